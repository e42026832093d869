import type { Figure, FigureFinding } from '@bits-per-sample/core';
import { checkShape } from '../parts/checkShape.ts';
import { finishFigure } from '../parts/finishFigure.ts';
import { layCurves } from '../parts/layCurves.ts';
import { number } from '../parts/wording.ts';

/** What {@link claimFigure} shows: the result of an experiment, as `simulateClaim` of `lab` gives it. */
export interface ClaimFigureData {
  /** Short name of the claim. */
  readonly id: string;
  /** The claim, in a sentence. */
  readonly claim: string;
  /** What is true of it. */
  readonly verdict: string;
  /** Lines, and titles of the axes. */
  readonly picture: {
    /** Title of the x axis. */
    readonly x: string;
    /** Title of the y axis. */
    readonly y: string;
    /** 1 to 12 lines of different names; `x` and `y` of one length, shape [points]. */
    readonly series: readonly {
      /** What the line follows. */
      readonly name: string;
      /** Places along the x axis. */
      readonly x: readonly number[];
      /** Heights. */
      readonly y: readonly number[];
    }[];
    /** `log` where the x axis is logarithmic. */
    readonly xScale?: string;
  };
}

/**
 * What an experiment found that puts a claim about samples to the test: its lines, in a small world
 * whose truth is known.
 *
 * What one reads off: how the lines lie to each other, on which the verdict rests. The numbers that
 * decide stand beside the picture, not in it.
 *
 * @param result of an experiment, as `simulateClaim` of `lab` gives it.
 * @returns a figure.
 * @throws {DomainError} no line with a value, more than 12, one twice, columns of different length, an
 *   infinite number, or a logarithmic axis without a place above 0.
 *
 * @example
 * ```ts
 * const series = [{ name: 'a label', x: [0.1, 0.5], y: [3.3, 1] }];
 * const { findings } = claimFigure({
 *   ...{ id: 'few', claim: 'Labels tell most where success is rare.', verdict: 'Holds.' },
 *   picture: { x: 'pass rate', y: 'bits', series },
 * });
 * findings[0].text; // => 'a label: 3.3 at 0.1, 1 at 0.5'
 * ```
 */
export function claimFigure(result: ClaimFigureData): Figure {
  const fn = 'claimFigure';
  checkShape(fn, 'result', result, {
    id: 'text',
    claim: 'text',
    verdict: 'text',
    picture: {
      x: 'text',
      y: 'text',
      series: [{ name: 'text', x: 'numbers', y: 'numbers' }],
      'xScale?': 'text',
    },
  });
  const { id, claim, verdict, picture } = result;
  const size = { width: 680, height: 340 };
  const laid = layCurves(picture.series, {
    fn,
    xType: picture.xScale === 'log' ? 'log' : 'linear',
    xFormat: 'number',
    size,
    words: { series: 'line', x: picture.x, y: picture.y },
    fields: ['x', 'y'],
    direct: false,
  });
  const findings = laid.curves.map(({ name, points }): FigureFinding => {
    const seen = points.filter(({ y }) => !Number.isNaN(y));
    const [first, last] = [seen[0]!, seen.at(-1)!];
    return {
      text: `${name}: ${number(first.y)} at ${number(first.x)}, ${number(last.y)} at ${number(last.x)}`,
      numbers: { firstX: first.x, firstY: first.y, lastX: last.x, lastY: last.y },
    };
  });
  return finishFigure({
    id: `claim-${id.replace(/[^A-Za-z0-9-]+/g, '-')}`,
    title: claim,
    subtitle: verdict,
    findings,
    size,
    caption: [
      'A small world whose truth is known: what holds in it need not hold in a large model.',
      ...laid.remarks,
    ],
    data: laid.data,
    scales: {
      x: { ...laid.x, label: picture.x, format: 'number' },
      y: { ...laid.y, label: picture.y, format: 'number' },
      color: laid.color,
    },
    layers: laid.layers,
  });
}
