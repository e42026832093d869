import { digammaIncrement } from '../numeric/digammaIncrement.ts';
import { lgammaIncrement } from '../numeric/lgammaIncrement.ts';
import type { Bins } from './bins.ts';

/** Where the parameters may go: beyond these the likelihood is flat. */
const LOGIT_LIMIT = 40;
const MIN_LOG_SUM = Math.log(1e-4);
/** Largest ln(a + b): prompts are alike for all that the counts can tell. */
export const MAX_LOG_SUM = Math.log(1e6);
const MASS_LIMIT = 15;

/** Which point masses stand beside the Beta part. */
export interface Masses {
  readonly zero: boolean;
  readonly one: boolean;
}

/** A fitted mixture: point masses at 0 and 1 beside Beta(a, b), with its derivatives. */
export interface MixtureFit {
  readonly masses: Masses;
  /** logit of the Beta mean, log(a + b), then log-odds of each mass against the Beta part. */
  readonly theta: readonly number[];
  /** Parameters that are not held at a limit. */
  readonly free: readonly number[];
  readonly a: number;
  readonly b: number;
  readonly zero: number;
  readonly one: number;
  readonly logLikelihood: number;
  /** Score of one prompt of each bin, shape [bins × parameters]. */
  readonly scores: Float64Array;
  /** Probability that a prompt of this bin belongs to the Beta part, shape [bins]. */
  readonly spread: Float64Array;
}

/** The mixture at `theta`, with log-likelihood (binomial coefficients left out) and scores. */
export function mixtureAt(bins: Bins, masses: Masses, theta: readonly number[]): MixtureFit {
  const size = theta.length;
  const mean = 1 / (1 + Math.exp(-theta[0]!));
  const rest = 1 / (1 + Math.exp(theta[0]!));
  const sum = Math.exp(theta[1]!);
  const a = sum * mean;
  const b = sum * rest;
  const zeroOdds = masses.zero ? Math.exp(theta[2]!) : 0;
  const oneOdds = masses.one ? Math.exp(theta[size - 1]!) : 0;
  const total = 1 + zeroOdds + oneOdds;
  const zero = zeroOdds / total;
  const one = oneOdds / total;
  const count = bins.k.length;
  const longest = count === 0 ? 0 : bins.n[count - 1]!;
  const inA = risingSums(a, longest);
  const inB = risingSums(b, longest);
  const inSum = risingSums(sum, longest);

  const scores = new Float64Array(count * size);
  const spread = new Float64Array(count);
  let logLikelihood = 0;
  for (let c = 0; c < count; c++) {
    const k = bins.k[c]!;
    const n = bins.n[c]!;
    const logBeta = inA.log(k) + inB.log(n - k) - inSum.log(n);
    const atom = (k === 0 ? zero : 0) + (k === n ? one : 0);
    const beta = Math.exp(logBeta) / total;
    const part = atom === 0 ? 1 : beta / (atom + beta);
    spread[c] = part;
    logLikelihood +=
      bins.weight[c]! * (atom === 0 ? logBeta - Math.log(total) : Math.log(atom + beta));
    const dA = inA.slope(k) - inSum.slope(n);
    const dB = inB.slope(n - k) - inSum.slope(n);
    const at = c * size;
    scores[at] = part * (a * rest * dA - b * mean * dB);
    scores[at + 1] = part * (a * dA + b * dB);
    if (masses.zero) scores[at + 2] = (k === 0 && atom > 0 ? (1 - part) * (zero / atom) : 0) - zero;
    if (masses.one)
      scores[at + size - 1] = (k === n && atom > 0 ? (1 - part) * (one / atom) : 0) - one;
  }
  return { masses, theta, free: [], a, b, zero, one, logLikelihood, scores, spread };
}

/** Longest group up to which sums are tabulated; beyond, each count is summed by its series. */
const TABLE = 4096;

