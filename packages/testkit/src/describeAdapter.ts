import { describe, expect, it } from 'vitest';
import { adapterFaults, type DrawnFigure, type PromisedFigure } from './adapterFaults.ts';

/** An adapter, its figures and the library that draws them. */
export interface AdapterContract<
  F extends { readonly id: string },
  T extends { readonly name: string },
> {
  /** Figures to draw, each in every theme. */
  readonly figures: readonly F[];
  /** Themes to draw them in. */
  readonly themes: readonly T[];
  /** What a figure promises: `resolveFigure`. */
  resolve(figure: NoInfer<F>, theme: NoInfer<T>): PromisedFigure;
  /** Has the library draw what the adapter made. */
  draw(figure: NoInfer<F>, theme: NoInfer<T>): Promise<DrawnFigure> | DrawnFigure;
  /** Colours of the library that are invisible and cannot be set. */
  readonly allow?: readonly string[];
}

/**
 * The contract of every adapter, one vitest test per figure and theme: the picture shows what
 * the resolved figure promises, by the rules of `adapterFaults`.
 */
export function describeAdapter<
  F extends { readonly id: string },
  T extends { readonly name: string },
>(name: string, { figures, themes, resolve, draw, allow = [] }: AdapterContract<F, T>): void {
  describe.each(themes.map((theme) => [theme.name, theme] as const))(`${name}, %s`, (_, theme) => {
    it.each(figures.map((figure) => [figure.id, figure] as const))(
      'draws %s',
      async (_, figure) => {
        const faults = adapterFaults(resolve(figure, theme), await draw(figure, theme), { allow });
        expect(faults).toEqual([]);
      },
    );
  });
}
