import { DomainError } from '@bits-per-sample/core';
import { neutralRows, writeParquet } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import { ReportError } from '../options/reportError.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { sourcesOf } from '../reading/openSource.ts';
import { withoutRepeats } from '../reading/repeatedSources.ts';
import { runKnowledge } from '../reading/runKnowledge.ts';

/** What {@link convert} takes: how columns are to be read, and what it writes. */
export interface ConvertOptions extends ColumnOptions, ReadingOptions {
  /** `'jsonl'` (the default): a row of JSON per line, as they come; `'parquet'`: one file, held in memory. */
  readonly to?: 'jsonl' | 'parquet' | undefined;
}

/**
 * Any log as rows of this family's own format, so that other tools, or a later run, read it without
 * knowing what wrote it. Where there are several sources, `source` names that of each row, and what
 * lies together is read together, as a report does.
 * A report on what comes out says the same as one on what went in.
 *
 * @param run one source or several.
 * @param options columns, `to`, formats of your own, progress, signal.
 * @returns the bytes, piece by piece.
 * @throws {DomainError} no source, or `to` is neither.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} all sources are optional and none is a log, or there is no row in them.
 *
 * @example
 * ```ts
 * let text = '';
 * for await (const piece of convert([{ prompt_id: 'a', reward: true }]))
 *   text += new TextDecoder().decode(piece);
 * text; // => '{"group":"a","prompt_id":"a","reward":1}\n'
 * ```
 */
export async function* convert(
  run: RunSource,
  { to = 'jsonl', ...options }: ConvertOptions = {},
): AsyncGenerator<Uint8Array, void, undefined> {
  if (to !== 'jsonl' && to !== 'parquet')
    throw new DomainError('convert', 'to', "'jsonl' or 'parquet'", to);
  const rows = rowsOf(run, options);
  if (to === 'parquet') {
    yield await writeParquet(rows);
    return;
  }
  const encoder = new TextEncoder();
  for await (const batch of rows)
    yield encoder.encode(batch.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

async function* rowsOf(
  run: RunSource,
  options: ColumnOptions & ReadingOptions,
): AsyncGenerator<readonly object[], void, undefined> {
  const { kept: sources } = await withoutRepeats(sourcesOf('convert', run));
  const knowledgeOf = await runKnowledge(sources, options);
  const several = sources.length > 1;
  const left: string[] = [];
  // what is no rollout is for a run that has none
  const means: (readonly object[])[] = [];
  let any = false;
  for (const source of sources) {
    try {
      const log = await source.open({ ...options, run: knowledgeOf(source.name) });
      for await (const batch of neutralRows(log)) {
        const rows = several
          ? batch.map((row) => ('source' in row ? row : { ...row, source: source.name }))
          : batch;
        if (several && log.kind === 'metrics') means.push(rows);
        else {
          any ||= rows.length > 0;
          yield rows;
        }
      }
    } catch (error) {
      if (!source.optional || (error as { code?: unknown }).code !== 'SCHEMA') throw error;
      left.push((error as Error).message);
    }
  }
  if (left.length === sources.length)
    throw new ReportError('no-readable-log', `no readable log\n${left.join('\n')}`);
  if (any) return;
  if (means.length === 0) throw new ReportError('no-rows', 'there is no row in this log');
  yield* means;
}
