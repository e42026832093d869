import { type Bits, bitsFromNats, checkNumbers, DomainError } from '@bits-per-sample/core';
import { sum } from '../numeric/sum.ts';

/**
 * Surprisal of a label under a softmax: (logsumexp(z) − z_label) / ln 2, without ever
 * leaving the logarithm.
 *
 * @param logits unnormalised log-probabilities in nats, shape [classes]; −Infinity rules a class out.
 * @param label index of what happened.
 * @returns surprisal in bits, in [0, ∞]; NaN among the logits gives NaN.
 * @throws {DomainError} label is not an index of logits.
 *
 * @example
 * ```ts
 * surprisalFromLogits([0, 0, 0, 0], 2); // => 2
 * surprisalFromLogits([1000, 0], 0); // => 0
 * ```
 */
export function surprisalFromLogits(logits: ArrayLike<number>, label: number): Bits {
  checkNumbers('surprisalFromLogits', 'logits', logits);
  if (!(Number.isInteger(label) && label >= 0 && label < logits.length))
    throw new DomainError('surprisalFromLogits', 'label', `an index below ${logits.length}`, label);
  const own = logits[label]!;
  if (own === -Infinity) return Infinity;
  let top = -Infinity;
  for (let i = 0; i < logits.length; i++) if (i !== label && logits[i]! > top) top = logits[i]!;
  const others = Array.from(logits, (z, i) =>
    i === label || z === -Infinity ? 0 : Math.exp(z - top),
  );
  const ratio = sum(others) * Math.exp(top - own); // of all other probabilities to this one's
  if (Number.isNaN(own) || Number.isNaN(sum(others))) return NaN;
  if (top === -Infinity) return 0;
  return bitsFromNats(ratio < 1e300 ? Math.log1p(ratio) : top - own + Math.log(sum(others)));
}
