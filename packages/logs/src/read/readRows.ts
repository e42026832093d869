import { SchemaError } from '@bits-per-sample/core';
import type { Log } from '../log/log.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import { isObject } from '../rows/objectOf.ts';
import { LogOpener } from './logOpener.ts';
import { parsed } from './parsed.ts';
import type { ReadOptions } from './readOptions.ts';

/** Rows that are decoded at a time. */
const BATCH = 1024;

/** Rows that are looked through for the first object. */
const MOST_BLANKS = 65_536;

/** How {@link readRows} reads. */
export interface ReadRowsOptions extends ReadOptions {
  /** What the rows are called in messages; a step in it counts, as in the name of a file. */
  readonly name?: string;
}

/**
 * Reads rows that are objects in memory already, such as the rollouts of a notebook, through the
 * same formats, mapping and account as {@link readLog} reads those of a file. What a row teaches
 * does not depend on where it was kept.
 *
 * @param rows one object per rollout, or per counted group, as a list or as they come.
 * @param options as for {@link readLog}, and `name`.
 * @returns the recognised log; its tables are read as you iterate, once.
 * @throws DomainError unless batchRows and mapping.groupSize are whole numbers ≥ 1.
 * @throws SchemaError when there is no object among the rows, or none that is known.
 *
 * @example
 * ```ts
 * const log = await readRows([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * const tables: Table[] = [];
 * for await (const table of log.tables) tables.push(table);
 * tables[0]?.columns.reward; // => Float64Array.of(1, 0)
 * ```
 */
export async function readRows(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  { name = 'rows', ...options }: ReadRowsOptions = {},
): Promise<Log> {
  const opener = new LogOpener('readRows', name, undefined, options);
  const batches = batched(rows, options.signal);
  const head: unknown[] = [];
  for (;;) {
    const { done, value } = await batches.next();
    if (done || head.length > MOST_BLANKS) {
      if (head.length === 0) return opener.empty();
      throw new SchemaError({ file: name }, 'objects as rows', typeof head[0]);
    }
    head.push(...value);
    const from = value.findIndex(isObject);
    if (from < 0) continue;
    async function* all() {
      yield head;
      yield* batches;
    }
    return opener.rows(parsed(all()), value.slice(from, from + HEAD_ROWS).filter(isObject));
  }
}

async function* batched(
  rows: Iterable<unknown> | AsyncIterable<unknown>,
  signal: AbortSignal | undefined,
): AsyncGenerator<unknown[], void, undefined> {
  let batch: unknown[] = [];
  const synchronous = Symbol.iterator in rows;
  if (synchronous) {
    for (const row of rows) {
      batch.push(row);
      if (batch.length < BATCH) continue;
      signal?.throwIfAborted();
      yield batch;
      batch = [];
    }
  } else {
    for await (const row of rows) {
      signal?.throwIfAborted();
      batch.push(row);
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
  }
  signal?.throwIfAborted();
  if (batch.length > 0) yield batch;
}
