import type { Figure } from '@bits-per-sample/core';
import {
  bitsLinearFigure,
  bitsLogFigure,
  degeneracyFigure,
  goldilocksFigure,
  wastedRolloutsFigure,
} from '@bits-per-sample/figures';
import { resolveFigure, themes } from '@bits-per-sample/plot';
import { toObservablePlot } from '@bits-per-sample/plot-observable';
import { pictureFaults } from '@bits-per-sample/testkit';
import * as Plot from '@observablehq/plot';
import { Resvg } from '@resvg/resvg-js';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';

const { document } = parseHTML('<html></html>');
const successes = Float64Array.from({ length: 240 }, (_, i) => (i * i + (i >> 3)) % 9);
const passRates = successes.map((k) => k / 8);
const step = Array.from({ length: 200 }, (_, i) => i + 1);
const wasted = (steps: readonly number[]) =>
  wastedRolloutsFigure({
    step: steps,
    solved: steps.map((i) => 40 + (i % 9)),
    failed: steps.map((i) => 90 - (i % 30)),
    mixed: steps.map(() => 120),
    error: steps.map((i) => i % 20),
  });

const pictures: readonly (readonly [string, Figure])[] = [
  ['bitsLog', bitsLogFigure()],
  ['bitsLog with prompts', bitsLogFigure({ passRates })],
  ['bitsLinear', bitsLinearFigure()],
  ['bitsLinear with prompts', bitsLinearFigure({ passRates })],
  ['goldilocks', goldilocksFigure({ successes, attempts: new Float64Array(240).fill(8) })],
  ['degeneracy', degeneracyFigure()],
  ['degeneracy with prompts', degeneracyFigure({ groupSizes: [2, 4, 8, 16, 32, 64], passRates })],
  ['wastedRollouts as bars', wasted(step.slice(0, 30))],
  ['wastedRollouts as areas', wasted(step)],
];

/** Pixels of a colour, blended edges aside. */
function count(pixels: Uint8Array, color: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(color.slice(i, i + 2), 16));
  let found = 0;
  for (let i = 0; i < pixels.length; i += 4)
    if (pixels[i] === r && pixels[i + 1] === g && pixels[i + 2] === b) found++;
  return found;
}

describe.each(['light', 'dark'] as const)('%s', (name) => {
  const theme = themes[name];

  it.each(pictures)('%s: every text, every series, no other colour', (_, figure) => {
    const { output, warnings } = toObservablePlot(figure, { Plot, document, theme });
    const { panels, legend, title, subtitle, caption, alt } = resolveFigure(figure, theme);
    const panel = panels[0]!;
    expect(warnings).toEqual([]);
    expect(
      pictureFaults(output.outerHTML, {
        alt,
        texts: [
          ...[title, ...subtitle.split(' '), ...caption.split(' ')],
          ...legend.map((entry) => entry.label),
          ...[panel.x, panel.y].flatMap((axis) => [axis.label, ...axis.ticks.map((t) => t.label)]),
          ...panel.notes.map((note) => note.text),
          ...panel.series.flatMap((series) => series.texts ?? []),
        ],
        series: panel.series
          .filter((series) => series.x.length > 0)
          .map(({ mark, name, color }) => ({
            name: name || mark,
            color,
            path: mark === 'line' || mark === 'band',
          })),
        palette: [...Object.values(theme.roles), theme.background, theme.grid],
      }),
    ).toEqual([]);
  });

  it.each(pictures)('%s: every hue can be seen in the PNG', (_, figure) => {
    const { output } = toObservablePlot(figure, { Plot, document, theme });
    const options = {
      fitTo: { mode: 'zoom', value: 2 },
      font: { loadSystemFonts: false },
    } as const;
    const { pixels, width, height } = new Resvg(output.outerHTML, options).render();
    expect(count(pixels, theme.background)).toBeLessThan(0.95 * width * height);
    const { panels } = resolveFigure(figure, theme);
    for (const { mark, color, opacity } of panels[0]!.series)
      if (opacity === 1 && ['line', 'hist', 'bar', 'band'].includes(mark))
        expect(count(pixels, color)).toBeGreaterThanOrEqual(60);
  });
});