/** Σ log(x + j) and Σ 1/(x + j) over j < count, for counts up to `longest`. */
function risingSums(
  x: number,
  longest: number,
): { log(n: number): number; slope(n: number): number } {
  if (longest > TABLE)
    return { log: (n) => lgammaIncrement(x, n), slope: (n) => digammaIncrement(x, n) };
  const log = new Float64Array(longest + 1);
  const slope = new Float64Array(longest + 1);
  for (let j = 0; j < longest; j++) {
    log[j + 1] = log[j]! + Math.log(x + j);
    slope[j + 1] = slope[j]! + 1 / (x + j);
  }
  return { log: (n) => log[n]!, slope: (n) => slope[n]! };
}

/** Gradient of the log-likelihood per prompt. */
function gradientOf(bins: Bins, fit: MixtureFit): number[] {
  const size = fit.theta.length;
  const gradient = new Array<number>(size).fill(0);
  for (let c = 0; c < bins.k.length; c++)
    for (let i = 0; i < size; i++)
      gradient[i]! += (bins.weight[c]! * fit.scores[c * size + i]!) / bins.prompts;
  return gradient;
}

/** Minus the Hessian of the log-likelihood per prompt, from differences of its gradient. */
export function informationOf(bins: Bins, fit: MixtureFit): number[][] {
  const step = 1e-4;
  const rows = fit.theta.map((_, i) => {
    const shifted = (by: number) =>
      gradientOf(
        bins,
        mixtureAt(
          bins,
          fit.masses,
          fit.theta.map((x, j) => (j === i ? x + by : x)),
        ),
      );
    const up = shifted(step);
    const down = shifted(-step);
    return up.map((x, j) => (down[j]! - x) / (2 * step));
  });
  return rows.map((row, i) => row.map((x, j) => (x + rows[j]![i]!) / 2));
}

