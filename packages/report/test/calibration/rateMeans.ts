/** A distribution of pass rates as points: p, q = 1 − p, and weights that add up to 1. */
export interface Nodes {
  readonly p: Float64Array;
  readonly q: Float64Array;
  readonly weight: Float64Array;
}

/** A function of the pass rate p and of q = 1 − p. */
export type OfRate = (p: number, q: number) => number;

/** Points with weights of any scale. */
export function normalised(points: readonly (readonly [p: number, q: number, w: number])[]): Nodes {
  const total = points.reduce((sum, [, , w]) => sum + w, 0);
  return {
    p: Float64Array.from(points, ([p]) => p),
    q: Float64Array.from(points, ([, q]) => q),
    weight: Float64Array.from(points, ([, , w]) => w / total),
  };
}

/** The mean of a function over a population: a sum over its points. */
export function rateMean({ p, q, weight }: Nodes, f: OfRate): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) sum += weight[i]! * f(p[i]!, q[i]!);
  return sum;
}

const plogp = (p: number): number => (p > 0 ? -p * Math.log2(p) : 0);

/** H(p), bits, by its definition. */
export const bits: OfRate = (p, q) => plogp(p) + plogp(q);

/** 4p(1 − p). */
export const signal: OfRate = (p, q) => 4 * p * q;

/** The chance that a group of G differs. */
export const live =
  (groupSize: number): OfRate =>
  (p, q) =>
    p > 0 && q > 0
      ? -Math.expm1(groupSize * Math.log1p(-Math.min(p, q))) - Math.min(p, q) ** groupSize
      : 0;

/** Bits that arrive in live groups of G. */
export const liveBits =
  (groupSize: number): OfRate =>
  (p, q) =>
    bits(p, q) * live(groupSize)(p, q);

/**
 * Bits of a group of G in the order of its rollouts, but those in whether it is live, and those in
 * which way it is dead: what arrives through live groups.
 */
export const groupBits =
  (groupSize: number): OfRate =>
  (p, q) => {
    const alive = live(groupSize)(p, q);
    const [solved, failed] = [p ** groupSize, q ** groupSize];
    const dead = solved + failed;
    const which = dead > 0 ? dead * bits(solved / dead, failed / dead) : 0;
    return Math.max(0, groupSize * bits(p, q) - which - bits(alive, Math.min(1, dead)));
  };

/** The pass rate as it is after `shift` more logits. */
export const shifted =
  (shift: number, f: OfRate): OfRate =>
  (p, q) => {
    const [up, down] = [p * Math.exp(shift), q];
    return f(up / (up + down), down / (up + down));
  };
