import { lbeta } from './lbeta.ts';
import { lgamma } from './lgamma.ts';
import { lgammaDifference } from './lgammaDifference.ts';
import { lgammaNearOne } from './lgammaNearOne.ts';
import { stirlingError } from './stirlingError.ts';

/** Both tails of a Beta distribution at a point, and its density there. */
export interface BetaTails {
  /** I_x(a, b). */
  readonly lower: number;
  /** 1 − I_x(a, b). */
  readonly upper: number;
  /** x(1 − x) times the density at x, i.e. the density of the log-odds. */
  readonly density: number;
}

/** The rounding error of the product p = a·b (Veltkamp and Dekker). */
function productError(a: number, b: number, p: number): number {
  const s = 134217729 * a;
  const t = 134217729 * b;
  const ah = s - (s - a);
  const bh = t - (t - b);
  const al = a - ah;
  const bl = b - bh;
  return al * bl - (p - ah * bh - al * bh - ah * bl);
}

/** a − (a + b) x, to a relative error of a few ulp although the terms cancel. */
function distance(x: number, a: number, b: number): number {
  const p = a * x;
  const q = b * x;
  const d = a - p;
  const rest = a - d - p;
  return d - q + (rest - productError(a, x, p) - productError(b, x, q));
}

/** t − ln(1 + t) ≥ 0, given t and 1 + t, each with full relative accuracy. */
function excess(t: number, onePlusT: number): number {
  if (t < -0.4 || t > 0.7) return t - Math.log(onePlusT);
  const r = t / (2 + t);
  const z = r * r;
  let sum = 0;
  for (let n = 29; n > 1; n -= 2) sum = sum * z + 1 / n;
  return r * (t - 2 * z * sum);
}

/** ln of (x/x₀)^a (y/y₀)^b ≤ 0, with x₀ = a/(a + b) the mean and λ = a − (a + b) x. */
function exponent(x: number, y: number, lambda: number, a: number, b: number): number {
  const s = a + b;
  return -a * excess(-lambda / a, (x * s) / a) - b * excess(lambda / b, (y * s) / b);
}

/** The factor that turns exp(exponent) into the density of the log-odds; a, b ≥ 3. */
function scale(a: number, b: number): number {
  const rest = stirlingError(a) + stirlingError(b) - stirlingError(a + b);
  return Math.sqrt((a / (a + b)) * (b / (2 * Math.PI))) * Math.exp(-rest);
}

/** Gauss–Legendre rule on [0, 1]: nodes and weights, found by Newton's method. */
function gaussLegendre(n: number): { nodes: Float64Array; weights: Float64Array } {
  const nodes = new Float64Array(n);
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let z = Math.cos((Math.PI * (i + 0.75)) / (n + 0.5));
    let slope = 1;
    for (let pass = 0; pass < 6; pass++) {
      let p = 1;
      let before = 0;
      for (let k = 1; k <= n; k++) [p, before] = [((2 * k - 1) * z * p - (k - 1) * before) / k, p];
      slope = (n * (z * p - before)) / (z * z - 1);
      z -= p / slope;
    }
    nodes[i] = (1 + z) / 2;
    weights[i] = 1 / ((1 - z * z) * slope * slope);
  }
  return { nodes, weights };
}

let rule: { nodes: Float64Array; weights: Float64Array } | undefined;

/**
 * I_x(a, b) / scale for large shapes and λ ≥ 0 (x left of the mean): the density of the
 * log-odds is smooth and log-concave, so Gauss–Legendre from x down to where it has fallen by
 * e^−38 converges fast.
 */
