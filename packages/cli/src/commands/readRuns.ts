import { escapeControls } from '@bits-per-sample/core';
import { type EngineRun, type RunProgress, sentence } from '@bits-per-sample/report';
import { engineRuns } from '../engine/engineRuns.ts';
import { type FileSource, logSources } from '../files/logSources.ts';
import { createProgress } from '../files/progress.ts';
import { spareMemory } from '../files/spareMemory.ts';
import { engineAsked } from './engineOptions.ts';
import type { Given } from './options.ts';

/**
 * Lets the library read logs while a line says how far it is.
 *
 * @param given `--quiet`, and where the rows are summed.
 * @param paths lists of files and folders, one per run that is read.
 * @param read gets the sources of each list, and the progress to pass on.
 */
export async function readRuns<T>(
  given: Given,
  paths: readonly (readonly string[])[],
  read: (
    runs: readonly (readonly FileSource[])[],
    onProgress: (progress: RunProgress) => void,
  ) => Promise<T>,
): Promise<T> {
  const runs: FileSource[][] = [];
  for (const list of paths) runs.push(await logSources(list));
  await spareMemory(paths.flat());
  return withProgress(given, (show) => read(runs, show));
}

/**
 * The same, where an engine may sum the rows: the one that the caller named, or DuckDB for large
 * files. What only their order tells, and what an engine refuses, is read in JavaScript then.
 */
export async function reduceRuns<T>(
  given: Given,
  paths: readonly (readonly string[])[],
  read: (
    runs: readonly (readonly (FileSource | EngineRun)[])[],
    onProgress: (progress: RunProgress) => void,
  ) => Promise<T>,
): Promise<T> {
  const say = (text: string): void => {
    if (!given.flag('quiet')) process.stderr.write(`bits-per-sample: ${escapeControls(text)}\n`);
  };
  const reduced = await engineRuns(engineAsked(given), paths, say);
  if (reduced === undefined) return readRuns(given, paths, read);
  await spareMemory(paths.flat());
  const { runs, engine, optional } = reduced;
  try {
    return await withProgress(given, (show) => read(runs, show));
  } catch (error) {
    if (!optional || !isRefused(error)) throw error;
    // what is in no format of rollouts may be in one that only JavaScript reads, such as a part
    if ((error as { code?: unknown }).code !== 'SCHEMA')
      say(`read in JavaScript, row by row: ${sentence((error as Error).message, 'terminal')}`);
  } finally {
    await engine.close();
  }
  return readRuns(given, paths, read);
}

async function withProgress<T>(
  given: Given,
  read: (show: (progress: RunProgress) => void) => Promise<T>,
): Promise<T> {
  const line = createProgress(process.stderr, { quiet: given.flag('quiet') });
  try {
    return await read(line.show);
  } finally {
    line.done();
  }
}

/** Whether an engine would not, so that it is no fault of the caller's. */
const isRefused = (error: unknown): boolean =>
  ['ENGINE', 'REPORT', 'SCHEMA'].includes(String((error as { code?: unknown }).code));
