import { checkSameLength } from '../check/checkSameLength.ts';
import { checkWhole } from '../check/checkWhole.ts';
import { DomainError } from '../errors.ts';
import type { FoldOptions } from './foldOptions.ts';

/** Most groups of one call: 2^27. */
const MOST_GROUPS = 2 ** 27;

/**
 * Refuses groups that are not one place in [0, groupCount) per observation.
 *
 * @internal
 */
export function checkGroups(
  fn: string,
  { groups, groupCount = 1 }: FoldOptions,
  length: number,
): void {
  checkWhole(fn, 'groupCount', groupCount, { most: MOST_GROUPS });
  if (groups === undefined) {
    if (groupCount < 1 && length > 0) throw new DomainError(fn, 'groupCount', '≥ 1', groupCount);
    return;
  }
  checkSameLength(fn, 'groups', groups, length);
  for (let i = 0; i < length; i++) {
    const group = groups[i]!;
    if (!(Number.isInteger(group) && group >= 0 && group < groupCount))
      throw new DomainError(fn, 'groups', `of integers in [0, ${groupCount})`, group, i);
  }
}
