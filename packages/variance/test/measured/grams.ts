import type { Rng } from '@bits-per-sample/core';
import type { GroupEstimator, ScoreMoments } from '../../src/index.ts';
import { advantagesOf } from '../support/advantagesOf.ts';
import { read, readFloats } from './readRun.ts';

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
