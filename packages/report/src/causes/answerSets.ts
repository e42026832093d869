import type { JudgedGroup } from './judgedSample.ts';

/** Equal answers of a group. */
export interface AnswerSet {
  readonly key: number;
  /** Right answers among them, as the verifier says. */
  readonly successes: number;
  readonly attempts: number;
}

/** What makes answers of a group equal; NaN where it is not known. */
export type AnswerKey = (group: JudgedGroup, i: number) => number;

/**
 * The answers of a group by what makes them equal; those without a key or a verdict, and those that
 * were cut off, are left out.
 */
export function answerSets(group: JudgedGroup, keyAt: AnswerKey): AnswerSet[] {
  const sets = new Map<number, { key: number; successes: number; attempts: number }>();
  for (let i = 0; i < group.size; i++) {
    const key = keyAt(group, i);
    const right = group.verdicts[i]!;
    if (Number.isNaN(key) || Number.isNaN(right) || group.at('cut', i) === 1) continue;
    const set = sets.get(key) ?? { key, successes: 0, attempts: 0 };
    sets.set(key, set);
    set.successes += right;
    set.attempts++;
  }
  return [...sets.values()];
}
