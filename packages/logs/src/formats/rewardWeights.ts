import type { AdvantageEvidence, Scatter } from './advantageEvidence.ts';
import { solveSymmetric } from './solveSymmetric.ts';

/** What a trainer logged of its reward at a step: parts as means over rollouts, and their sum. */
export interface LoggedMeans {
  /** Mean of each part, where one that did not apply counts as 0; shape [parts]. */
  readonly parts: readonly number[];
  /** Mean of the weighted sum. */
  readonly reward: number;
}

/** Columns up to which weights are solved for: the cost grows with their cube. */
const MOST_SOLVED = 32;

/** Digits that weights are rounded to, when the rounded ones explain the log as well. */
const DIGITS = [1, 2, 3, 6] as const;

/**
 * Weights of reward columns with which the logged advantages are what the trainer computed from
 * them, whichever way it scaled them; undefined when no weights explain them (rewards that are
 * normalised one by one, or columns that are missing) or nothing tells.
 *
 * Weights of 1 are tried first, then sums of fewer columns, then the weights that least squares
 * within groups give. Advantages fix weights up to a common factor; logged means of the reward fix
 * that too, and all weights where no group has a contrast. Without them the largest is 1.
 *
 * @param evidence the advantages of the log.
 * @param count number of reward columns.
 * @param options `means`: what the trainer logged of them; `fixed`: all columns are known to be
 *   reward functions, so that none is left out by guess.
 * @returns a weight per column; 0 for one that is not part of the reward.
 */
export function rewardWeights(
  evidence: Pick<AdvantageEvidence, 'scatters'>,
  count: number,
  { means = [], fixed = false }: { means?: readonly LoggedMeans[]; fixed?: boolean } = {},
): readonly number[] | undefined {
  const scatters = evidence.scatters();
  const live = scatters.some(({ quiet }) => !quiet);
  if (!live && means.length === 0) return undefined;
  const explains = (weights: readonly number[], cosine = 0.9999): boolean =>
    (!live || scatters.every((scatter) => follows(scatter, weights, cosine))) &&
    means.every((logged) => isMeanOf(logged, weights));
  const simple = (fixed ? [Array(count).fill(1)] : subsets(count)).find((set) => explains(set));
  if (simple !== undefined) return simple;
  const solved = count > MOST_SOLVED ? undefined : solve(scatters, means, count);
  if (solved === undefined) return undefined;
  const least = 1e-6 * solved.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0);
  const rounded = DIGITS.map((digits) =>
    solved.map((x) => (Math.abs(x) < least ? 0 : Number(x.toPrecision(digits)))),
  );
  return (
    rounded.find((weights) => explains(weights, 1 - 1e-8)) ??
    (explains(solved) ? solved : undefined)
  );
}

/** Sets of columns with weight 1: all of them, then single ones, then (of few) the others by size. */
function subsets(count: number): number[][] {
  const only = (...columns: number[]) =>
    Array.from({ length: count }, (_, i) => Number(columns.includes(i)));
  const all = Array(count).fill(1) as number[];
  if (count > 6) return [all, ...all.map((_, i) => only(i))];
  const sets = Array.from({ length: 2 ** count - 1 }, (_, bits) =>
    all.map((_one, i) => ((bits + 1) >> i) & 1),
  );
  const size = (set: number[]) => set.reduce((sum, x) => sum + x, 0) % count;
  return sets.sort((a, b) => size(a) - size(b));
}

/** Whether the weighted sum points the way of the advantages, and is constant where they are 0. */
function follows(
  { parts, advantage, advantages, quiet, rows }: Scatter,
  weights: readonly number[],
  cosine: number,
): boolean {
  const n = weights.length;
  let [own, dot, scale] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    dot += weights[i]! * advantage[i]!;
    scale = Math.max(scale, weights[i]! ** 2 * parts[i * n + i]!);
    for (let j = 0; j < n; j++) own += weights[i]! * weights[j]! * parts[i * n + j]!;
  }
  const flat = own <= 1e-12 * Math.max(rows * 1e-6, scale);
  if (flat) return quiet;
  return advantages > 0 && dot >= cosine * Math.sqrt(own * advantages);
}

function isMeanOf({ parts, reward }: LoggedMeans, weights: readonly number[]): boolean {
  let [sum, size] = [0, 1];
  for (const [i, part] of parts.entries()) {
    sum += weights[i]! * part;
    size = Math.max(size, Math.abs(weights[i]! * part));
  }
  return Math.abs(sum - reward) <= 1e-4 * size;
}

/** Least squares: no part of the sum that advantages do not follow, and the logged means. */
function solve(
  scatters: readonly Scatter[],
  means: readonly LoggedMeans[],
  n: number,
): number[] | undefined {
  const across = new Float64Array(n * n);
  for (const { parts, advantage, advantages } of scatters)
    for (let at = 0; at < n * n; at++) {
      const explained =
        advantages === 0 ? 0 : (advantage[Math.floor(at / n)]! * advantage[at % n]!) / advantages;
      across[at]! += parts[at]! - explained;
    }
  const within = new Float64Array(n);
  for (const { parts } of scatters) for (let i = 0; i < n; i++) within[i]! += parts[i * n + i]!;
  // a column that never differs inside a group tells nothing of its weight there
  const size = within.map((x) => (x > 0 ? Math.sqrt(x) : 1));
  const matrix = across.map((x, at) => x / (size[Math.floor(at / n)]! * size[at % n]!));
  const right = new Float64Array(n);
  if (means.length > 0) {
    const total = means.reduce((sum, { reward }) => sum + reward ** 2, 0);
    const scale = 1 / Math.max(total, Number.MIN_VALUE ** 0.5);
    for (const { parts, reward } of means)
      for (let i = 0; i < n; i++) {
        const x = parts[i]! / size[i]!;
        right[i]! += scale * x * reward;
        for (let j = 0; j < n; j++) matrix[i * n + j]! += (scale * x * parts[j]!) / size[j]!;
      }
    return solveSymmetric(matrix, right)?.map((x, i) => x / size[i]!);
  }
  return upToScale(matrix, scatters, within, size);
}

/** The weights that leave nothing unexplained, when they are the only ones; the largest is 1. */
function upToScale(
  matrix: Float64Array,
  scatters: readonly Scatter[],
  within: Float64Array,
  size: Float64Array,
): number[] | undefined {
  const columns = [...within.keys()].filter((i) => within[i]! > 0);
  const n = within.length;
  for (const one of columns) {
    const others = columns.filter((i) => i !== one);
    const at = (i: number, j: number): number => matrix[i * n + j]!;
    const rest = solveSymmetric(
      Float64Array.from(others.flatMap((i) => others.map((j) => at(i, j)))),
      Float64Array.from(others, (i) => -at(i, one)),
    );
    if (rest === undefined) continue;
    const weights = Array(n).fill(0) as number[];
    weights[one] = 1 / size[one]!;
    for (const [k, i] of others.entries()) weights[i] = rest[k]! / size[i]!;
    const dot = scatters.reduce(
      (sum, { advantage }) => sum + weights.reduce((a, w, i) => a + w * advantage[i]!, 0),
      0,
    );
    const largest = Math.sign(dot) * weights.reduce((a, w) => Math.max(a, Math.abs(w)), 0);
    return largest === 0 ? undefined : weights.map((w) => w / largest);
  }
  return undefined;
}
