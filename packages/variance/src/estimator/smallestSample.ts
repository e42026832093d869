import { reachesSuccesses } from './reachesSuccesses.ts';
import { samplesToSuccessReal } from './samplesToSuccessReal.ts';

/** The smallest n with P(Binomial(n, p) ≥ m) ≥ confidence, arguments checked. */
export function smallestSample(p: number, successes: number, confidence: number): number {
  if (Number.isNaN(p + confidence)) return NaN;
  if (p === 0) return Infinity;
  if (p === 1) return successes;
  const enough = (n: number) => reachesSuccesses(p, successes, n, confidence);
  let low = successes;
  let high = successes;
  if (successes === 1) {
    high = Math.max(1, Math.ceil(samplesToSuccessReal(p, confidence)));
    if (high > 2 ** 53) return high;
    low = Math.max(1, high - 1);
  }
  // doubling reaches Infinity after 1024 rounds
  while (high < Infinity && !enough(high)) {
    low = after(high);
    high = successes === 1 ? low : high * 2;
  }
  if (high === Infinity) return Infinity;
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (middle === high) return high; // neighbours above 2⁵³
    if (enough(middle)) high = middle;
    else low = after(middle);
  }
  return high;
}

/** The next whole number that a double can hold. */
function after(n: number): number {
  return Math.max(n + 1, n * (1 + Number.EPSILON));
}
