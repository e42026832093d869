/** P(k of n) at pass rate p, by its product. */
export function binomialPmf(k: number, n: number, p: number): number {
  let choose = 1;
  for (let j = 1; j <= k; j++) choose = (choose * (n - k + j)) / j;
  return choose * p ** k * (1 - p) ** (n - k);
}
