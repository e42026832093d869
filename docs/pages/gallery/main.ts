import { themes } from '@bits-per-sample/plot';
import { byId } from '../follow.ts';
import * as observable from './adapters/observable.ts';
import { codeOf } from './code.ts';
import { copyButton } from './copyButton.ts';
import type { Draw } from './draw.ts';
import { figures } from './figures.ts';

/** Adapters by name; those of large libraries come when they are chosen. */
const adapters = new Map<string, Promise<Draw>>([['observable', Promise.resolve(observable.draw)]]);
const status = byId('gallery-status');
const form = byId<HTMLFormElement>('gallery');
const root = document.documentElement;
const dark = matchMedia('(prefers-color-scheme: dark)');

const chosen = () => form.querySelector<HTMLInputElement>(':checked')!.value;
const scheme = (): keyof typeof themes => {
  const { theme } = root.dataset;
  if (theme === 'light' || theme === 'dark') return theme;
  return dark.matches ? 'dark' : 'light';
};

/** An adapter, from its own script, which a page opened from a disk may load. */
function adapter(name: string): Promise<Draw> {
  const known = adapters.get(name);
  if (known) return known;
  const loading = new Promise<Draw>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = `../assets/pages/${name}.js`;
    script.addEventListener('load', () =>
      resolve((globalThis as unknown as Record<string, { draw: Draw }>)[`gallery_${name}`]!.draw),
    );
    script.addEventListener('error', () => reject(new Error(`${script.src} does not load`)));
    document.head.append(script);
  });
  adapters.set(name, loading);
  return loading;
}

/** Px from the top of the window where a heading stands that a link led to. */
const readFrom = 180;

/** A figure of the page with its picture and its code. */
class Entry {
  readonly #place: HTMLElement;
  readonly #name: string;
  readonly #example: HTMLElement;
  readonly #code = document.createElement('code');
  #drawn = '';

  constructor(place: HTMLElement) {
    this.#place = place;
    this.#name = place.dataset.figure!;
    const block = place.nextElementSibling as HTMLElement;
    this.#example = block.querySelector('code')!;
    const heading = place.previousElementSibling?.previousElementSibling?.textContent ?? '';
    const shown = document.createElement('pre');
    this.#code.className = 'ts';
    this.#code.append(...(this.#example.cloneNode(true) as HTMLElement).childNodes);
    shown.append(this.#code);
    block.replaceWith(
      copyButton(heading, () => this.#code.textContent ?? ''),
      shown,
    );
  }

  /** Draws it as the page wants it now, if it is not drawn so already. */
  async draw(): Promise<void> {
    const look = {
      adapter: chosen(),
      scheme: scheme(),
      width: Math.floor(this.#place.clientWidth),
    };
    const key = Object.values(look).join(' ');
    if (key === this.#drawn || look.width === 0) return;
    this.#drawn = key;
    const [draw, figure] = await Promise.all([adapter(look.adapter), figures[this.#name]!()]);
    if (key !== this.#drawn) return; // chosen otherwise in the meantime
    const picture = document.createElement('div');
    picture.className = 'coming';
    this.#place.append(picture);
    await draw(figure, picture, { theme: themes[look.scheme], width: look.width });
    if (key !== this.#drawn) return picture.remove();
    this.#keepBelow(() => {
      while (picture.previousElementSibling) picture.previousElementSibling.remove();
      picture.classList.remove('coming');
      this.#place.dataset.drawn = key;
      this.#code.replaceChildren(codeOf(this.#example, look));
    });
  }

  /** Changes what may stand above what is read, without moving that. */
  #keepBelow(change: () => void): void {
    const end = () => this.#code.getBoundingClientRect().bottom;
    const before = end();
    change();
    if (before < readFrom) scrollBy({ top: end() - before, behavior: 'instant' });
  }
}

const places = [...document.querySelectorAll<HTMLElement>('.picture')];
const entries = new Map(places.map((place) => [place, new Entry(place)]));
const near = new Set<Element>();
const fail = (error: unknown) => {
  status.textContent = error instanceof Error ? error.message : String(error);
};
const redraw = () =>
  Promise.all([...near].map((place) => entries.get(place as HTMLElement)?.draw())).then(
    () => {},
    fail,
  );

const seen = new IntersectionObserver(
  (changes) => {
    for (const { target, isIntersecting } of changes)
      if (isIntersecting) near.add(target);
      else near.delete(target);
    void redraw();
  },
  { rootMargin: '100% 0%' },
);
for (const place of places) seen.observe(place);
new ResizeObserver(() => void redraw()).observe(places[0]!);
dark.addEventListener('change', () => void redraw());
new MutationObserver(() => void redraw()).observe(root, { attributeFilter: ['data-theme'] });
form.addEventListener('change', async () => {
  const name = form.querySelector(':checked')!.parentElement!.textContent!.trim();
  status.textContent = `Loading ${name}`;
  await adapter(chosen()).then(redraw, fail);
  if (status.textContent === `Loading ${name}`) status.textContent = `Drawn by ${name}`;
});
