import { type Column, isDictionary, type Table } from '@bits-per-sample/core';
import type { ConfidentSamples } from './confidentSamples.ts';
import type { Keep } from './keep.ts';
import { keepCopies } from './keepCopies.ts';
import { mergeRows, mergeTrials } from './mergeTrials.ts';
import type { ReportNote } from './reportSource.ts';
import type { RolloutSample } from './rolloutSample.ts';
import { sampleOfKept } from './sampleOfKept.ts';

/** The sums of a file. */
export interface FileSums {
  readonly groups: Table;
  /** Whether its rows stand in an order of time, so that its steps were rolled out one by one. */
  readonly inOrder: boolean;
  /** Samples of its rollouts with log-probabilities, as `summariseTrials` has them. */
  readonly confident?: ConfidentSamples | undefined;
  /** A sample of its groups, as `summariseTrials` has it. */
  readonly sample?: RolloutSample | undefined;
}

/** The sums of a run. */
export interface MergedFiles extends Pick<FileSums, 'groups' | 'confident' | 'sample'> {
  /** What is to be told of them. */
  readonly notes: readonly ReportNote[];
}

/**
 * Merges the sums of the files of a run: a group that runs on in the next file is one group, and
 * steps that a later file rolled out again, as after a resume, count once.
 *
 * @param files sums of each file, in the order of the run.
 * @param keep which copy counts of such a step.
 * @returns one table of sums and one sample, and what is to be told of them.
 */
export async function mergeFiles(files: readonly FileSums[], keep?: Keep): Promise<MergedFiles> {
  const confident = mergeAll(files.map((file) => file.confident));
  const sample = mergeAll(files.map((file) => file.sample));
  const tables = files.map(({ groups }) => groups);
  if (!files.every(({ inOrder }) => inOrder) || !shareSteps(tables))
    return { groups: await mergeTrials(tables), notes: [], confident, sample };
  const numbered = tables.map(({ rowCount, columns }, file) => ({
    rowCount,
    columns: { ...columns, segment: new Float64Array(rowCount).fill(file) },
  }));
  const all = await mergeTrials(numbered);
  const { groups, notes, left } = keepCopies(all, { keep, files: true });
  if (notes.length === 0) return { groups: await mergeTrials(tables), notes, confident, sample };
  const numberedSample = mergeAll(files.map(({ sample: own }, segment) => own?.named({ segment })));
  const whole = groups.rowCount === all.rowCount || confident === undefined;
  return {
    groups: await mergeRows(groups),
    notes,
    confident: whole ? confident : confident.withdrawn(),
    sample: numberedSample && sampleOfKept(numberedSample, all, left),
  };
}

/** One sample of all files that have any. */
function mergeAll<S extends { merge(...others: S[]): S }>(samples: readonly (S | undefined)[]) {
  const [first, ...others] = samples.filter((sample) => sample !== undefined);
  return others.length === 0 ? first : first?.merge(...others);
}

/** Whether a step stands in more than one file. */
function shareSteps(files: readonly Table[]): boolean {
  if (files.length < 2) return false;
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
