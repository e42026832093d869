import { checkAtLeast, checkObject, checkOneOf } from '@bits-per-sample/core';
import type { Detector } from './detector.ts';
import { passByStep } from './passByStep.ts';

/** Steps from which level and spread are taken. */
const FIRST = 20;
/** What is allowed at a step, and in sum before it counts; in standard deviations. */
const SLACK = 0.5;
const LIMIT = 5;

/**
 * The cumulative sum of Page, two-sided and with the textbook's constants: the pass rate has moved
 * when its standard deviations from the level of the first 20 steps, less a half each, add up to 5.
 *
 * To be compared with: learning moves the pass rate, which is no fault.
 *
 * @param options `margin`: the mean of the steps that added up must lie so far from the level, in
 *   shares. Default 0. `sides`: `'both'` counts rises too. Default `'fall'`.
 * @returns a detector that says `fall` or `rise` of `pass`.
 * @throws {DomainError} a negative margin.
 *
 * @see Page (1954), Continuous inspection schemes, [doi:10.1093/biomet/41.1-2.100](https://doi.org/10.1093/biomet/41.1-2.100)
 *
 * @example
 * ```ts
 * cusum().name; // => 'CUSUM'
 * ```
 */
export function cusum(
  options: { readonly margin?: number; readonly sides?: 'fall' | 'both' } = {},
): Detector {
  checkObject('cusum', 'options', options);
  const { margin = 0, sides = 'fall' } = options;
  checkAtLeast('cusum', 'margin', margin, 0);
  checkOneOf('cusum', 'sides', sides, ['fall', 'both']);
  const extra = [
    ...(sides === 'both' ? ['both sides'] : []),
    ...(margin > 0 ? [`margin ${margin}`] : []),
  ];
  return {
    name: ['CUSUM', ...extra].join(', '),
    watch: (run) => {
      const pass = passByStep(run);
      const steps = [...pass.keys()].filter((t) => !Number.isNaN(pass[t]!));
      const values = steps.map((t) => pass[t]!);
      const moved = [
        { code: 'fall', at: firstMove(values, -1, margin) },
        { code: 'rise', at: sides === 'both' ? firstMove(values, 1, margin) : null },
      ];
      return moved.flatMap(({ code, at }) =>
        at === null
          ? []
          : [{ code, metric: 'pass', severity: 'alarm', onset: null, seen: steps[at]! } as const],
      );
    },
  };
}

/** The first place at which the sum of what exceeds the slack is above its limit. */
function firstMove(values: readonly number[], sign: 1 | -1, margin: number): number | null {
  if (values.length <= FIRST) return null;
  const first = values.slice(0, FIRST);
  const level = first.reduce((sum, x) => sum + x, 0) / FIRST;
  const spread = Math.sqrt(first.reduce((sum, x) => sum + (x - level) ** 2, 0) / (FIRST - 1));
  let sum = 0;
  let moved = 0;
  let n = 0;
  for (let t = FIRST; t < values.length; t++) {
    const off = sign * (values[t]! - level);
    sum = Math.max(0, sum + off / Math.max(spread, 1e-3) - SLACK);
    moved = sum === 0 ? 0 : moved + off;
    n = sum === 0 ? 0 : n + 1;
    if (sum > LIMIT && moved / n >= margin) return t;
  }
  return null;
}
