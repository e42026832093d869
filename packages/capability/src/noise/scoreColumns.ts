import {
  checkArray,
  checkFinitePositive,
  checkObject,
  checkSameLength,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';
import type { PromptScores } from './promptScores.ts';

/** Scores of the prompts that have any, checked; what a prompt with one attempt lacks is NaN. */
export interface ScoreColumns {
  readonly attempts: Float64Array;
  readonly means: Float64Array;
  readonly variances: Float64Array;
  readonly range: number;
}

/** Checks scores in the name of the function that was called; `keep` says which prompts stay. */
export function scoreColumns(
  fn: string,
  name: string,
  scores: PromptScores,
  keep?: (row: number) => boolean,
): ScoreColumns {
  checkObject(fn, name, scores);
  const { attempts, means, variances, range = 1 } = scores;
  checkArray(fn, 'attempts', attempts);
  checkSameLength(fn, 'means', means, attempts.length);
  checkSameLength(fn, 'variances', variances, attempts.length);
  checkFinitePositive(fn, 'range', range);
  const rows: number[] = [];
  for (let i = 0; i < attempts.length; i++) {
    checkWhole(fn, 'attempts', attempts[i]!);
    if (attempts[i] === 0) continue;
    if (!Number.isFinite(means[i])) throw new DomainError(fn, 'means', 'finite', means[i], i);
    const variance = variances[i]!;
    // not above what the range allows, but for rounding
    const most = ((range * range) / 2) * (1 + 1e-9);
    if (attempts[i]! > 1 && !(variance >= 0 && variance <= most))
      throw new DomainError(fn, 'variances', `in [0, range² / 2 = ${most}]`, variance, i);
    if (keep?.(i) ?? true) rows.push(i);
  }
  return {
    attempts: Float64Array.from(rows, (i) => attempts[i]!),
    means: Float64Array.from(rows, (i) => means[i]!),
    variances: Float64Array.from(rows, (i) => (attempts[i]! > 1 ? variances[i]! : NaN)),
    range,
  };
}