function quadrature(x: number, y: number, lambda: number, a: number, b: number): number {
  rule ??= gaussLegendre(32);
  const s = a + b;
  const at = (v: number) => {
    const m = -Math.expm1(-v);
    const down = 1 - x * m;
    const l = lambda + (s * x * y * m) / down;
    return { value: exponent((x * Math.exp(-v)) / down, y / down, l, a, b), slope: l };
  };
  const top = exponent(x, y, lambda, a, b);
  if (top < -760) return 0; // below the least double
  // where the exponent has dropped by 38: Newton on a convex function, from the parabola's root
  let end = 76 / (lambda + Math.sqrt(lambda * lambda + 76 * s * x * y));
  for (let i = 0; i < 4; i++) {
    const { value, slope } = at(end);
    end -= (top - value - 38) / slope;
  }
  let sum = 0;
  for (let i = 0; i < rule.nodes.length; i++)
    sum += rule.weights[i]! * Math.exp(at(end * rule.nodes[i]!).value);
  return sum * end;
}

/** I_x(a, b) / density for λ = a − (a + b) x ≥ 0, by a continued fraction (BFRAC of algorithm 708). */
function fraction(x: number, y: number, lambda: number, a: number, b: number): number {
  const c = 1 + lambda;
  const c0 = b / a;
  const c1 = 1 + 1 / a;
  let p = 1;
  let s = a + 1;
  let an = 0;
  let bn = 1;
  let ratio = c1 / c;
  let bnp = c / c1;
  let anp = 1;
  for (let n = 1; n < 10_000; n++) {
    const t = n / a;
    const w = n * (b - n) * x;
    const e = a / s;
    const alpha = p * (p + c0) * e * e * (w * x);
    const beta = n + w / s + ((1 + t) / (c1 + t + t)) * (c + n * (1 + y));
    p = 1 + t;
    s += 2;
    const nextA = alpha * an + beta * anp;
    const nextB = alpha * bn + beta * bnp;
    const before = ratio;
    ratio = nextA / nextB;
    if (Math.abs(ratio - before) <= 1e-16 * ratio) break;
    an = anp / nextB;
    bn = bnp / nextB;
    anp = ratio;
    bnp = 1;
  }
  return ratio;
}

/** I_x(a, b) = x^a / (a B) · (1 + a Σ (1 − b)(2 − b)…(n − b) xⁿ / (n! (a + n))), for small b or bx. */
function series(x: number, a: number, b: number): Omit<BetaTails, 'density'> {
  const logGamma = a < 1 ? lgammaNearOne(a) : lgamma(a + 1);
  const logPower = a * Math.log(x) - logGamma - lgammaDifference(a, b);
  let term = 1;
  let sum = 0;
  let add = 1;
  for (let n = 1; n < 10_000 && Math.abs(add) > 1e-17 * Math.abs(1 + sum); n++) {
    term *= (1 - b / n) * x;
    add = (term * a) / (a + n);
    sum += add;
  }
  const power = Math.exp(logPower);
  return { lower: power * (1 + sum), upper: -Math.expm1(logPower) - power * sum };
}

const left = (lower: number, density: number): BetaTails => ({
  lower,
  upper: 1 - lower,
  density,
});

const right = (upper: number, density: number): BetaTails => ({
  lower: 1 - upper,
  upper,
  density,
});

/**
 * Both tails of Beta(a, b) at x ≤ ½, each with full relative accuracy where it is the one
 * computed; the other is its complement.
 *
 * @internal
 */
export function betaTails(x: number, a: number, b: number): BetaTails {
  const y = 1 - x;
  const lambda = distance(x, a, b);
  const large = a >= 3 && b >= 3;
  const density = large
    ? scale(a, b) * Math.exp(exponent(x, y, lambda, a, b))
    : Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lbeta(a, b));
  if (a < 20 || b < 20) {
    if (b <= 1 || b * x <= 1) return { ...series(x, a, b), density };
    return lambda >= 0
      ? left(density * fraction(x, y, lambda, a, b), density)
      : right(density * fraction(y, x, -lambda, b, a), density);
  }
  return lambda >= 0
    ? left(scale(a, b) * quadrature(x, y, lambda, a, b), density)
    : right(scale(a, b) * quadrature(y, x, -lambda, b, a), density);
}
