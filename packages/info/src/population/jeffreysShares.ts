/** Chances of k successes of n under Jeffreys' prior: C(n, k) B(k + ½, n − k + ½)/B(½, ½). */
export function jeffreysShares(n: number): Float64Array {
  // C(2k, k)/4^k · C(2(n − k), n − k)/4^(n − k)
  const half = new Float64Array(n + 1);
  half[0] = 1;
  for (let k = 1; k <= n; k++) half[k] = (half[k - 1]! * (2 * k - 1)) / (2 * k);
  return half.map((share, k) => share * half[n - k]!);
}
