import type { PassCounts } from '@bits-per-sample/core';
import { binomialShares } from './binomialShares.ts';
import { type CountWeights, LONGEST } from './countWeightsShape.ts';

/** The groups of a log, averaged by prompt. */
export interface PromptMeans {
  /** Mean weight of each prompt's groups; shape [M]. */
  readonly means: Float64Array;
  /** Weight of each prompt, 1 in all; shape [M]. */
  readonly weights: Float64Array;
  /** Sampling variance of each mean, were the prompt rolled out again; shape [M]; if asked for. */
  readonly noise: Float64Array;
  /** Largest bias of the weighted mean. */
  readonly biasBound: number;
  /** Rollouts of the longest group. */
  readonly longest: number;
  /** Whether any group has both outcomes. */
  readonly live: boolean;
}

/**
 * Weights of the counts, averaged by prompt. Groups of one rollout are pooled into one group of
 * their prompt; a prompt with one rollout in all is left out where others have more.
 *
 * @returns undefined without attempts.
 */
export function promptMeans(
  { successes, attempts }: PassCounts,
  {
    prompts,
    per,
    again = false,
  }: {
    prompts: ArrayLike<string | number> | undefined;
    per: 'prompt' | 'rollout';
    again?: boolean;
  },
  weightsOf: (n: number, clusters: number) => CountWeights,
): PromptMeans | undefined {
  const groups = pooled(successes, attempts, prompts);
  if (groups.n.length === 0) return undefined;
  const { k, n, prompt, prompts: clusters } = groups;
  const sums = new Float64Array(clusters);
  const biases = new Float64Array(clusters);
  const counted = new Float64Array(clusters);
  const rollouts = new Float64Array(clusters);
  const noises = new Float64Array(clusters);
  let longest = 0;
  let live = false;
  let last = -1;
  let table: CountWeights | undefined;
  let noiseOf: (k: number) => number = () => 0;
  for (let g = 0; g < n.length; g++) {
    // a longer group is thinned: its rate is known to 1/16384 all the same
    const size = Math.min(n[g]!, LONGEST);
    const right = n[g] === size ? k[g]! : Math.round((k[g]! / n[g]!) * size);
    const at = prompt[g]!;
    if (size !== last) {
      table = weightsOf(size, clusters);
      last = size;
      noiseOf = remembered(table.weights);
    }
    sums[at]! += table!.weights[right]!;
    biases[at]! += table!.biasBound;
    if (again) noises[at]! += noiseOf(right);
    counted[at]!++;
    rollouts[at]! += size;
    longest = Math.max(longest, size);
    live ||= right > 0 && right < size;
  }
  const total = rollouts.reduce((sum, x) => sum + x, 0);
  const weights = rollouts.map((x) => (per === 'rollout' ? x / total : 1 / clusters));
  const means = sums.map((x, i) => x / counted[i]!);
  const biasBound = biases.reduce((sum, x, i) => sum + (weights[i]! * x) / counted[i]!, 0);
  const noise = noises.map((x, i) => x / counted[i]! ** 2);
  return { means, weights, noise, biasBound, longest, live };
}

/** Variance of the weight of a count under Bin(n, (k + ½)/(n + 1)), each computed once. */
function remembered(weights: Float64Array): (k: number) => number {
  const n = weights.length - 1;
  const known = new Map<number, number>();
  return (k) => {
    const before = known.get(k);
    if (before !== undefined) return before;
    const shares = binomialShares(n, (k + 0.5) / (n + 1));
    let [mean, square] = [0, 0];
    weights.forEach((w, j) => {
      mean += shares[j]! * w;
      square += shares[j]! * w * w;
    });
    const variance = Math.max(0, square - mean * mean);
    known.set(k, variance);
    return variance;
  };
}

interface Pooled {
  readonly k: ArrayLike<number>;
  readonly n: ArrayLike<number>;
  readonly prompt: ArrayLike<number>;
  readonly prompts: number;
}

/** Groups with their prompt as a number; rollouts that stand alone are joined by prompt. */
function pooled(
  successes: ArrayLike<number>,
  attempts: ArrayLike<number>,
  names: ArrayLike<string | number> | undefined,
): Pooled {
  const single = new Map<string | number, number>();
  const k: number[] = [];
  const n: number[] = [];
  const name: (string | number)[] = [];
  for (let i = 0; i < attempts.length; i++) {
    if (!(attempts[i]! > 0)) continue;
    const prompt = names === undefined ? i : names[i]!;
    const at = attempts[i] === 1 ? single.get(prompt) : undefined;
    if (at !== undefined) {
      k[at]! += successes[i]!;
      n[at]!++;
      continue;
    }
    if (attempts[i] === 1) single.set(prompt, k.length);
    k.push(successes[i]!);
    n.push(attempts[i]!);
    name.push(prompt);
  }
  const several = n.some((size) => size > 1);
  const kept = n.flatMap((size, i) => (size > 1 || !several ? [i] : []));
  const codes = new Map<string | number, number>();
  const prompt = kept.map((i, place) => {
    if (names === undefined) return place;
    const known = codes.get(name[i]!);
    if (known !== undefined) return known;
    codes.set(name[i]!, codes.size);
    return codes.size - 1;
  });
  return {
    k: kept.map((i) => k[i]!),
    n: kept.map((i) => n[i]!),
    prompt,
    prompts: names === undefined ? kept.length : codes.size,
  };
}
