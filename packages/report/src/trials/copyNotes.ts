import { formatPlural } from '@bits-per-sample/core';
import type { Keep } from './keep.ts';
import type { ReportNote } from './reportSource.ts';
import type { StepCopies } from './stepCopies.ts';

/** What was found of steps that stand in a log in several places. */
interface Found {
  /** Steps with several copies. */
  readonly again: readonly StepCopies[];
  /** Steps whose places are parts of one batch. */
  readonly parts: readonly StepCopies[];
  /** Rollouts of copies that do not count. */
  readonly leftOut: number;
  readonly keep: Keep | undefined;
  readonly files: boolean;
}

/** Places of a step that are worth a word; more of them are the way of the writer. */
const MOST_PLACES = 8;

/** What is told of steps that stand in a log in several places. */
export function copyNotes({ again, parts, leftOut, keep, files }: Found): ReportNote[] {
  if (again.length > 0) {
    const most = Math.max(...again.map(({ copies }) => copies.length));
    const times = most === 2 ? 'twice' : `up to ${most} times`;
    const where = files
      ? 'because a later file goes back to them'
      : 'as after a resume or a second start';
    const stand = `${namesOf(again)} ${again.length === 1 ? 'stands' : 'stand'} in the log ${times}, ${where}`;
    return [
      {
        code: 'steps-again',
        message: `${stand}. ${keptOf(keep, leftOut)}`,
        severity: keep === undefined ? 'alarm' : 'note',
      },
    ];
  }
  const places = Math.max(0, ...parts.map(({ copies }) => copies.flat().length));
  const worth =
    !files && keep === undefined && places > 1 && places <= MOST_PLACES && parts.every(isApart);
  if (!worth) return [];
  return [
    {
      code: 'steps-in-parts',
      message: `${namesOf(parts)} ${parts.length === 1 ? 'stands' : 'stand'} in up to ${places} places of the log, with other groups in each: they are read as parts of one batch, and what changed between them is not seen. If they are epochs, a column named epoch beside the step tells them apart. If the run was started again there, \`keep: 'last'\` takes the last copy.`,
    },
  ];
}

function keptOf(keep: Keep | undefined, leftOut: number): string {
  if (keep === 'all') return 'All copies are counted, as asked.';
  const others =
    keep === 'first'
      ? "`keep: 'last'` takes the last"
      : "`keep: 'first'` takes the first, `keep: 'all'` every copy";
  return `The ${keep ?? 'last'} copy counts, and ${formatPlural(leftOut, 'rollout')} of ${keep === 'first' ? 'later' : 'earlier'} ones ${leftOut === 1 ? 'is' : 'are'} left out; ${others}.`;
}

/** Whether each place holds groups of its own, more than one of them. */
const isApart = ({ copies, apart }: StepCopies): boolean =>
  apart && copies.flat().every(({ rows }) => rows.length > 1);

function namesOf(steps: readonly StepCopies[]): string {
  const names = [...new Set(steps.map(({ step }) => step))].sort((a, b) => a - b);
  const [first, last] = [names[0]!, names.at(-1)!];
  if (names.length === 1) return `Step ${first}`;
  if (names.length === 2) return `Steps ${first} and ${last}`;
  return names.length === last - first + 1
    ? `Steps ${first} to ${last}`
    : `${names.length} steps from ${first} to ${last}`;
}
