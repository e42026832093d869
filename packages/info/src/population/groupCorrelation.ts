import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkPassCounts,
  checkSameLength,
  checkWhole,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  type PassCounts,
  undefinedEstimate,
} from '@bits-per-sample/core';
import { denseCodes } from '../numeric/denseCodes.ts';

/** Where groups stand. */
export interface RepeatedGroups extends PassCounts {
  /** Prompt of each group; shape [groups]. */
  readonly prompts: ArrayLike<string | number>;
  /** Step of each group; shape [groups]. */
  readonly steps: ArrayLike<number>;
}

/** How much rollouts of a group resemble each other, beyond the pass rate of their prompt. */
export interface GroupCorrelation extends Estimate<'correlation'> {
  /** Standard error, by prompts. */
  readonly standardError: number;
}

/**
 * Whether the rollouts of a group resemble each other more than those of the same prompt at
 * neighbouring steps: a shared prefix, a cache, a seed.
 *
 * Per prompt, over pairs of groups that follow each other: c = (p̂q̂′ + p̂′q̂)/2, d the mean of
 * k(n − k)/(n(n − 1)); ρ̂ = Σ(c − d)/Σc. Pass rates that move fast look alike: give pairs further
 * apart (`lag`), and if it grows with the lag it is drift.
 *
 * @param groups successes, attempts, prompt and step of each group.
 * @param options `lag`: how many groups of the prompt lie between, 1 (default) or more; `level`.
 * @returns ρ with a normal interval; undefined where no prompt comes back.
 * @throws {DomainError} counts that are none, columns of different lengths, lag no
 *   integer in [1, 2²⁰], level outside (0, 1).
 *
 * @example
 * ```ts
 * const groups = {
 *   successes: [1, 3, 4, 4, 0, 1], attempts: [4, 4, 4, 4, 4, 4],
 *   prompts: ['a', 'a', 'b', 'b', 'c', 'c'], steps: [1, 2, 1, 2, 1, 2],
 * };
 * groupCorrelation(groups).n; // => 3
 * ```
 */
export function groupCorrelation(
  groups: RepeatedGroups,
  options: IntervalOptions & { readonly lag?: number } = {},
): GroupCorrelation {
  const fn = 'groupCorrelation';
  checkPassCounts(fn, groups);
  checkObject(fn, 'options', options);
  const { level = 0.95, lag = 1 } = options;
  checkLevel(fn, level);
  checkWhole(fn, 'lag', lag, { least: 1, most: 2 ** 20 });
  const { successes, attempts, prompts, steps } = groups;
  checkSameLength(fn, 'prompts', prompts, attempts.length);
  checkSameLength(fn, 'steps', steps, attempts.length);
  checkNumbers(fn, 'steps', steps);
  const { rows, ends } = byPrompt(attempts, prompts);
  const within = (row: number): number =>
    (successes[row]! * (attempts[row]! - successes[row]!)) /
    (attempts[row]! * (attempts[row]! - 1));
  const across: number[] = [];
  const beyond: number[] = [];
  for (let prompt = 1; prompt < ends.length; prompt++) {
    const start = ends[prompt - 1]!;
    const end = ends[prompt]!;
    if (end - start <= lag) continue;
    if (!inOrder(rows, steps, start, end))
      rows.subarray(start, end).sort((x, y) => steps[x]! - steps[y]!);
    let c = 0;
    let d = 0;
    for (let at = start + lag; at < end; at++) {
      const i = rows[at - lag]!;
      const j = rows[at]!;
      const p = successes[i]! / attempts[i]!;
      const q = successes[j]! / attempts[j]!;
      c += (p * (1 - q) + q * (1 - p)) / 2;
      d += (within(i) + within(j)) / 2;
    }
    across.push(c);
    beyond.push(c - d);
  }
  const unknown = (reason: string): GroupCorrelation => ({
    ...undefinedEstimate('correlation', reason, { level, n: across.length }),
    standardError: NaN,
  });
  const total = across.reduce((sum, x) => sum + x, 0);
  if (across.length < 2) return unknown('no two prompts come back');
  if (!(total > 0)) return unknown('every prompt that comes back had one verdict throughout');
  const value = beyond.reduce((sum, x) => sum + x, 0) / total;
  const spread = beyond.reduce((sum, x, i) => sum + (x - value * across[i]!) ** 2, 0);
  const standardError = Math.sqrt((spread * across.length) / (across.length - 1)) / total;
  const reach = normalQuantile((1 + level) / 2) * standardError;
  const method = `groups of a prompt ${lag === 1 ? 'that follow each other' : `${lag} apart`}`;
  return {
    value,
    lower: value - reach,
    upper: value + reach,
    level,
    n: across.length,
    unit: 'correlation',
    method,
    standardError,
  };
}

/** The groups of two or more, prompt by prompt, and where each ends. */
function byPrompt(attempts: ArrayLike<number>, prompts: ArrayLike<string | number>) {
  const { codes, count } = denseCodes(prompts, attempts.length);
  const ends = new Int32Array(count + 1);
  for (let i = 0; i < codes.length; i++) if (attempts[i]! >= 2) ends[codes[i]! + 1]!++;
  for (let at = 0; at < count; at++) ends[at + 1]! += ends[at]!;
  const rows = new Int32Array(ends[count]!);
  const next = ends.slice();
  for (let i = 0; i < codes.length; i++) if (attempts[i]! >= 2) rows[next[codes[i]!]!++] = i;
  return { rows, ends };
}

/** Whether rows from one on to another stand in the order of their steps. */
function inOrder(rows: Int32Array, steps: ArrayLike<number>, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at++)
    if (steps[rows[at]!]! < steps[rows[at - 1]!]!) return false;
  return true;
}
