/// <reference lib="dom" />
import { DomainError, type Figure } from '@bits-per-sample/core';
import { type FigureTable, themes as ownThemes, type Theme, toTable } from '@bits-per-sample/plot';
import type { ObservablePlot } from './observablePlot.ts';
import { toObservablePlot } from './toObservablePlot.ts';

/** What {@link defineBitsFigure} needs. */
export interface BitsFigureOptions {
  /** The library, handed in: `import * as Plot from '@observablehq/plot'`. */
  readonly Plot: ObservablePlot;
  /** Name of the element. Default `bits-figure`. */
  readonly name?: string;
  /** Colours and type in either colour scheme. Default: `themes` of `plot`. */
  readonly themes?: { readonly light: Theme; readonly dark: Theme };
}

/** What a `<bits-figure>` has beside what every element has. */
export interface BitsFigureElement {
  /** The figure that is shown; null where there is none. */
  figure: Figure | null;
  /** What was left out, moved or thinned in the picture. */
  readonly warnings: readonly string[];
}

const sheet = `
:host { display: block; }
:host([hidden]) { display: none; }
section { margin: 0; padding: 0; }
svg { display: block; }
details { font: 13px/1.4 var(--font); color: var(--fg); background: var(--ground); padding: 4px 16px 8px; }
summary { cursor: pointer; color: var(--muted); width: fit-content; }
summary:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.scroll { overflow: auto; max-height: 24em; margin: 8px 0; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; color: var(--muted); }
th, td { padding: 2px 12px 2px 0; text-align: right; border-bottom: 1px solid var(--grid); }
th { font-weight: 600; vertical-align: bottom; }
p { font: 13px/1.4 system-ui, sans-serif; }
`;

// long: a class of elements can only stand where there are elements, inside the function
/**
 * Defines `<bits-figure>`: a figure with its table, in the colours of the reader's choice.
 *
 * - property `figure`: the figure; or attribute `src`: the address of one as JSON
 * - attribute `theme`: `light` or `dark`; without it the element follows the system, also
 *   when that changes
 * - attribute `width`: room in px; or `fit`: as wide as the element, also when that changes; without it
 *   the figure's own width
 * - attribute `table`: the table of the numbers stands open; a reader opens it by pointer or key
 *
 * The picture is an image with a name and a description; the table is reached with the keyboard.
 * What cannot be drawn says why, as an alert. After each drawing the element dispatches `draw`.
 * Importing this module does nothing: the element exists once this function was called, and a
 * second call with the same name changes nothing.
 *
 * ```html
 * <bits-figure src="bits-log.json"></bits-figure>
 * <script type="module">
 *   import * as Plot from '@observablehq/plot';
 *   import { defineBitsFigure } from '@bits-per-sample/plot-observable/element';
 *   defineBitsFigure({ Plot });
 * </script>
 * ```
 *
 * @param options the library, and a name of one's own.
 * @throws {DomainError} the library is not one, or where there are no custom elements, as in Node.
 *
 * @see Custom elements, https://html.spec.whatwg.org/multipage/custom-elements.html
 */
