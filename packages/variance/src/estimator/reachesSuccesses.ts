import { betainc } from '@bits-per-sample/core';

/**
 * Whether P(at least m successes in n rollouts) ≥ confidence, m ≤ n: to the last bit of the
 * arguments where doubles cannot tell and the sums are short enough to be done in integers.
 */
export function reachesSuccesses(p: number, m: number, n: number, confidence: number): boolean {
  const miss = missProbability(p, m, n);
  const gap = 1 - confidence - miss;
  if (Math.abs(gap) > 1e-12 * miss || n * m > 4096) return gap >= 0;
  const success = fraction(p);
  const sure = fraction(confidence);
  const scale = Math.max(success.scale, sure.scale);
  if (scale > 300) return gap >= 0;
  const whole = 1n << BigInt(scale);
  const win = success.mantissa << BigInt(scale - success.scale);
  const lose = whole - win;
  let choose = 1n;
  let sum = 0n;
  for (let j = 0; j < m; j++) {
    sum += choose * win ** BigInt(j) * lose ** BigInt(n - j);
    choose = (choose * BigInt(n - j)) / BigInt(j + 1);
  }
  const allowed = whole - (sure.mantissa << BigInt(scale - sure.scale));
  return sum <= allowed * whole ** BigInt(n - 1);
}

/** P(fewer than m successes in n rollouts). */
function missProbability(p: number, m: number, n: number): number {
  const none = n * Math.log1p(-p);
  if (none < -600 || m > 1000)
    return p < 1e-3 ? 1 - betainc(p, m, n - m + 1) : betainc(1 - p, n - m + 1, m);
  let term = Math.exp(none);
  let sum = 0;
  for (let j = 0; j < m; j++) {
    sum += term;
    term *= ((n - j) / (j + 1)) * (p / (1 - p));
  }
  return sum;
}

/** A double in (0, 1] as mantissa / 2^scale, exactly. */
function fraction(x: number): { mantissa: bigint; scale: number } {
  let scale = 0;
  for (; !Number.isInteger(x); x *= 2) scale++;
  return { mantissa: BigInt(x), scale };
}
