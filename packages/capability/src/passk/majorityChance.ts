import {
  checkArray,
  checkObject,
  checkOneOf,
  checkWhole,
  DomainError,
} from '@bits-per-sample/core';
import { checkK } from '../check/checkK.ts';

/** How often each distinct answer of one prompt was given. */
export interface AnswerCounts {
  /** Attempts that gave each answer, integers ≥ 0; shape [answers]. */
  readonly counts: ArrayLike<number>;
  /** Index of the right answer; −1 when nobody gave it. */
  readonly correct: number;
}

/** Options of {@link majorityAtK}. */
export interface MajorityOptions {
  /**
   * What becomes of a vote in which the right answer and others have equally many: one of them at
   * `'random'` (default), or always the `'right'` or a `'wrong'` one, the two ends of what a rule
   * for ties can do.
   */
  readonly ties?: 'random' | 'right' | 'wrong';
}

/** Most attempts times votes that are worked through. */
const MOST = 2 ** 20;

/** The chance that the right answer wins, in the name of the function that was called. */
export function majorityChance(
  fn: string,
  answers: AnswerCounts,
  k: number,
  options: MajorityOptions,
): number {
  checkObject(fn, 'answers', answers);
  checkObject(fn, 'options', options);
  const { ties = 'random' } = options;
  checkOneOf(fn, 'ties', ties, ['random', 'right', 'wrong']);
  const { counts, correct } = answers;
  checkArray(fn, 'counts', counts);
  checkK(fn, k, 1);
  if (!(Number.isInteger(correct) && correct >= -1 && correct < counts.length))
    throw new DomainError(fn, 'correct', `an index below ${counts.length}, or -1`, correct);
  const all = Array.from(counts);
  for (const x of all) checkWhole(fn, 'counts', x, { orNaN: true });
  const n = all.reduce((a, x) => a + x, 0);
  if (Number.isNaN(n + k) || k > n) return NaN;
  if (n * k > MOST) throw new DomainError(fn, 'k', `of at most ${MOST} / attempts`, k);
  if (correct === -1) return 0;
  const right = all[correct]!;
  const wrong = all.filter((x, i) => i !== correct && x > 0);
  const votes = hypergeometric(right, n, k);
  const steps = stepsThrough(wrong, k);
  let chance = 0;
  for (let t = 1; t <= Math.min(k, right); t++) {
    const start = votes[t] ?? 0;
    if (start > 0) chance += start * notOutvoted(steps, { rest: k - t, votes: t, ties });
  }
  return Math.min(1, chance);
}

/** For each answer, P(j votes on it) when so many votes are left for it and the answers after it. */
function stepsThrough(wrong: readonly number[], k: number): Float64Array[][] {
  let population = wrong.reduce((a, x) => a + x, 0);
  return wrong.map((size) => {
    const rows = Array.from({ length: Math.min(k, population) + 1 }, (_, left) =>
      hypergeometric(size, population, left),
    );
    population -= size;
    return rows;
  });
}

/** Chance that the right answer with `votes` votes wins when `rest` votes fall on the others. */
function notOutvoted(
  steps: readonly Float64Array[][],
  { rest, votes, ties }: Required<MajorityOptions> & { rest: number; votes: number },
): number {
  if (steps.length * votes < rest) return 0;
  // states[tied][left]: chance that so many others have as many votes, and so many votes are left
  let states: Float64Array[] = [new Float64Array(rest + 1)];
  states[0]![rest] = 1;
  for (const rows of steps) {
    const next = Array.from({ length: states.length + 1 }, () => new Float64Array(rest + 1));
    for (const [tied, row] of states.entries())
      for (let left = 0; left <= rest; left++) {
        const weight = row[left]!;
        if (weight === 0) continue;
        const taken = rows[left]!;
        const most = Math.min(votes, taken.length - 1);
        for (let j = 0; j <= most; j++)
          next[tied + Number(j === votes)]![left - j]! += weight * taken[j]!;
      }
    const used = next.findLastIndex((row) => row.some((x) => x > 0));
    states = next.slice(0, used + 1);
  }
  const worth = (tied: number): number =>
    ties === 'random' ? 1 / (tied + 1) : Number(tied === 0 || ties === 'right');
  return states.reduce((sum, row, tied) => sum + row[0]! * worth(tied), 0);
}

/** P(j of `draws` without replacement fall on `marked` of `population`), for j = 0 … min. */
function hypergeometric(marked: number, population: number, draws: number): Float64Array {
  const most = Math.min(marked, draws);
  const least = Math.max(0, draws - (population - marked));
  const out = new Float64Array(most + 1);
  const mode = Math.min(
    most,
    Math.max(least, Math.floor(((draws + 1) * (marked + 1)) / (population + 2))),
  );
  const ratio = (j: number) =>
    ((marked - j) / (j + 1)) * ((draws - j) / (population - marked - draws + j + 1));
  out[mode] = 1;
  for (let j = mode; j < most; j++) out[j + 1] = out[j]! * ratio(j);
  for (let j = mode; j > least; j--) out[j - 1] = out[j]! / ratio(j - 1);
  const total = out.reduce((a, x) => a + x, 0);
  return out.map((x) => x / total);
}
