import type { Figure } from '@bits-per-sample/core';
import { type VegaLiteOptions, type VegaLiteResult, vegaLiteSpec } from './vegaLiteSpec.ts';

/**
 * Translates a figure into a Vega-Lite specification: plain JSON, compiled without a warning,
 * drawn alike in a browser and without one.
 *
 * Vega-Lite has no logit axis and draws a linear one when asked for it. Here every axis is
 * linear and places are worked out beforehand: `_x, _y` in the rows, tick labels in the axis.
 * The rows also hold the values of the data under their own names, which is what tooltips show.
 * The description stands in `description` and in the panel, because Vega drops the former
 * without a page.
 *
 * @param figure a sound figure.
 * @param options `theme`: default `themes.light`; `width`: room in px, by default the figure's own.
 * @returns `output`: the specification; `warnings`: what was left out, moved or thinned.
 * @throws {DomainError} the figure is not sound, or `width` is out of range.
 *
 * @see Satyanarayan et al. (2017), Vega-Lite: A Grammar of Interactive Graphics, doi:10.1109/TVCG.2016.2599030
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
 * const { output, warnings } = toVegaLite(figure);
 * compile(output).spec.description; // => 'One point.'
 * warnings; // => []
 * ```
 */
export function toVegaLite(figure: Figure, options: VegaLiteOptions = {}): VegaLiteResult {
  return vegaLiteSpec('toVegaLite', figure, options);
}
