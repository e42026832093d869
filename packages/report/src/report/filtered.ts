import { formatCount, formatPercent, formatPlural } from '@bits-per-sample/core';
import { missingGroups } from '@bits-per-sample/info';
import type { LoggedMean } from '../now/logged.ts';
import { type CountCells, countCells } from '../trials/countCells.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { ADVICE, LIVE, WASTE, type Warnings } from './warnings.ts';

/** Groups from which on none of them being dead is strange. */
const MANY = 20;

/** Exceptions in a group that is nearly of one verdict. */
const NEAR = 2;

/** Deviate beyond which groups are missing: 1 in 200 logs that nothing was taken from, at most. */
const BEYOND = 2.576;

/**
 * Whether groups with one verdict for all rollouts were, or may have been, taken out of the log
 * before it was written (dynamic sampling): then only the prompts of the others are described.
 *
 * @param counts groups of two or more.
 * @param groupsPerPrompt groups of the log for each different prompt.
 * @param counted the share of dead groups that the trainer itself counted, where it did.
 */
export function mayBeFiltered(
  counts: GroupCounts,
  { groupsPerPrompt, counted }: { groupsPerPrompt: number; counted: LoggedMean | undefined },
  warnings: Warnings,
): boolean {
  const own =
    counted === undefined
      ? 'Log the groups before the filter, or read the counters of the trainer.'
      : `The trainer itself counted ${formatPercent(counted.mean)} of its groups as equal (${counted.key}, mean over ${formatPlural(counted.n, 'logged step')}).`;
  const tell = (code: string, message: string): true => {
    warnings.alarm(
      code,
      `${message} How many rollouts were in such groups, how many prompts fill a batch and what a rollout was worth before the filter are not told by this log; bits and pass rates below are those of the prompts whose groups were kept. ${own}`,
      ...WASTE,
      ...ADVICE,
      ...LIVE,
    );
    return true;
  };
  const cells = countCells(counts);
  const { successes, attempts } = cells;
  const groups = counts.attempts.length;
  // without a group that is nearly of one verdict none of one verdict is missed
  const isNear = (k: number, i: number): boolean => Math.min(k, attempts[i]! - k) <= NEAR;
  if (
    groups >= MANY &&
    successes.every((k, i) => k > 0 && k < attempts[i]!) &&
    successes.some(isNear)
  )
    return tell(
      'may-be-filtered',
      `This log may be filtered: not one of ${formatPlural(groups, 'group')} is all right or all wrong.`,
    );
  const missing = (['wrong', 'right'] as const).flatMap((end) => {
    const { z, least, size } = missingAt(end, cells, groupsPerPrompt);
    if (!(z > BEYOND)) return [];
    const number = Number.isNaN(least)
      ? 'more '
      : `at least about ${formatCount(Math.ceil(least))} more `;
    return [`${number}groups of ${size} all ${end}`];
  });
  if (missing.length === 0) return false;
  return tell(
    'groups-missing',
    `Groups are missing from this log: whatever the pass rates of the prompts, beside its groups with one or two exceptions there would be ${missing.join(' and ')}.`,
  );
}

/** The test at one end, over groups of the most common size. */
function missingAt(
  end: 'wrong' | 'right',
  { successes, attempts, groups }: CountCells,
  groupsPerPrompt: number,
) {
  const sizes = new Map<number, number[]>();
  for (let i = 0; i < attempts.length; i++) {
    const n = attempts[i]!;
    const counts = sizes.get(n) ?? [0, 0, 0, 0];
    sizes.set(n, counts);
    const k = end === 'wrong' ? successes[i]! : n - successes[i]!;
    counts[Math.min(k, 3)]! += groups[i]!;
  }
  const total = (counts: readonly number[]): number => counts.reduce((sum, x) => sum + x, 0);
  const [size, counts] = [...sizes].reduce(
    (most, next) => (total(next[1]) > total(most[1]) ? next : most),
    [0, [0, 0, 0, 0]],
  );
  // with three rollouts the group with two exceptions is the one with one from the other end
  if (size < 4) return { z: 0, least: 0, size };
  const [dead = 0, one = 0, two = 0] = counts.map((x) => x / groupsPerPrompt);
  const { z, least } = missingGroups({ dead, one, two, n: size });
  return { z, least: least * groupsPerPrompt, size };
}
