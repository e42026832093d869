import type { Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromText, type Log, type ReadRowsOptions, readRows } from '../../src/index.ts';
import { samples } from '../support/formats.ts';
import { column, read } from '../support/read.ts';

async function tablesOf(log: Log): Promise<Table[]> {
  const tables: Table[] = [];
  for await (const table of log.tables) tables.push(table);
  return tables;
}

async function* late<T>(rows: Iterable<T>) {
  for (const row of rows) {
    await Promise.resolve();
    yield row;
  }
}

describe('readRows', () => {
  const rowSamples = Object.entries(samples).filter(([, { document }]) => !document);
  it.each(rowSamples)('reads %s as from a file', async (format, { rows }) => {
    const file = await read(fromText(rows.map((row) => JSON.stringify(row)).join('\n')));
    for (const given of [rows, new Set(rows), late(rows)]) {
      const log = await readRows(given);
      expect(log.format).toBe(format);
      expect(await tablesOf(log)).toEqual(file.tables);
      expect(log.summary()).toEqual(file.log.summary());
    }
  });

  it('passes over what is no object, and counts it', async () => {
    const log = await readRows([null, [1], 3, { group: 'a', reward: 1 }, undefined]);
    const tables = await tablesOf(log);
    expect(column(tables, 'reward')).toEqual([1]);
    expect(log.summary()).toMatchObject({ rows: 1, skipped: 3 });
  });

  it('takes a mapping, a name with a step, and many rows', async () => {
    const rows = Array.from({ length: 5000 }, (_, i) => ({ task: i >> 2, score: i % 2 }));
    const options: ReadRowsOptions = {
      mapping: { group: ['task'], reward: ['score'] },
      name: 'step_7',
      batchRows: 1000,
    };
    const tables = await tablesOf(await readRows(rows, options));
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([1000, 1000, 1000, 1000, 1000]);
    expect(new Set(column(tables, 'step'))).toEqual(new Set([7]));
  });

  it('gives an empty log for no rows, and refuses what holds no object', async () => {
    expect((await readRows([])).summary().notes).toEqual([
      { code: 'empty', message: 'the log holds no rows' },
    ]);
    await expect(readRows([1, 2])).rejects.toMatchObject({ code: 'SCHEMA' });
    const endless = {
      *[Symbol.iterator]() {
        for (;;) yield 1;
      },
    };
    await expect(readRows(endless)).rejects.toThrow('rows: expected objects as rows, got number');
    await expect(readRows([{ a: 1 }])).rejects.toMatchObject({ name: 'ColumnError' });
    await expect(readRows([], { batchRows: 0 })).rejects.toThrow('readRows: expected batchRows');
  });

  it('reports rows, and stops with the reason of the signal', async () => {
    const abort = new AbortController();
    const seen: number[] = [];
    function* endless() {
      for (;;) yield { group: 'a', reward: 1 };
    }
    const log = await readRows(endless(), {
      signal: abort.signal,
      onProgress: ({ bytes, rows }) => seen.push(bytes, rows),
    });
    const reading = (async () => {
      let tables = 0;
      for await (const _ of log.tables) if (++tables === 3) abort.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(seen.slice(0, 2)).toEqual([0, 8192]);
  });
});
