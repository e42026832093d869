import { isDictionary, type Table } from '@bits-per-sample/core';
import { exampleSums } from '../sft/exampleSums.ts';
import type { ReportNote } from '../trials/reportSource.ts';
import type { ReadPart } from './readPart.ts';

/**
 * Scored examples of several files as those of one run. Files that name no step and hold one score of
 * each example are its scores in the order in which they are given: before, then after.
 *
 * @param parts the files, in order.
 * @param notes gets what they were taken for.
 */
export async function mergeExamples(
  parts: readonly ReadPart[],
  notes: ReportNote[],
): Promise<Table> {
  const tables = parts.flatMap(({ examples }) => examples ?? []);
  const [first] = tables;
  if (tables.length === 1) return first!;
  if (!tables.every(isOneLook)) return exampleSums(tables);
  notes.push({
    code: 'files-as-scores',
    message: `The ${tables.length} files name no step: they are taken as scores of one run, in the order in which they are given.`,
  });
  return exampleSums(
    tables.map(({ rowCount, columns }, i) => ({
      rowCount,
      columns: { ...columns, step: new Float64Array(rowCount).fill(i) },
    })),
  );
}

/** Whether no row names a step or a score of before and after. */
function isOneLook({ columns }: Table): boolean {
  const has = (name: string, least: number): boolean => {
    const column = columns[name];
    return column !== undefined && !isDictionary(column) && column.some((x) => x >= least);
  };
  return !has('step', -Infinity) && !has('nll_before_n', 1) && !has('nll_after_n', 1);
}
