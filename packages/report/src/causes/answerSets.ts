import type { JudgedGroup } from './judgedSample.ts';

/** Equal answers of a group. */
export interface AnswerSet {
  readonly key: number;
  /** Right answers among them, as the verifier says. */
  readonly successes: number;
  readonly attempts: number;
}

/**
 * The answers of a group by what makes them equal; those without a key or a verdict, and those that
 * were cut off, are left out.
 */
export function answerSets(group: JudgedGroup, keys: readonly number[]): AnswerSet[] {
  const cut = group.of('cut');
  const sets = new Map<number, { key: number; successes: number; attempts: number }>();
  for (let i = 0; i < group.size; i++) {
    const [key, right] = [keys[i]!, group.verdicts[i]!];
    if (Number.isNaN(key) || Number.isNaN(right) || cut[i] === 1) continue;
    const set = sets.get(key) ?? { key, successes: 0, attempts: 0 };
    sets.set(key, set);
    set.successes += right;
    set.attempts++;
  }
  return [...sets.values()];
}
