import type { Table } from '@bits-per-sample/core';
import type { Log, LogSummary } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import { ReportError } from '../options/reportError.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { successRule } from '../options/successRule.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { summariseTrials } from '../trials/summariseTrials.ts';
import { combineParts } from './combineParts.ts';
import { type NamedSource, sourcesOf } from './openSource.ts';
import { withoutRepeats } from './repeatedSources.ts';

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

/**
 * Reads sources one after the other as one run, in one pass: memory grows with the groups. Each
 * of several counts as one step where rows name none.
 *
 * @param fn name of the function that was called.
 * @param run one source or several.
 * @param options columns, success rule, name, progress, formats, signal.
 * @returns sums per group, and what was read.
 * @throws {DomainError} no source.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} all sources are optional and none is a log.
 */
export async function readRun(
  fn: string,
  run: RunSource,
  options: RunOptions = {},
): Promise<ReportSource> {
  const { kept, repeated } = await withoutRepeats(sourcesOf(fn, run));
  const parts: ReadPart[] = [];
  const unread: string[] = [];
  for (const [i, source] of kept.entries()) {
    try {
      parts.push(await readPart(source, kept.length > 1 ? i + 1 : undefined, options));
    } catch (error) {
      if (!source.optional || (error as { code?: unknown }).code !== 'SCHEMA') throw error;
      unread.push((error as Error).message.split('\n')[0] ?? '');
    }
  }
  if (parts.length === 0)
    throw new ReportError('no-readable-log', `no readable log\n${unread.join('\n')}`);
  const source = await combineParts(parts, {
    unread,
    repeated: repeated.map(({ name }) => name),
  });
  const { name } = options;
  return name === undefined ? source : { ...source, input: { ...source.input, files: [name] } };
}

async function readPart(
  source: NamedSource,
  step: number | undefined,
  { success, name: _, ...options }: RunOptions,
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
  const { groups, errors } = await summariseTrials(log.tables, { rule, step });
  return { name, kind: log.kind, summary: log.summary(), groups, metrics: [], errors };
}
