import type { LogHead } from './logHead.ts';
import type { LogTally } from './logTally.ts';

/** What reads the signals of tokens and turns, loaded for a log that has any; else undefined. */
export async function denseSignalsOf({ rows }: LogHead, tally: LogTally) {
  const { denseColumns } = await import('./denseColumns.ts');
  const columns = denseColumns(rows);
  if (columns === undefined) return undefined;
  const { DenseSignals } = await import('./denseSignals.ts');
  return new DenseSignals(columns, tally);
}
