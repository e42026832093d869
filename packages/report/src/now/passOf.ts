import type { GroupCounts } from '../trials/groupCounts.ts';

/** Share of right answers of a group; NaN for one without a known verdict. */
export const passOf = ({ attempts, successes }: GroupCounts, group: number): number =>
  attempts[group]! > 0 ? successes[group]! / attempts[group]! : Number.NaN;
