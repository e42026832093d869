import type { Dictionary } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('tables', () => {
  it('batches tables, each with its own dictionary', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ group: `g${i >> 2}`, reward: i & 1 }));
    const { tables } = await read(fromText(lines(...rows)), { batchRows: 32 });
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([32, 32, 32, 4]);
    expect(tables.map(({ columns }) => (columns.group as Dictionary).values.length)).toEqual([
      8, 8, 8, 1,
    ]);
  });

  it('starts a column when it first appears, and counts the rows before it', async () => {
    const { log, tables } = await read(
      fromText(lines({ group: 1, reward: 1 }, { group: 1, reward: 0, success: 1, category: 'x' })),
    );
    expect(column(tables, 'success')).toEqual([NaN, 1]);
    expect(column(tables, 'category')).toEqual([undefined, 'x']);
    expect(log.summary().missing).toMatchObject({ success: 1, category: 1, reward: 0 });
  });
});
