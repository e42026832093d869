import { type Estimate, normalQuantile } from '@bits-per-sample/core';
import { binaryEntropy } from '@bits-per-sample/info';
import type { EqualAnswers } from './equalAnswers.ts';

/**
 * Bits about being right, of a verifier that disagrees with itself: what its verdicts tell,
 * H(p′) on average, less what its errors make of it, H(e).
 *
 * @param bits bits of the verdicts.
 * @param equal verdicts on equal answers; both errors are taken as alike.
 * @returns null where equal answers tell no error.
 */
export function correctnessBits(
  bits: Estimate<'bits/rollout'> | null,
  equal: EqualAnswers | undefined,
): Estimate<'bits/rollout'> | null {
  if (bits === null || equal === undefined || !equal.disagrees) return null;
  const { error, standardError, what } = equal;
  const noise = binaryEntropy(error);
  const reach =
    error < 0.5
      ? normalQuantile((1 + bits.level) / 2) * standardError * Math.log2((1 - error) / error)
      : 0;
  const within = (x: number): number => Math.min(1, Math.max(0, x));
  return {
    ...bits,
    value: within(bits.value - noise),
    lower: within(bits.value - noise - Math.hypot(bits.value - bits.lower, reach)),
    upper: within(bits.value - noise + Math.hypot(bits.upper - bits.value, reach)),
    method: `${bits.method}; less H(${Number(error.toPrecision(2))}), the error that verdicts on equal ${what}s tell`,
  };
}
