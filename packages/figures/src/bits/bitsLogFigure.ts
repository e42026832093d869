import type { Figure } from '@bits-per-sample/core';
import { bitsFigure, type PassRateFigureOptions } from './bitsFigure.ts';

const decades = (from: number, to: number, perDecade: number) =>
  Array.from({ length: (to - from) * perDecade + 1 }, (_, i) =>
    i % perDecade === 0 ? Number(`1e${from + i / perDecade}`) : 10 ** (from + i / perDecade),
  );

/**
 * Bits per sample against the pass rate on a log axis: the view of a beginner, who has to
 * cross decades of pass rates at which a rollout tells next to nothing while a labelled
 * answer tells more the rarer it is.
 *
 * SL: −log₂ p. RL: H(p) = −p log₂ p − (1−p) log₂(1−p), an upper bound for a 0/1 reward.
 *
 * @param data `passRates`: prompts of one's own, drawn on the RL curve; a pass rate of 0 has
 *   no place on a log axis and is drawn as an arrow at its left end.
 * @returns a figure.
 * @throws {DomainError} a pass rate outside [0, 1].
 *
 * @see Patel (2025), https://www.dwarkesh.com/p/bits-per-sample
 *
 * @example
 * ```ts
 * bitsLogFigure().findings[0].numbers.passRate; // => 0.001
 * bitsLogFigure({ passRates: [0, 0.25, 0.5] }).findings.length; // => 3
 * ```
 */
export function bitsLogFigure(data: PassRateFigureOptions = {}): Figure {
  const top = Array.from({ length: 50 }, (_, i) => (51 + i) / 100);
  return bitsFigure(data, {
    fn: 'bitsLogFigure',
    id: 'bits-log',
    title: 'For a beginner nearly all of the way is desert',
    subtitle: 'Bits that one sample tells, over the pass rate on a log axis',
    type: 'log',
    domain: [1e-6, 1],
    top: 20,
    ticks: [...'654321']
      .map((k) => ({ at: Number(`1e-${k}`), label: `10⁻${'⁰¹²³⁴⁵⁶'[Number(k)]}` }))
      .concat({ at: 1, label: '1' }),
    grid: [...decades(-6, 0, 20).filter((p) => p <= 0.51), ...top],
    labels: [
      { p: 1e-4, bits: 13.2877, shift: [8, -8] },
      { p: 1e-4, bits: 0, shift: [8, -14] },
    ],
    example: 0.001,
  });
}
