import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { fromBlob, fromBytes, promptId } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const file = new Uint8Array(
  parquetWriteBuffer({
    columnData: [
      { name: 'task', data: Array.from({ length: 1000 }, (_, i) => BigInt(i >> 2)), type: 'INT64' },
      { name: 'id', data: Array.from({ length: 1000 }, () => 9007199254740993n), type: 'INT64' },
      {
        name: 'score',
        data: Array.from({ length: 1000 }, (_, i) => (i % 5 === 0 ? null : (i & 1) / 2)),
        type: 'DOUBLE',
        nullable: true,
      },
      { name: 'ok', data: Array.from({ length: 1000 }, (_, i) => i % 2 === 0), type: 'BOOLEAN' },
      { name: 'text', data: Array.from({ length: 1000 }, () => 'x'.repeat(50)), type: 'STRING' },
    ],
    rowGroupSize: 300,
  }),
);
const mapping = { group: ['task'], reward: ['score'], success: 'ok' };

describe('Parquet', () => {
  it('reads mapped columns over several row groups, integers and gaps', async () => {
    const { log, tables, rows } = await read(fromBytes(file, 'a.parquet'), { mapping });
    expect(rows).toBe(1000);
    expect(column(tables, 'group').slice(0, 5)).toEqual(['0', '0', '0', '0', '1']);
    expect(column(tables, 'reward').slice(0, 6)).toEqual([NaN, 0.5, 0, 0.5, 0, NaN]);
    expect(column(tables, 'success').slice(0, 2)).toEqual([1, 0]);
    expect(log.summary()).toMatchObject({ missing: { reward: 200 }, nonFinite: 0, coerced: 0 });
  });

  it('keeps integers beyond 2^53 when they are names', async () => {
    const { tables } = await read(fromBytes(file, 'a'), { mapping: { ...mapping, group: ['id'] } });
    expect(column(tables, 'group')[0]).toBe('9007199254740993');
  });

  it('fetches only the columns that are mapped', async () => {
    let fetched = 0;
    const source = fromBytes(file, 'a');
    await read(source, { mapping, onProgress: ({ bytes }) => (fetched = bytes) });
    const all = fetched;
    await read(source, {
      mapping: { ...mapping, category: 'text' },
      onProgress: ({ bytes }) => (fetched = bytes),
    });
    expect(all).toBeLessThan(fetched);
  });

  it('reads the same from a blob, from a stream, and out of gzip', async () => {
    const whole = fromBytes(file, 'a');
    const { tables } = await read(whole, { mapping });
    const sources = [
      fromBlob(new Blob([file])),
      { name: 'stdin', stream: whole.stream },
      fromBytes(gzipSync(file), 'a.gz'),
    ];
    for (const source of sources) expect((await read(source, { mapping })).tables).toEqual(tables);
  });

  it('names the columns of an unknown file', async () => {
    await expect(read(fromBytes(file, 'a'))).rejects.toThrow(
      'columns: task, id, score, ok, text; ',
    );
  });

  it('refuses a file that breaks off', async () => {
    await expect(read(fromBytes(file.subarray(0, 500), 'a'), { mapping })).rejects.toMatchObject({
      code: 'SCHEMA',
    });
  });

  it('takes integers for prompts, and lists all columns when one that is named is not there', async () => {
    const byId = { prompt: 'id', reward: ['score'] };
    const { tables } = await read(fromBytes(file, 'a'), { mapping: byId });
    expect(new Set(column(tables, 'prompt'))).toEqual(new Set([promptId('9007199254740993')]));
    await expect(
      read(fromBytes(file, 'a'), { mapping: { group: ['tusk'], reward: ['score'] } }),
    ).rejects.toThrow(
      'tusk: expected a column of that name, got columns: task, id, score, ok, text',
    );
  });

  it('keeps one column of a known format that the caller names', async () => {
    const rollouts = new Uint8Array(
      parquetWriteBuffer({
        columnData: [
          { name: 'step', data: [1, 1], type: 'INT32' },
          { name: 'group', data: ['a', 'a'], type: 'STRING' },
          { name: 'reward', data: [1, 0], type: 'DOUBLE' },
          { name: 'topic', data: ['x', 'y'], type: 'STRING' },
        ],
      }),
    );
    const options = { mapping: { category: 'topic' } };
    const { log, tables } = await read(fromBytes(rollouts, 'a'), options);
    expect(log.format).toBe('rollouts');
    expect(column(tables, 'category')).toEqual(['x', 'y']);
    expect(column(tables, 'reward')).toEqual([1, 0]);
  });
});
