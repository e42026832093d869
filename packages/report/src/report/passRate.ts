import type { Estimate } from '@bits-per-sample/core';
import { meanPassRate, noisyVerdict, type RateFunction } from '@bits-per-sample/info';
import { type AskedGroups, meansOver } from './askedGroups.ts';
import { defined } from './numbers.ts';
import type { VerdictShares } from './reportVerdicts.ts';

/** p itself. */
const rate: RateFunction = {
  name: 'pass rate',
  at: (p) => p,
  range: [0, 1],
  unit: 'probability',
  exact: (n) => Float64Array.from({ length: n + 1 }, (_, k) => k / n),
};

/**
 * The mean pass rate over what is asked: of answers, where it is said how verdicts err.
 *
 * Where prompts come back there are few of them, and a rare easy one may be missing: the interval
 * then allows for a prompt of either kind that was not seen.
 */
export function readPassRate(
  asked: AskedGroups,
  errors: VerdictShares | undefined,
): Estimate<'probability'> | null {
  const { question, counts, prompts, level, kept } = asked;
  const comesBack = prompts !== undefined;
  const estimate =
    kept || ((question === 'these' || comesBack) && counts.attempts.some((n) => n > 1))
      ? (meansOver([rate], asked)[0] as Estimate<'probability'>)
      : meanPassRate(counts, { prompts, level });
  const told = defined(estimate);
  if (told === null || errors === undefined) return told;
  const behind = (observed: number): number => noisyVerdict({ observed, ...errors }).passRate;
  return {
    ...told,
    value: behind(told.value),
    lower: behind(told.lower),
    upper: behind(told.upper),
    method: `${told.method}; verdict errors taken out (Rogan and Gladen)`,
  };
}
