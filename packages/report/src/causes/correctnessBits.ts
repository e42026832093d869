import { type Estimate, formatPercent, normalQuantile } from '@bits-per-sample/core';
import type { EqualAnswers } from './equalAnswers.ts';
import { verdictNoise } from './verdictNoise.ts';

/**
 * Bits about being right, of verdicts that differ on equal answers: what verdicts tell, H(p′) on
 * average, less what their own errors make of it.
 *
 * @param bits bits of the verdicts.
 * @param passRate share of verdicts that pass, on average over prompts.
 * @param equal verdicts on equal answers.
 * @returns null where equal answers tell no error.
 */
export function correctnessBits(
  bits: Estimate<'bits/rollout'> | null,
  passRate: number,
  equal: EqualAnswers | undefined,
): Estimate<'bits/rollout'> | null {
  if (bits === null || equal === undefined || !equal.disagrees) return null;
  const { errors, what } = equal;
  const { falsePass, falseFail, falsePassError, falseFailError, alike } = errors;
  const noise = verdictNoise(errors, passRate);
  const z = normalQuantile((1 + bits.level) / 2);
  const moved = (pass: number, fail: number): number =>
    Math.abs(
      verdictNoise(
        { falsePass: inHalf(falsePass + pass), falseFail: inHalf(falseFail + fail) },
        passRate,
      ) - noise,
    );
  const reach = alike
    ? moved(z * falsePassError, z * falseFailError)
    : Math.hypot(moved(z * falsePassError, 0), moved(0, z * falseFailError));
  const within = (x: number): number => Math.min(1, Math.max(0, x));
  const how = alike
    ? `${formatPercent(falsePass)} of verdicts wrong`
    : `${formatPercent(falsePass)} of wrong answers passed and ${formatPercent(falseFail)} of right ones failed`;
  return {
    ...bits,
    value: within(bits.value - noise),
    lower: within(bits.value - noise - Math.hypot(bits.value - bits.lower, reach)),
    upper: within(bits.value - noise + Math.hypot(bits.upper - bits.value, reach)),
    method: `${bits.method}; less what errors make of it: ${how}, as verdicts on equal ${what === 'text' ? 'texts' : 'answers'} tell`,
  };
}

const inHalf = (x: number): number => Math.min(0.5, Math.max(0, x));
