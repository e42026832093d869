import type { Figure } from '@bits-per-sample/core';
import { printCode } from '@bits-per-sample/plot';
import { type VegaLiteOptions, vegaLiteSpec } from './vegaLiteSpec.ts';

/** A figure as source code. */
export interface VegaLiteSourceResult {
  /** An ES module: the specification, and a function `draw(container)` that returns a `vega.View`. */
  readonly output: string;
  /** What was left out, moved or thinned, and how much of it. */
  readonly warnings: readonly string[];
}

/**
 * The Vega-Lite code of a figure, to paste into a page or a project and to change by hand.
 * The specification is that of {@link toVegaLite}.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`; `width`: room in px, by default the figure's own.
 * @returns `output`: the code; `warnings`: as every adapter gives them.
 * @throws {DomainError} the figure is not sound, or `width` is out of range.
 *
 * @example
 * ```ts
 * const figure: Figure = {
 *   schema: 'figure/1', id: 'coin', title: 'A coin', alt: 'One point.', size: { width: 400, height: 240 },
 *   data: { coin: { p: { type: 'number', values: [0.5] }, h: { type: 'number', values: [1] } } },
 *   scales: {
 *     x: { type: 'logit', domain: [0.01, 0.99], label: 'p', format: 'probability' },
 *     y: { type: 'linear', domain: [0, 1], label: 'H(p)', unit: 'bits', format: 'bits' },
 *   },
 *   layers: [{ mark: 'point', data: 'coin', x: 'p', y: 'h' }],
 * };
 * const { output } = toVegaLiteSource(figure);
 * output.includes("import { compile } from 'vega-lite';"); // => true
 * output.includes('{ p: 0.5, h: 1, _x: 0, _y: 1,'); // => true
 * ```
 */
export function toVegaLiteSource(
  figure: Figure,
  options: VegaLiteOptions = {},
): VegaLiteSourceResult {
  const { output, warnings } = vegaLiteSpec('toVegaLiteSource', figure, options);
  const code = [
    "import * as vega from 'vega';",
    "import { compile } from 'vega-lite';",
    '',
    '// Rows hold the values of the data, and _x, _y where these lie on straight axes.',
    `export const spec = ${printCode(output)};`,
    '',
    '/** Draws into an element or a selector; without one, `await draw().toSVG()` is the picture. */',
    'export function draw(container) {',
    "  const renderer = container === undefined ? 'none' : 'svg';",
    '  const view = new vega.View(vega.parse(compile(spec).spec), { renderer, container, hover: true });',
    '  view.run();',
    '  return view;',
    '}',
    '',
  ];
  return { output: code.join('\n'), warnings };
}
