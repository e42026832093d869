import { type Bits, checkProbability } from '@bits-per-sample/core';
import { bisect } from '../numeric/bisect.ts';
import { bernoulliKl } from './bernoulliKl.ts';
import { binaryEntropy } from './binaryEntropy.ts';

/**
 * The pass rate p ≤ ½ at which a reward carries the given bits: H(p) = bits. The other
 * solution is 1 − p, see {@link passRatesWithEntropy}.
 *
 * @param bits entropy in [0, 1]. NaN gives NaN.
 * @returns pass rate in [0, ½].
 * @throws {DomainError} bits outside [0, 1].
 *
 * @example
 * ```ts
 * inverseBinaryEntropy(1); // => 0.5
 * inverseBinaryEntropy(0.4689955935892812).toFixed(12); // => '0.100000000000'
 * ```
 */
export function inverseBinaryEntropy(bits: Bits): number {
  const target = bits as number;
  checkProbability('inverseBinaryEntropy', 'bits', target);
  if (Number.isNaN(target) || target === 0) return target;
  if (target === 1) return 0.5;
  // Near ½ the curve is flat: there 1 − H = kl(p ‖ ½) keeps the digits that H has lost.
  if (target > 0.5) return 0.5 - bisect(0, 0.5, (d) => bernoulliKl(0.5 - d, 0.5) < 1 - target);
  return Math.exp(bisect(-745, Math.log(0.5), (u) => binaryEntropy(Math.exp(u)) < target));
}
