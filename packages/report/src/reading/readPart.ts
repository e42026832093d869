import type { Table } from '@bits-per-sample/core';
import type { Log, LogSummary } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import { successRule } from '../options/successRule.ts';
import { summariseTrials } from '../trials/summariseTrials.ts';
import type { NamedSource, OpenOptions } from './openSource.ts';

/** What the reading of a run takes out of the options. */
export interface RunOptions extends ColumnOptions, ReadingOptions {
  readonly success?: string | undefined;
  readonly name?: string | undefined;
  readonly propensity?: string | undefined;
}

/** A source that has been read to its end. */
export interface ReadPart {
  readonly name: string;
  readonly kind: Log['kind'];
  readonly summary: LogSummary;
  readonly groups: Table | null;
  readonly metrics: readonly Table[];
  readonly errors: number;
}

/** Reads a source to its end; `run` is what the other files of the run know of it. */
export async function readPart(
  source: NamedSource,
  { success, name: _, ...options }: RunOptions & Pick<OpenOptions, 'run'>,
): Promise<ReadPart> {
  const { name, size } = source;
  const { onProgress, signal } = options;
  signal?.throwIfAborted();
  onProgress?.({ file: name, size, bytes: 0, rows: 0 });
  const log = await source.open(options);
  if (log.kind === 'metrics') {
    const metrics: Table[] = [];
    for await (const table of log.tables) metrics.push(table);
    return { name, kind: log.kind, summary: log.summary(), groups: null, metrics, errors: 0 };
  }
  const rule = success === undefined ? undefined : successRule(success);
  const { groups, errors } = await summariseTrials(log.tables, { rule });
  return { name, kind: log.kind, summary: log.summary(), groups, metrics: [], errors };
}
