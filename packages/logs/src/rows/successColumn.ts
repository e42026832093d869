import { beside, ends } from './columnPath.ts';
import { numberOf } from './numberOf.ts';
import type { RowObject } from './rowFormat.ts';
import { totalOfParts } from './totalOfParts.ts';
import { verdictWords } from './verdictWords.ts';

/** Columns that say whether an answer was right, the surest first. */
const NAMES =
  'success is_success correct is_correct acc accuracy passed is_passed resolved is_resolved solved ' +
  'is_solved score_binarized binary_score exact_match correctness answer_correct';

/**
 * The column that says whether an answer was right, beside a reward that is graded: 0 or 1 in all
 * first rows. A length penalty makes a right answer worth less; it does not make it wrong.
 *
 * @param head the first rows.
 * @param rewards fields of the reward, added up.
 * @returns its path; undefined when there is none, or when the reward is 0 or 1 itself.
 */
export function successColumn(
  head: readonly RowObject[],
  rewards: readonly string[],
): string | undefined {
  const [first] = rewards;
  if (first === undefined || first.endsWith('*')) return undefined;
  const from = first.slice(0, first.lastIndexOf('.') + 1);
  const rows = head.flatMap((row) => ends(row, first).map((leaf) => ({ row, leaf })));
  const reward = rows.map(({ row, leaf }) =>
    totalOfParts(
      rewards.map((path) => numberIn(beside(row, path, leaf))),
      () => 1,
    ),
  );
  if (reward.every((x) => Number.isNaN(x) || x === 0 || x === 1)) return undefined;
  return NAMES.split(' ')
    .map((name) => from + name)
    .find((path) => {
      if (rewards.length === 1 && path === first) return false;
      const flags = rows.map(({ row, leaf }) => numberIn(beside(row, path, leaf)));
      const known = flags.filter((flag) => !Number.isNaN(flag));
      return 2 * known.length > flags.length && known.every((flag) => flag === 0 || flag === 1);
    });
}

const numberIn = (value: unknown): number => {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || typeof value === 'bigint') return Number(value);
  if (typeof value !== 'string') return Number.NaN;
  return verdictWords.get(value.trim().toLowerCase()) ?? numberOf(value.trim()) ?? Number.NaN;
};
