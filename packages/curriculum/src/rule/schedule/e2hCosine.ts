import { checkLevels } from './checkLevels.ts';

/**
 * Easy-to-hard mixture over n levels, faded by a cosine: a = cos²(πx/2) of the weights n, …, 1 and
 * 1 − a of the weights 1, …, n, each over n(n + 1)/2.
 *
 * At the start the easiest of four levels gets 40 % and the hardest 10 %, at the end the other way
 * round. No level ever falls below 2/(n(n + 1)): what was learned early stays in practice. It is a
 * plan made beforehand, and looks at no reward.
 *
 * @param progress share of training that is over, x in [0, 1]. NaN gives NaN.
 * @param levels n, an integer in [1, 2¹⁶], from easy to hard.
 * @returns share of each level, shape [levels], summing to 1.
 * @throws {DomainError} progress outside [0, 1], or levels no integer in [1, 2¹⁶].
 *
 * @see Parashar et al. (2025), "E2H Reasoner", arXiv:2506.06632
 *
 * @example
 * ```ts
 * e2hCosine(0, 4); // => Float64Array.of(0.4, 0.3, 0.2, 0.1)
 * e2hCosine(1, 4); // => Float64Array.of(0.1, 0.2, 0.3, 0.4)
 * ```
 */
export function e2hCosine(progress: number, levels: number): Float64Array {
  checkLevels('e2hCosine', progress, levels);
  const easy = Math.cos((Math.PI * progress) / 2) ** 2;
  const hard = Math.sin((Math.PI * progress) / 2) ** 2;
  const total = (levels * (levels + 1)) / 2;
  const floor = 1 + 0 * progress;
  const shares = Float64Array.from({ length: levels }, (_, i) =>
    Math.max(floor, easy * (levels - i) + hard * (i + 1)),
  ).map((x) => x / total);
  const sum = shares.reduce((s, x) => s + x, 0);
  return shares.map((x) => x / sum);
}
