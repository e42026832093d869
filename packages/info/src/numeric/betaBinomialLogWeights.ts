import { lgammaIncrement } from './lgammaIncrement.ts';

/** ln P(K = k) of a Beta-binomial for k = 0…n, normalised. */
export function betaBinomialLogWeights(n: number, a: number, b: number): Float64Array {
  const log = new Float64Array(n + 1);
  log[0] = lgammaIncrement(b, n) - lgammaIncrement(a + b, n);
  for (let k = 0; k < n; k++)
    log[k + 1] = log[k]! + Math.log(((n - k) / (k + 1)) * ((k + a) / (n - k - 1 + b)));
  return log;
}
