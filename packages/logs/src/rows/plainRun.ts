import type { LogTally } from './logTally.ts';
import { Reading, type Run } from './reading.ts';
import type { ReaderOfKind } from './rowFormat.ts';
import type { TableBuilder } from './tableBuilder.ts';

/** A run of rows that are written one by one, whatever the others say: metrics, scored examples. */
export async function plainRun(
  format: Extract<ReaderOfKind, { kind: 'metrics' | 'examples' }>,
  builder: TableBuilder,
  tally: LogTally,
): Promise<Run> {
  if (format.kind === 'metrics') {
    const { writeMetrics } = await import('./sums.ts');
    return new Reading(format.reader, tally, {
      write: (item) => writeMetrics(item, builder, tally),
    });
  }
  const { writeExample } = await import('./writeExample.ts');
  return new Reading(format.reader, tally, {
    write: (item) => writeExample(item, builder, tally),
  });
}
