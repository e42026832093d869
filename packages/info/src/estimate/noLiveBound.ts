import { binaryEntropy } from '../reward/binaryEntropy.ts';
import type { Bins } from './bins.ts';

/**
 * The largest mean H(p) under which seeing no group with both outcomes still has
 * probability 1 − level, whatever the spread of pass rates. `fails`: all groups failed.
 *
 * With M prompts of n rollouts the data say E[x(p)] ≥ (1 − level)^{1/M}, where x(p) is the
 * chance of such a group; the largest E[H] given that lies on the concave hull of the curve
 * (x(p), H(p)). Fewer, longer groups may bound more tightly than all, so each length is tried.
 */
export function noLiveBound({ k, n, weight }: Bins, level: number): number {
  const oneSided = k.every((x) => x === 0) || k.every((x, c) => x === n[c]);
  const lengths = [...new Set(n)].filter((length) => length > 1 || oneSided);
  let least = 1;
  const stride = Math.ceil(lengths.length / 64); // neighbouring lengths bound nearly alike
  for (let i = 0; i < lengths.length; i += stride) {
    const length = lengths[i]!;
    let prompts = 0;
    for (let c = 0; c < n.length; c++) if (n[c]! >= length) prompts += weight[c]!;
    const allowed = -Math.expm1(Math.log(1 - level) / prompts); // largest mean chance of a live group
    least = Math.min(least, hullAt(allowed, length, oneSided));
  }
  return least;
}

/** Height of the concave hull of (chance of another outcome, H(p)) at `allowed`. */
function hullAt(allowed: number, n: number, oneSided: boolean): number {
  const chance = (p: number) => -Math.expm1(n * Math.log1p(-p)) - (oneSided ? 0 : p ** n);
  const rates = Array.from({ length: 1500 }, (_, i) => 0.5 * Math.exp(-i / 40)).reverse();
  const hull: { x: number; y: number }[] = [{ x: 0, y: 0 }];
  const slope = (i: number, x: number, y: number) => (y - hull[i]!.y) / (x - hull[i]!.x);
  for (const p of rates) {
    const x = chance(p);
    const y = binaryEntropy(p);
    if (!(x > hull[hull.length - 1]!.x)) continue;
    while (
      hull.length > 1 &&
      slope(hull.length - 2, x, y) >=
        slope(hull.length - 2, hull[hull.length - 1]!.x, hull[hull.length - 1]!.y)
    )
      hull.pop();
    hull.push({ x, y });
  }
  const right = hull.findIndex(({ x }) => x >= allowed);
  if (right < 0) return 1;
  const from = hull[right - 1]!;
  const to = hull[right]!;
  return from.y + ((to.y - from.y) * (allowed - from.x)) / (to.x - from.x);
}
