import {
  checkLevel,
  checkNumbers,
  checkObject,
  checkSameLength,
  checkWhole,
  type Estimate,
  type IntervalOptions,
  normalQuantile,
  undefinedEstimate,
} from '@bits-per-sample/core';

/** Rollouts with the log-probability that the policy gave its answer. */
export interface ConfidentRollouts {
  /** Summed log-probability of the answer, in nats, ≤ 0; shape [N]. */
  readonly logProbability: ArrayLike<number>;
  /** Reward, 0 or 1; shape [N]. */
  readonly reward: ArrayLike<number>;
  /** Prompt of each rollout; shape [N]. */
  readonly prompt: ArrayLike<string | number>;
}

/** What a reward was worth to the policy's own recalibrated confidence. */
export interface PredictiveSurprise extends Estimate<'bits/rollout'> {
  /** Standard error, by prompts. */
  readonly standardError: number;
}

/**
 * What a reward was worth to the policy's own confidence: the mean surprise, in bits, at the
 * reward of a rollout whose log-probability is known, after recalibration.
 *
 * A logistic regression of the reward on the log-odds of π = exp(Σ log p), fitted to some prompts
 * and tried on the others (5 folds by prompt). On average an upper bound of
 * H(reward | own log-probability), at any sampling temperature.
 *
 * @param rollouts log-probabilities, rewards, prompts.
 * @param options `folds`: default 5; `level`.
 * @returns bits per rollout with a normal interval by prompts; undefined with fewer prompts than
 *   folds. Rollouts without a finite log-probability or a reward are left out.
 * @throws {DomainError} columns that are no numbers or of different lengths, folds no integer in
 *   [2, 100], level outside (0, 1).
 *
 * @example
 * ```ts
 * const few = { logProbability: [-1, -2], reward: [1, 0], prompt: ['a', 'b'] };
 * predictiveSurprise(few).method; // => 'undefined: 2 prompts are fewer than 5 folds'
 * ```
 */
export function predictiveSurprise(
  rollouts: ConfidentRollouts,
  options: IntervalOptions & { readonly folds?: number } = {},
): PredictiveSurprise {
  const fn = 'predictiveSurprise';
  checkObject(fn, 'rollouts', rollouts);
  checkObject(fn, 'options', options);
  const { logProbability, reward, prompt } = rollouts;
  const { level = 0.95, folds = 5 } = options;
  checkLevel(fn, level);
  checkWhole(fn, 'folds', folds, { least: 2, most: 100 });
  checkNumbers(fn, 'logProbability', logProbability);
  checkNumbers(fn, 'reward', reward);
  checkSameLength(fn, 'reward', reward, logProbability.length);
  checkSameLength(fn, 'prompt', prompt, logProbability.length);
  const codes = new Map<string | number, number>();
  const x: number[] = [];
  const y: number[] = [];
  const of: number[] = [];
  for (let i = 0; i < reward.length; i++) {
    if (Number.isNaN(logProbability[i]! + reward[i]!)) continue;
    const pi = Math.min(1 - 1e-9, Math.max(1e-12, Math.exp(logProbability[i]!)));
    if (!codes.has(prompt[i]!)) codes.set(prompt[i]!, codes.size);
    x.push(Math.log(pi) - Math.log1p(-pi));
    y.push(reward[i]!);
    of.push(codes.get(prompt[i]!)!);
  }
  const prompts = codes.size;
  if (prompts < folds)
    return {
      ...undefinedEstimate('bits/rollout', `${prompts} prompts are fewer than ${folds} folds`, {
        level,
        n: prompts,
      }),
      standardError: NaN,
    };
  const scaled = standardised(x);
  const bits = new Float64Array(prompts);
  const counted = new Float64Array(prompts);
  for (let fold = 0; fold < folds; fold++) {
    const train = of.flatMap((code, i) => (code % folds === fold ? [] : [i]));
    const [intercept, slope] = logistic(scaled, y, train);
    of.forEach((code, i) => {
      if (code % folds !== fold) return;
      const eta = intercept + slope * scaled[i]!;
      bits[code]! += (y[i] === 1 ? softplus(-eta) : softplus(eta)) / Math.LN2;
      counted[code]!++;
    });
  }
  const each = bits.map((sum, code) => sum / counted[code]!);
  const value = each.reduce((sum, b) => sum + b, 0) / prompts;
  const spread = each.reduce((sum, b) => sum + (b - value) ** 2, 0);
  const standardError = Math.sqrt(spread / (prompts - 1) / prompts);
  const reach = normalQuantile((1 + level) / 2) * standardError;
  return {
    value,
    lower: Math.max(0, value - reach),
    upper: value + reach,
    level,
    n: prompts,
    unit: 'bits/rollout',
    method: `held-out log-loss of the recalibrated confidence, ${folds} folds by prompt`,
    standardError,
  };
}

const softplus = (x: number): number =>
  x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));

function standardised(x: readonly number[]): number[] {
  const mean = x.reduce((sum, v) => sum + v, 0) / x.length;
  const sd = Math.sqrt(x.reduce((sum, v) => sum + (v - mean) ** 2, 0) / x.length);
  return x.map((v) => (sd > 0 ? (v - mean) / sd : 0));
}

/** Intercept and slope by at most thirty Newton steps, with a ridge of 1e-3·N on the slope. */
function logistic(
  x: readonly number[],
  y: readonly number[],
  rows: readonly number[],
): readonly [number, number] {
  let [a, b] = [0, 0];
  const ridge = 1e-3 * rows.length;
  for (let step = 0; step < 30; step++) {
    let [ga, gb, haa, hab, hbb] = [0, -ridge * b, 1e-9, 0, ridge];
    for (const i of rows) {
      const p = 1 / (1 + Math.exp(-(a + b * x[i]!)));
      const w = p * (1 - p);
      ga += y[i]! - p;
      gb += (y[i]! - p) * x[i]!;
      haa += w;
      hab += w * x[i]!;
      hbb += w * x[i]! * x[i]!;
    }
    const det = haa * hbb - hab * hab;
    if (!(Math.abs(det) > 0)) break;
    const before = [a, b];
    a += (hbb * ga - hab * gb) / det;
    b += (haa * gb - hab * ga) / det;
    if (a === before[0] && b === before[1]) break;
  }
  return [a, b];
}
