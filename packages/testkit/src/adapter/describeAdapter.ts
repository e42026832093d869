import { describe, expect, it } from 'vitest';
import { adapterFaults } from './adapterFaults.ts';
import type { DrawnFigure, PromisedFigure } from './promisedFigure.ts';

/** Room in px; without it a figure's own width. */
export interface AdapterRoom {
  /** In px. */
  readonly width?: number;
}

/** An adapter, its figures and the library that draws them. */
export interface AdapterContract<
  F extends { readonly id: string },
  T extends { readonly name: string },
> {
  /** Figures to draw, each in every theme. */
  readonly figures: readonly F[];
  /** Themes to draw them in; widths are tried in the first. */
  readonly themes: readonly T[];
  /** Rooms in px to draw in, beside a figure's own width. Default: a phone's 390 and a wide page's 900. */
  readonly widths?: readonly number[];
  /** What a figure promises: `resolveFigure`. */
  resolve(figure: NoInfer<F>, theme: NoInfer<T>, room: AdapterRoom): PromisedFigure;
  /** Has the library draw what the adapter made. */
  draw(
    figure: NoInfer<F>,
    theme: NoInfer<T>,
    room: AdapterRoom,
  ): Promise<DrawnFigure> | DrawnFigure;
  /** Colours of the library that are invisible and cannot be set. */
  readonly allow?: readonly string[];
}

/**
 * The contract of every adapter, one vitest test per figure, theme and width: the picture shows what
 * the resolved figure promises, by the rules of `adapterFaults`.
 */
export function describeAdapter<
  F extends { readonly id: string },
  T extends { readonly name: string },
>(
  name: string,
  { figures, themes, widths = [390, 900], resolve, draw, allow = [] }: AdapterContract<F, T>,
): void {
  const rooms = [
    ...themes.map((theme) => [theme.name, theme, {}] as const),
    ...widths.map((width) => [`${width} px`, themes[0]!, { width }] as const),
  ];
  describe.each(rooms)(`${name}, %s`, (_, theme, room) => {
    it.each(figures.map((figure) => [figure.id, figure] as const))(
      'draws %s',
      async (_, figure) => {
        const drawn = await draw(figure, theme, room);
        expect(adapterFaults(resolve(figure, theme, room), drawn, { allow })).toEqual([]);
      },
    );
  });
}
