import type { JudgedGroup } from './judgedSample.ts';

/** Whether every group with both verdicts has one and the same answer: the right one, not the given. */
export function areReferences(groups: readonly JudgedGroup[]): boolean {
  const mixed = groups.filter(({ verdicts }) => verdicts.includes(0) && verdicts.includes(1));
  return mixed.every((group) => {
    const known = group.of('answer_hash').filter((hash) => !Number.isNaN(hash));
    return new Set(known).size <= 1;
  });
}
