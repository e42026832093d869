import type { GroupNames } from './groupKey.ts';
import { nameHash } from './nameHash.ts';

/** A hash of the names of a group, which tells nothing of its rewards. */
export const groupHash = (names: GroupNames): number => nameHash(names.group, stepHash(names));

/** What it begins with: the same for all groups of a step. */
export const stepHash = ({
  run,
  step,
  evaluation,
}: Omit<GroupNames, 'group' | 'segment'>): number => nameHash(`${run} ${step} ${evaluation}`);