export function defineBitsFigure({
  Plot,
  name = 'bits-figure',
  themes = ownThemes,
}: BitsFigureOptions): void {
  const registry = globalThis.customElements;
  if (registry === undefined)
    throw new DomainError('defineBitsFigure', 'customElements', 'in a browser', registry);
  if (typeof Plot?.plot !== 'function')
    throw new DomainError(
      'defineBitsFigure',
      'Plot',
      "the library, from '@observablehq/plot'",
      Plot,
    );
  if (registry.get(name)) return;

  class BitsFigure extends HTMLElement implements BitsFigureElement {
    static readonly observedAttributes = ['src', 'theme', 'table', 'width'];
    #figure: Figure | null = null;
    #warnings: readonly string[] = [];
    #loading: AbortController | undefined;
    readonly #dark = matchMedia('(prefers-color-scheme: dark)');
    readonly #redraw = () => this.#draw();
    #drawn: number | undefined;
    readonly #resized = new ResizeObserver(() => {
      if (this.#room() !== this.#drawn) this.#draw();
    });

    get figure(): Figure | null {
      return this.#figure;
    }

    set figure(figure: Figure | null) {
      this.#loading?.abort();
      this.#figure = figure;
      this.#draw();
    }

    get warnings(): readonly string[] {
      return this.#warnings;
    }

    connectedCallback(): void {
      this.#dark.addEventListener('change', this.#redraw);
      this.#resized.observe(this);
      if (Object.hasOwn(this, 'figure')) {
        // set before the element was defined: let it reach the setter
        const early = this.figure;
        Reflect.deleteProperty(this, 'figure');
        this.figure = early;
      } else this.#draw();
    }

    disconnectedCallback(): void {
      this.#dark.removeEventListener('change', this.#redraw);
      this.#resized.disconnect();
      this.#loading?.abort();
    }

    attributeChangedCallback(attribute: string, _: string | null, value: string | null): void {
      if (attribute === 'src' && value !== null) void this.#load(value);
      else if (attribute === 'theme' || attribute === 'width') this.#draw();
      else if (attribute === 'table')
        this.shadowRoot?.querySelector('details')?.toggleAttribute('open', value !== null);
    }

    async #load(src: string): Promise<void> {
      this.#loading?.abort();
      const loading = new AbortController();
      this.#loading = loading;
      try {
        const response = await fetch(src, { signal: loading.signal });
        if (!response.ok) throw new Error(`${src}: ${response.status}`);
        const figure = (await response.json()) as Figure;
        if (!loading.signal.aborted) this.figure = figure;
      } catch (error) {
        if (!loading.signal.aborted) this.#fail(error);
      }
    }

    /** Px that the picture is laid out for; undefined is the figure's own width. */
    #room(): number | undefined {
      const width = this.getAttribute('width');
      if (width === null) return undefined;
      if (width !== 'fit') return Number(width);
      // an element that is not laid out yet, or not at all, has no width
      return this.clientWidth > 0 ? Math.max(80, this.clientWidth) : undefined;
    }

    #draw(): void {
      if (!this.isConnected) return;
      if (this.#figure === null) {
        this.shadowRoot?.replaceChildren();
        return;
      }
      const wanted = this.getAttribute('theme');
      const dark = wanted === 'dark' || (wanted !== 'light' && this.#dark.matches);
      const theme = dark ? themes.dark : themes.light;
      const open = this.shadowRoot?.querySelector('details')?.open ?? this.hasAttribute('table');
      this.#drawn = this.#room();
      try {
        const { output, warnings } = toObservablePlot<SVGSVGElement>(this.#figure, {
          Plot,
          document,
          theme,
          width: this.#drawn,
        });
        const tables = toTable(this.#figure, { maxRows: 200 });
        this.#warnings = warnings;
        // where the element is wider or higher than the picture, one ground lies under both
        this.#fill(`:host { background: ${theme.background}; }`, [
          output,
          ...(tables.length > 0
            ? [drawTables(tables, { open, theme, title: this.#figure.title })]
            : []),
        ]);
        this.dispatchEvent(new Event('draw'));
      } catch (error) {
        this.#fail(error);
      }
    }

    #fail(error: unknown): void {
      const alert = document.createElement('p');
      alert.setAttribute('role', 'alert');
      alert.textContent = error instanceof Error ? error.message : String(error);
      this.#warnings = [];
      this.#fill('', [alert]);
    }

    #fill(ground: string, nodes: readonly Node[]): void {
      const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
      const style = document.createElement('style');
      style.textContent = sheet + ground;
      root.replaceChildren(style, ...nodes);
    }
  }
  registry.define(name, BitsFigure);
}

function drawTables(
  tables: readonly FigureTable[],
  { open, theme, title }: { readonly open: boolean; readonly theme: Theme; readonly title: string },
): HTMLElement {
  const details = make('details', '');
  details.toggleAttribute('open', open);
  const { roles, background, grid, font } = theme;
  const colors = { fg: roles.fg, muted: roles.muted, accent: roles['series-1'] };
  for (const [key, value] of Object.entries({ ...colors, ground: background, grid, font }))
    details.style.setProperty(`--${key}`, value);
  details.append(make('summary', 'The numbers as a table'));
  for (const { name, headers, rows, omitted } of tables) {
    const set = name.replaceAll('_', ' ');
    const label = `${title}: ${set}`;
    const scroll = make('div', '');
    for (const [key, value] of Object.entries({
      role: 'region',
      tabindex: '0',
      'aria-label': label,
    }))
      scroll.setAttribute(key, value);
    scroll.className = 'scroll';
    const table = make('table', '');
    const head = make('tr', '');
    for (const header of headers) {
      const cell = make('th', header);
      cell.setAttribute('scope', 'col');
      head.append(cell);
    }
    const thead = make('thead', '');
    thead.append(head);
    const body = make('tbody', '');
    for (const row of rows) {
      const line = make('tr', '');
      line.append(...row.map((text) => make('td', text)));
      body.append(line);
    }
    const left = omitted > 0 ? `, without ${omitted} rows between these` : '';
    table.append(make('caption', `${set}${left}`), thead, body);
    scroll.append(table);
    details.append(scroll);
  }
  return details;
}

function make(tag: string, text: string): HTMLElement {
  const node = document.createElement(tag);
  if (text !== '') node.textContent = text;
  return node;
}
