import type { LogSource } from '@bits-per-sample/logs';
import type { RunProgress } from '@bits-per-sample/report';
import { logSources } from '../files/logSources.ts';
import { createProgress } from '../files/progress.ts';
import type { Given } from './options.ts';

/** A source of the library, and whether it may be left out when it is no log. */
type FileSource = LogSource & { readonly optional: boolean };

/**
 * Lets the library read logs while a line says how far it is.
 *
 * @param given `--quiet`.
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
  const line = createProgress(process.stderr, { quiet: given.flag('quiet') });
  try {
    return await read(runs, line.show);
  } finally {
    line.done();
  }
}
