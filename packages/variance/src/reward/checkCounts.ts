import { DomainError } from '@bits-per-sample/core';
import type { PromptCounts } from './promptSignalToNoise.ts';

/** Unbiased p (1 − p) of each prompt, NaN below 2 attempts; counts checked. */
export function rewardVariances(fn: string, { successes, attempts }: PromptCounts): Float64Array {
  if (successes.length !== attempts.length)
    throw new DomainError(fn, 'attempts', `of length ${successes.length}`, attempts.length);
  return Float64Array.from(attempts, (n, i) => {
    const k = successes[i]!;
    if (!(Number.isInteger(n) && n >= 0))
      throw new DomainError(fn, 'attempts', 'of integers ≥ 0', n);
    if (!(Number.isInteger(k) && k >= 0 && k <= n))
      throw new DomainError(fn, 'successes', `of integers in [0, attempts = ${n}]`, k);
    return n < 2 ? NaN : ((k / n) * (n - k)) / (n - 1);
  });
}
