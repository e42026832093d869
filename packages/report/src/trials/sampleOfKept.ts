import type { Table } from '@bits-per-sample/core';
import { groupKey } from './groupKey.ts';
import { groupNames } from './groupNames.ts';
import type { RolloutSample } from './rolloutSample.ts';

/**
 * A sample without the groups that do not count, as those of steps that were rolled out again; each
 * step is in one segment again.
 *
 * @param sums rows of sums with their segments.
 * @param left 1 for each of them that does not count.
 */
export function sampleOfKept(
  sample: RolloutSample,
  { columns }: Table,
  left: Uint8Array,
): RolloutSample {
  const namesAt = groupNames(columns);
  const gone = new Set<string>();
  left.forEach((isLeft, i) => {
    if (isLeft === 1) gone.add(groupKey(namesAt(i)));
  });
  return sample.filter((group) => !gone.has(groupKey(group))).named({ segment: 0 });
}
