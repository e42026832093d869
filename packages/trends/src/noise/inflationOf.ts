import { median } from './median.ts';

/** Steps per block: waves of up to some 16 steps show between neighbouring blocks. */
const BLOCK_LENGTHS = [1, 2, 4, 8];

/** Blocks that a median needs: six single steps, 13 longer blocks. */
const leastBlocks = (length: number) => (length === 1 ? 6 : 13);

/** The median of |x| of a standard normal x. */
const NORMAL_MEDIAN = 0.6745;

/** Keeps 0 / 0 finite where neither block varies. */
const TINY = 1e-300;

/** λ of the steps that have a mean, in order. */
export function inflationOf(means: Float64Array, variances: Float64Array): number {
  let inflation = 1;
  for (const length of BLOCK_LENGTHS) {
    const blocks = Math.floor(means.length / length);
    if (blocks < leastBlocks(length)) break;
    const start = means.length - blocks * length;
    const mean = new Float64Array(blocks);
    const variance = new Float64Array(blocks);
    for (let i = start; i < means.length; i++) {
      const block = Math.floor((i - start) / length);
      mean[block]! += means[i]! / length;
      variance[block]! += variances[i]! / length / length;
    }
    const differences = new Float64Array(blocks - 1);
    for (let b = 1; b < blocks; b++)
      differences[b - 1] =
        Math.abs(mean[b]! - mean[b - 1]!) / Math.sqrt(variance[b]! + variance[b - 1]! + TINY);
    inflation = Math.max(inflation, (median(differences) / NORMAL_MEDIAN) ** 2);
  }
  return inflation;
}
