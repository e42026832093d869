import { existsSync, readFileSync } from 'node:fs';
import { createRng, type Rng } from '@bits-per-sample/core';
import {
  type EstimatorName,
  type GradientMatrix,
  type GroupEstimator,
  groupMoments,
  type ScoreMoments,
} from '../src/index.ts';

/** The measured run, or another part of it: GPU_RUN names a folder with the same files. */
const folder = process.env.GPU_RUN
  ? new URL(`file://${process.env.GPU_RUN}/`)
  : new URL('gpu-run/', import.meta.url);

const file = (name: string) => new URL(name, folder);
const read = (name: string) =>
  existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined;

function readFloats(name: string): Float32Array {
  const bytes = readFileSync(file(name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

/** One prediction beside one measurement. */
export interface Comparison {
  readonly ckpt: string;
  readonly bin: string;
  readonly category: string;
  readonly p: number;
  readonly groupSize: number;
  readonly estimator: string;
  readonly quantity: 'signal-to-noise' | 'second moment' | 'pull along ∇p';
  readonly predicted: number;
  readonly measured: number;
  readonly standardError: number;
}

export const zOf = ({ predicted, measured, standardError }: Comparison): number =>
  (predicted - measured) / standardError;

const names: Record<string, EstimatorName> = { mean: 'drgrpo', rloo: 'rloo', grpo: 'grpo' };

/**
 * Score moments of a measured prompt from its class-conditional second moments alone. The measured
 * groups were drawn from the sampled failures (and, where accepted answers cannot be listed, from
 * the sampled successes): for them the mean of that sample is the mean, τ/n longer in square.
 */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
export function scoresOf(prompt: any): ScoreMoments {
  const { p, q1, q0, m1sq, m0sq_meas: m0sq, m01_meas: m01, n_fail, n_succ, n_valid } = prompt;
  const drawn0 = (q0 - m0sq) / n_fail;
  const drawn1 = n_valid > 0 ? 0 : (q1 - m1sq) / n_succ;
  return {
    p,
    squaredGap: m1sq + m0sq - 2 * m01 + drawn0 + drawn1,
    successVariance: Math.max(0, q1 - m1sq - drawn1),
    failureVariance: Math.max(0, q0 - m0sq - drawn0),
  };
}

/** Every estimator, group size and prompt of m2_prompt_stats. */
export function promptComparisons(): Comparison[] {
  const prompts = read('m2_prompt_stats.json')?.prompts ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return prompts.flatMap((prompt: any) => {
    const { ckpt, category, p, q1, m1sq, m01_meas: m01 } = prompt;
    const scores = scoresOf(prompt);
    const known = Object.values(scores).every((x) => Number.isFinite(x));
    if (!known || scores.squaredGap <= 0 || !(q1 > 0)) return [];
    const about = { ckpt, bin: String(prompt.bin), category, p };
    const out: Comparison[] = [];
    for (const [size, measured] of Object.entries(prompt.group_mc ?? {}))
      for (const [name, estimator] of Object.entries(names)) {
        // biome-ignore lint/suspicious/noExplicitAny: measured JSON
        const m = (measured as any)[name];
        if (!m) continue;
        const groupSize = Number(size);
        const epsilon = estimator === 'grpo' ? 1e-6 : 0;
        const moments = groupMoments(scores, { estimator, groupSize, epsilon });
        const unit = p * (1 - p) * p * (m1sq - m01); // (p q δ) · ∇p
        const pull = moments.weight * unit;
        const noise = m.E_g2 - m.Eg_sq;
        const signalError = 2 * m.Eg_sq * Math.abs(m.dot_gradp_se / m.dot_gradp);
        const error = Math.hypot(m.E_g2 * signalError, m.Eg_sq * m.E_g2_se) / noise ** 2;
        const common = { ...about, groupSize, estimator };
        out.push(
          {
            ...common,
            quantity: 'signal-to-noise',
            predicted: moments.signalToNoise,
            measured: m.snr2_group,
            standardError: error,
          },
          {
            ...common,
            quantity: 'second moment',
            predicted: moments.signal + moments.noise,
            measured: m.E_g2,
            standardError: m.E_g2_se,
          },
          {
            ...common,
            quantity: 'pull along ∇p',
            predicted: pull,
            measured: m.dot_gradp,
            standardError: m.dot_gradp_se,
          },
        );
      }
    return out;
  });
}

/** Prompts with a closed form for a single rollout. */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
export function singlePrompts(): any[] {
  const prompts = read('m2_prompt_stats.json')?.prompts ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return prompts.filter((prompt: any) => prompt.single?.reinforce && prompt.m0sq_identity !== null);
}

/** A prompt whose scores are known through all their inner products. */
export interface GramPrompt {
  readonly title: string;
  /** Share of each distinct answer in the sampled stream. */
  readonly shares: Float64Array;
  readonly rewards: Uint8Array;
  /** Inner products of the answers' scores, centred so that the mean score is 0. */
  readonly gram: Float64Array[];
  readonly scores: ScoreMoments;
}

/** The Gram matrices of m2_grams, with the moments that follow from them. */
export function gramPrompts(): GramPrompt[] {
  const all = read('m2_grams.json')?.grams ?? [];
  const values = all.length > 0 ? readFloats('m2_grams.bin') : new Float32Array();
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return all.flatMap((entry: any) => {
    const u: number = entry.n_distinct;
    const raw = Array.from({ length: u }, () => new Float64Array(u));
    let at = entry.gram_offset;
    for (let i = 0; i < u; i++)
      for (let j = i; j < u; j++, at++) {
        raw[i]![j] = values[at]!;
        raw[j]![i] = values[at]!;
      }
    const total = entry.count.reduce((sum: number, n: number) => sum + n, 0);
    const shares = Float64Array.from(entry.count, (n: number) => n / total);
    const rewards = Uint8Array.from(entry.reward);
    const mean = raw.map((row) => row.reduce((sum, x, j) => sum + shares[j]! * x, 0));
    const middle = mean.reduce((sum, x, i) => sum + shares[i]! * x, 0);
    const gram = raw.map((row, i) => row.map((x, j) => x - mean[i]! - mean[j]! + middle));
    const p = shares.reduce((sum, x, i) => sum + x * rewards[i]!, 0);
    if (p === 0 || p === 1) return [];
    const of = (a: number, b: number) => {
      let sum = 0;
      for (let i = 0; i < u; i++)
        for (let j = 0; j < u; j++)
          if (rewards[i] === a && rewards[j] === b) sum += shares[i]! * shares[j]! * gram[i]![j]!;
      return sum / (a ? p : 1 - p) / (b ? p : 1 - p);
    };
    const second = (a: number) => {
      let sum = 0;
      for (let i = 0; i < u; i++) if (rewards[i] === a) sum += shares[i]! * gram[i]![i]!;
      return sum / (a ? p : 1 - p);
    };
    const [m1, m0, m01] = [of(1, 1), of(0, 0), of(1, 0)];
    return [
      {
        title: `${entry.ckpt} ${entry.category} ${entry.prompt} (p = ${p.toPrecision(3)}, ${u} answers)`,
        shares,
        rewards,
        gram,
        scores: {
          p,
          squaredGap: m1 + m0 - 2 * m01,
          successVariance: Math.max(0, second(1) - m1),
          failureVariance: Math.max(0, second(0) - m0),
        },
      },
    ];
  });
}

/** Advantages of a group straight from its rewards, by the paper's words. */
export function advantagesOf(
  rewards: readonly number[],
  { estimator, ddof = 0, epsilon = 0, baseline = 0, k = 1 }: GroupEstimator,
): number[] {
  const n = rewards.length;
  const sum = rewards.reduce((s, r) => s + r, 0);
  const mean = sum / n;
  const squares = rewards.reduce((s, r) => s + (r - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / (n - ddof)) + epsilon;
  const others = rewards.map((_, i) => rewards.filter((_, j) => j !== i));
  const failed = (some: readonly number[], draws: number): number => {
    // probability that `draws` of them, without replacement, are all failures
    const losses = some.filter((r) => r === 0).length;
    let share = 1;
    for (let i = 0; i < draws; i++) share *= Math.max(0, losses - i) / (some.length - i);
    return share;
  };
  switch (estimator) {
    case 'reinforce':
      return [...rewards];
    case 'baseline':
      return rewards.map((r) => r - baseline);
    case 'rloo':
      return rewards.map((r, i) => r - others[i]!.reduce((s, x) => s + x, 0) / (n - 1));
    case 'drgrpo':
      return rewards.map((r) => r - mean);
    case 'grpo':
      return rewards.map((r) => (squares === 0 ? 0 : (r - mean) / deviation));
    case 'maxrl':
      return rewards.map((r) => (sum === 0 ? 0 : r / mean));
    case 'maxrlBaseline':
      return rewards.map((r) => (sum === 0 ? 0 : (r - mean) / mean));
    case 'maxrlControl':
      return rewards.map((r) => (sum === 0 ? -1 : (r - mean) / mean));
    case 'pkpo':
      return rewards.map((r, i) => (r === 1 ? k : k * (1 - failed(others[i]!, k - 1))));
    case 'passkAnalytic': {
      // mean and deviation of the reward of a random subset of k, and its mean given a member
      const group = 1 - failed(rewards, k);
      const spread = Math.sqrt(group * (1 - group));
      return rewards.map((r, i) => {
        const member = r === 1 ? 1 : 1 - failed(others[i]!, k - 1);
        return spread === 0 ? 0 : (member - group) / spread;
      });
    }
    default:
      throw new Error(estimator);
  }
}

/** |Σ Aᵢ sᵢ|² / N² of one group of answers, through their inner products. */
function squaredLength(
  gram: readonly Float64Array[],
  group: readonly number[],
  a: readonly number[],
) {
  let sum = 0;
  for (let i = 0; i < group.length; i++)
    for (let j = 0; j < group.length; j++) sum += a[i]! * a[j]! * gram[group[i]!]![group[j]!]!;
  return sum / group.length ** 2;
}

/** |E ĝ|² and E|ĝ|² over every possible group of answers. */
export function enumerateGroups(
  { shares, rewards, gram }: GramPrompt,
  options: GroupEstimator,
): { signal: number; second: number } {
  const n = options.groupSize;
  const u = shares.length;
  const pull = new Float64Array(u);
  let second = 0;
  const group = new Array<number>(n).fill(0);
  const visit = (place: number, weight: number): void => {
    if (place < n) {
      for (let i = 0; i < u; i++) {
        if (shares[i] === 0) continue;
        group[place] = i;
        visit(place + 1, weight * shares[i]!);
      }
      return;
    }
    const a = advantagesOf(
      group.map((i) => rewards[i]!),
      options,
    );
    second += weight * squaredLength(gram, group, a);
    group.forEach((answer, i) => {
      pull[answer]! += (weight * a[i]!) / n;
    });
  };
  visit(0, 1);
  let signal = 0;
  for (let i = 0; i < u; i++)
    for (let j = 0; j < u; j++) signal += pull[i]! * pull[j]! * gram[i]![j]!;
  return { signal, second };
}

/** Mean and standard error of |ĝ|² over groups drawn from the sampled answers. */
export function resampleGroups(
  { shares, rewards, gram }: GramPrompt,
  options: GroupEstimator,
  groups: number,
  rng: Rng,
): { second: number; standardError: number } {
  const cumulative = shares.map(
    (
      (sum) => (x) =>
        (sum += x)
    )(0),
  );
  let [sum, squares] = [0, 0];
  for (let g = 0; g < groups; g++) {
    const group = Array.from({ length: options.groupSize }, () => {
      const x = rng.next() * cumulative.at(-1)!;
      return cumulative.findIndex((c) => x < c);
    });
    const a = advantagesOf(
      group.map((i) => rewards[i]!),
      options,
    );
    const length = squaredLength(gram, group, a);
    sum += length;
    squares += length * length;
  }
  const second = sum / groups;
  return { second, standardError: Math.sqrt(Math.max(0, squares / groups - second ** 2) / groups) };
}

/** A matrix of projected gradients, with what is known of it in full dimension. */
export interface Projection {
  readonly name: string;
  readonly values: Float32Array;
  readonly dimension: number;
  readonly rows: number;
  readonly squaredNorms?: readonly number[];
  readonly rewards?: readonly number[];
}

/** The projected gradients of m2_proj. */
export function projections(): Projection[] {
  const index = read('m2_proj.json');
  if (!index) return [];
  const all = readFloats('m2_proj.bin');
  return Object.entries(index.arrays)
    .filter(([, entry]) => (entry as { shape?: unknown }).shape)
    .map(([name, entry]) => {
      const { offset, shape } = entry as { offset: number; shape: [number, number] };
      const start = name.split('_').slice(0, 2).join('_');
      const isScore = name.endsWith('score_proj');
      const squaredNorms = isScore ? undefined : index.arrays[`${start}_grad_sq_full`]?.values;
      const rewards = isScore ? index.arrays[`${start}_reward`]?.values : undefined;
      return {
        name,
        values: all.slice(offset, offset + shape[0] * shape[1]),
        rows: shape[0],
        dimension: shape[1],
        ...(squaredNorms ? { squaredNorms } : {}),
        ...(rewards ? { rewards } : {}),
      };
    });
}

/** RLOO gradient of every group of `size` consecutive rollouts, from their scores. */
export function rlooGroups(
  {
    values,
    dimension,
    rows,
    rewards,
  }: Pick<Projection, 'values' | 'dimension' | 'rows' | 'rewards'>,
  size: number,
): Float32Array {
  const groups = Math.floor(rows / size);
  const gradients = new Float32Array(groups * dimension);
  for (let i = 0; i < groups * size; i++) {
    const g = Math.floor(i / size);
    const some = rewards!.slice(g * size, (g + 1) * size);
    const a = advantagesOf(some, { estimator: 'rloo', groupSize: size })[i % size]!;
    for (let k = 0; k < dimension; k++)
      gradients[g * dimension + k]! += (a / size) * values[i * dimension + k]!;
  }
  return gradients;
}

/** Checkpoints with projected gradients of both RL rollouts and supervised examples. */
export function projectedPairs(): { ckpt: string; rl: GradientMatrix; sl: GradientMatrix }[] {
  const all = projections();
  return all.flatMap((sl) => {
    const ckpt = /^sl_(.*)_grad_proj$/.exec(sl.name)?.[1];
    const rl = all.find(({ name }) => name === `rl_${ckpt}_score_proj`);
    if (!ckpt || !rl?.rewards) return [];
    const { dimension } = rl;
    return [{ ckpt, rl: { values: rlooGroups(rl, 16), dimension }, sl }];
  });
}

/** Statistics of whole batches in full dimension, supervised and RL. */
// biome-ignore lint/suspicious/noExplicitAny: measured JSON
export function batches(): { title: string; unit: string; stats: any; big: any }[] {
  const sl = read('m2_sl_batch.json')?.rows ?? [];
  const rl = read('m2_rl_batch.json')?.rows ?? [];
  const rlBig = read('m2_rl_big.json')?.rows ?? [];
  return [
    // biome-ignore lint/suspicious/noExplicitAny: measured JSON
    ...sl.map((row: any) => ({
      title: `SL ${row.ckpt} ${row.set}`,
      unit: 'examples',
      stats: row,
      big: row.big,
    })),
    // biome-ignore lint/suspicious/noExplicitAny: measured JSON
    ...rl.flatMap((row: any) =>
      Object.entries(row.est).map(([name, stats]) => ({
        title: `RL ${row.ckpt} ${row.set} ${name}`,
        unit: 'groups',
        stats,
        // biome-ignore lint/suspicious/noExplicitAny: measured JSON
        big: rlBig.find((b: any) => b.ckpt === row.ckpt && b.set === row.set)?.est[
          name.endsWith('_G16') ? name.slice(0, -4) : ''
        ],
      })),
    ),
  ];
}

/** Angle and signal-to-noise ratios for the exchange rate, where RL and SL were measured alike. */
export function exchangePairs(): {
  ckpt: string;
  set: string;
  estimator: string;
  cosine: number;
  rlSignalToNoise: number;
  slSignalToNoise: number;
}[] {
  const sl = read('m2_sl_batch.json')?.rows ?? [];
  const rl = read('m2_rl_batch.json')?.rows ?? [];
  const big = read('m2_rl_big.json')?.rows ?? [];
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  const same = (row: any) => (other: any) => other.ckpt === row.ckpt && other.set === row.set;
  // biome-ignore lint/suspicious/noExplicitAny: measured JSON
  return big.flatMap((row: any) => {
    const examples = sl.find(same(row));
    const groups = rl.find(same(row));
    if (!examples || !groups) return [];
    return ['reinforce', 'oracle_b', 'rloo', 'grpo', 'grpo_len'].flatMap((estimator) => {
      const stats = groups.est[`${estimator}_G16`];
      const signal = row.est[estimator]?.Eg_sq;
      if (!stats || !signal) return [];
      return [
        {
          ckpt: row.ckpt,
          set: row.set,
          estimator,
          cosine: Math.min(1, row.est[estimator].cos_sl),
          rlSignalToNoise: signal / (stats.E_g2 - signal) / 16,
          slSignalToNoise: examples.big.Eg_sq / (examples.E_g2 - examples.big.Eg_sq),
        },
      ];
    });
  });
}

export const seeded = (seed: number): Rng => createRng(seed);
