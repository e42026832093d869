import type { AnswerKey } from './answerSets.ts';
import type { JudgedGroup } from './judgedSample.ts';

/**
 * Whether every group with both verdicts has one and the same answer: the right one, not the given.
 *
 * @param key what makes answers equal.
 */
export const areReferences = (groups: readonly JudgedGroup[], key: AnswerKey): boolean =>
  groups.every((group) => {
    const { verdicts, size } = group;
    if (!(verdicts.includes(0) && verdicts.includes(1))) return true;
    const seen = new Set<number>();
    for (let i = 0; i < size; i++) {
      const own = key(group, i);
      if (!Number.isNaN(own)) seen.add(own);
    }
    return seen.size <= 1;
  });
