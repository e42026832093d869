import type { Figure } from '@bits-per-sample/core';
import { themes } from '@bits-per-sample/plot';
import { toPlotly } from '@bits-per-sample/plot-plotly';

/** What the two scripts that are loaded on demand put on the page. */
interface OnDemand {
  readonly Plotly: {
    newPlot(place: HTMLElement, figure: unknown): Promise<unknown>;
  };
  readonly galleryFigures: Readonly<Record<string, Figure>>;
}

const loaded = new Map<string, Promise<void>>();
function load(src: string): Promise<void> {
  const known = loaded.get(src);
  if (known) return known;
  const script = document.createElement('script');
  script.src = src;
  const done = new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${src} does not load`)));
  });
  document.head.append(script);
  loaded.set(src, done);
  return done;
}

for (const place of document.querySelectorAll<HTMLElement>('.plotly')) {
  const button = place.querySelector('button');
  button?.addEventListener('click', async () => {
    button.disabled = true;
    await Promise.all(['figures.js', 'plotly.js'].map((name) => load(`../assets/pages/${name}`)));
    const { Plotly, galleryFigures } = globalThis as unknown as OnDemand;
    const figure = galleryFigures[place.dataset.figure ?? ''];
    if (!figure) return;
    button.remove();
    for (const theme of Object.values(themes)) {
      const box = document.createElement('div');
      box.setAttribute('role', 'img');
      box.setAttribute('aria-label', figure.alt);
      place.append(box);
      const { output } = toPlotly(figure, { theme });
      // laid out in px: shown smaller as a whole, as the pictures above are
      const plot = document.createElement('div');
      box.append(plot);
      const zoom = Math.min(1, box.clientWidth / output.layout.width);
      await Plotly.newPlot(plot, output);
      plot.style.zoom = String(zoom); // afterwards: texts are measured unzoomed
    }
  });
}
