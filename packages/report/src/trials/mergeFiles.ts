import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import type { Keep } from './keep.ts';
import { keepCopies } from './keepCopies.ts';
import type { ReportNote } from './reportSource.ts';
import { mergeRows, mergeTrials } from './summariseTrials.ts';

/** The sums of a file. */
export interface FileSums {
  readonly groups: Table;
  /** Whether its rows stand in an order of time, so that its steps were rolled out one by one. */
  readonly inOrder: boolean;
}

/**
 * Merges the sums of the files of a run: a group that runs on in the next file is one group, and
 * steps that a later file rolled out again, as after a resume, count once.
 *
 * @param files sums of each file, in the order of the run.
 * @param keep which copy counts of such a step.
 * @returns one table of sums, and what is to be told of it.
 */
export async function mergeFiles(
  files: readonly FileSums[],
  keep?: Keep,
): Promise<{ groups: Table; notes: readonly ReportNote[] }> {
  const tables = files.map(({ groups }) => groups);
  if (!files.every(({ inOrder }) => inOrder) || !shareSteps(tables))
    return { groups: await mergeTrials(tables), notes: [] };
  const numbered = tables.map(({ rowCount, columns }, file) => ({
    rowCount,
    columns: { ...columns, segment: new Float64Array(rowCount).fill(file) },
  }));
  const { groups, notes } = keepCopies(await mergeTrials(numbered), { keep, files: true });
  return { groups: notes.length > 0 ? await mergeRows(groups) : await mergeTrials(tables), notes };
}

/** Whether a step stands in more than one file. */
function shareSteps(files: readonly Table[]): boolean {
  const seen = new Set<number>();
  for (const { columns } of files) {
    const own = new Set(numbersOf(columns.step).filter((step) => !Number.isNaN(step)));
    for (const step of own) if (seen.has(step)) return true;
    for (const step of own) seen.add(step);
  }
  return false;
}

const numbersOf = (column: Column | undefined): Float64Array =>
  column === undefined || isDictionary(column) ? new Float64Array() : column;
