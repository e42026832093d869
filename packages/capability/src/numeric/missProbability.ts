/** Below this the exponential is 0. */
const UNDERFLOW = 750;
/** Most factors that are multiplied; beyond, both c and k are large and small against n. */
const FACTORS = 2 ** 16;

/**
 * ln of the chance that k draws without replacement miss all c successes among n:
 * ln C(n − c, k) − ln C(n, k), as the sum of the smaller number of factors.
 */
export function logMiss(c: number, n: number, k: number): number {
  if (n - c < k) return -Infinity;
  if (c === 0 || k === 0) return 0;
  if ((c * k) / n > UNDERFLOW) return -Infinity; // every factor is at most 1 − ck/(n min(c, k))
  const few = Math.min(c, k);
  const many = Math.max(c, k);
  if (few > FACTORS) return largeLogMiss(c, n, k);
  let sum = 0;
  let rest = 0; // what rounding took from the sum
  for (let j = 0; j < few; j++) {
    const left = n - j;
    // a factor near 0 from its exact numerator, one near 1 from what it lacks
    const log = 2 * many > left ? Math.log((left - many) / left) : Math.log1p(-many / left);
    const term = log - rest;
    const next = sum + term;
    rest = next - sum - term;
    sum = next;
  }
  return sum;
}

/**
 * The same by Stirling's series, without its cancellation. Called where ck/n is at most 750, hence
 * c/n and k/n below 0.012: the terms left out are 1e-14 of the result.
 */
function largeLogMiss(c: number, n: number, k: number): number {
  const [failures, rest] = [n - c, n - k];
  const missed = Math.log1p((-c / failures) * (k / rest)); // (n − c − k) n / ((n − c)(n − k))
  return k * Math.log1p(-c / n) + c * Math.log1p(-k / n) - (failures - k + 0.5) * missed;
}

/** Chance that k draws without replacement miss all c successes among n. */
export const missProbability = (c: number, n: number, k: number): number =>
  Math.exp(logMiss(c, n, k));
