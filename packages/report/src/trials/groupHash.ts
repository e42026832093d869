import type { GroupNames } from './groupKey.ts';
import { nameHash } from './nameHash.ts';

/** A hash of the names of a group, which tells nothing of its rewards. */
export const groupHash = ({ run, step, group, evaluation }: GroupNames): number =>
  nameHash(group, nameHash(`${run} ${step} ${evaluation}`));