/** Solves A·x = y by elimination with pivoting; undefined when A is singular. */
export function solve(matrix: readonly number[][], right: readonly number[]): number[] | undefined {
  const size = right.length;
  const rows = matrix.map((row, i) => [...row, right[i]!]);
  for (let i = 0; i < size; i++) {
    let pivot = i;
    for (let r = i + 1; r < size; r++)
      if (Math.abs(rows[r]![i]!) > Math.abs(rows[pivot]![i]!)) pivot = r;
    [rows[i], rows[pivot]] = [rows[pivot]!, rows[i]!];
    if (!(Math.abs(rows[i]![i]!) > 1e-300)) return undefined;
    for (let r = 0; r < size; r++) {
      if (r === i) continue;
      const factor = rows[r]![i]! / rows[i]![i]!;
      for (let c = i; c <= size; c++) rows[r]![c]! -= factor * rows[i]![c]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

/** Maximum likelihood by damped Newton steps within the limits, to a gradient per prompt below `tolerance`. */
export function fitMixture(
  bins: Bins,
  masses: Masses,
  start: readonly number[],
  tolerance = 1e-13,
): MixtureFit {
  const limit = (x: number, i: number) => {
    if (i === 0) return Math.min(LOGIT_LIMIT, Math.max(-LOGIT_LIMIT, x));
    if (i === 1) return Math.min(MAX_LOG_SUM, Math.max(MIN_LOG_SUM, x));
    return Math.min(MASS_LIMIT, Math.max(-MASS_LIMIT, x));
  };
  const isFree = (x: number, slope: number, i: number) =>
    limit(slope < 0 ? x - 1e-9 : x + 1e-9, i) !== x;
  let fit = mixtureAt(bins, masses, start.map(limit));
  let gradient = gradientOf(bins, fit);
  let free: number[] = [];
  let damping = 1e-3;
  for (let round = 0; round < 200; round++) {
    free = gradient.flatMap((slope, i) => (isFree(fit.theta[i]!, slope, i) ? [i] : []));
    const size = norm(gradient, free);
    if (size < tolerance) break;
    const information = informationOf(bins, fit);
    let next: MixtureFit | undefined;
    for (let attempt = 0; attempt < 30 && !next; attempt++, damping *= 10) {
      const matrix = free.map((i) =>
        free.map((j) => {
          const own = information[i]![j]!;
          return i === j ? own + damping * (1e-6 + Math.abs(own)) : own;
        }),
      );
      const step = solve(
        matrix,
        free.map((i) => gradient[i]!),
      );
      if (!step) continue;
      const theta = [...fit.theta];
      free.forEach((i, j) => {
        theta[i] = limit(theta[i]! + Math.max(-3, Math.min(3, step[j]!)), i);
      });
      const trial = mixtureAt(bins, masses, theta);
      const gain = trial.logLikelihood - fit.logLikelihood;
      const noise = 1e-12 * Math.abs(fit.logLikelihood);
      if (gain > noise || (gain > -noise && norm(gradientOf(bins, trial), free) < size / 2))
        next = trial;
    }
    if (!next) break;
    fit = next;
    gradient = gradientOf(bins, fit);
    damping = Math.max(1e-9, damping / 1000);
  }
  return { ...fit, free };
}

function norm(gradient: readonly number[], of: readonly number[]): number {
  return of.reduce((most, i) => Math.max(most, Math.abs(gradient[i]!)), 0);
}

/** Likeliest Beta-binomial without point masses. Needs a group with both outcomes. */
export function fitBetaBinomial({ k, n, weight, prompts }: Bins): MixtureFit {
  let rate = 0;
  let square = 0;
  let pairs = 0;
  for (let c = 0; c < k.length; c++) {
    rate += (weight[c]! * k[c]!) / n[c]! / prompts;
    if (n[c]! < 2) continue;
    pairs += weight[c]!;
    square += (weight[c]! * k[c]! * (k[c]! - 1)) / (n[c]! * (n[c]! - 1));
  }
  // k(k − 1)/n(n − 1) is unbiased for p²: a start by moments
  const correlation = (square / pairs - rate * rate) / (rate * (1 - rate));
  const sum = 1 / Math.min(0.99, Math.max(0.01, correlation)) - 1;
  const start = [Math.log(rate / (1 - rate)), Math.log(sum)];
  return fitMixture({ k, n, weight, prompts }, { zero: false, one: false }, start);
}

/**
 * The mixture that the counts ask for: a Beta-binomial, with a point mass at 0 or 1 where
 * its likelihood ratio is significant. Needs a group with both outcomes.
 */
export function fitPassRates(bins: Bins): MixtureFit {
  const { k, n, weight } = bins;
  const plain = fitBetaBinomial(bins);
  if ((n[n.length - 1] ?? 0) < 4) return plain; // too few cells to tell masses from a Beta
  const shareOf = (outcome: (c: number) => boolean) =>
    weight.reduce((sum, w, c) => sum + (n[c]! > 1 && outcome(c) ? w : 0), 0) / bins.prompts;
  const failed = shareOf((c) => k[c] === 0);
  const solved = shareOf((c) => k[c] === n[c]);

  const oddsOf = (share: number) => Math.log(Math.max(0.01, share / 2) / 0.5);
  const fitWith = (zero: boolean, one: boolean) => {
    if ((zero && failed === 0) || (one && solved === 0)) return plain;
    const odds = [...(zero ? [oddsOf(failed)] : []), ...(one ? [oddsOf(solved)] : [])];
    const tight = fitMixture(bins, { zero, one }, [plain.theta[0]!, Math.log(3), ...odds]);
    const loose = fitMixture(bins, { zero, one }, [...plain.theta, ...odds.map(() => -4)]);
    return better(tight, loose);
  };
  const single = better(fitWith(true, false), fitWith(false, true));
  const both = fitWith(true, true);
  const gain = (fit: MixtureFit, over: MixtureFit) => fit.logLikelihood - over.logLikelihood;
  if (gain(single, plain) > ONE_MASS) return gain(both, single) > ONE_MASS ? both : single;
  return gain(both, plain) > TWO_MASSES ? both : plain;
}

/** Log-likelihood that point masses must gain: 5 % of the mixed chi-squares at the boundary. */
const ONE_MASS = 2.7055 / 2;
const TWO_MASSES = 4.2306 / 2;

function better(x: MixtureFit, y: MixtureFit): MixtureFit {
  return x.logLikelihood >= y.logLikelihood ? x : y;
}
