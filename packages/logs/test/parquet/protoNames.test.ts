import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const data = [
  { name: 'task', data: ['a', 'a', 'b'], type: 'STRING' as const },
  { name: '__proto__', data: [1, 0, 0.5], type: 'DOUBLE' as const },
];
const file = (columnData: typeof data) =>
  fromBytes(new Uint8Array(parquetWriteBuffer({ columnData })), 'a.parquet');

describe('a column of Parquet called __proto__', () => {
  it('is read by its name', async () => {
    const mapping = { group: ['task'], reward: ['__proto__'] };
    const { tables } = await read(file(data), { mapping });
    expect(column(tables, 'reward')).toEqual([1, 0, 0.5]);
  });

  it('keeps its name beside a column of the name that stands in for it', async () => {
    const beside = [...data, { name: '__proto___', data: [3, 4, 5], type: 'DOUBLE' as const }];
    for (const [reward, values] of [
      ['__proto__', [1, 0, 0.5]],
      ['__proto___', [3, 4, 5]],
    ] as const) {
      const { tables } = await read(file(beside), {
        mapping: { group: ['task'], reward: [reward] },
      });
      expect(column(tables, 'reward')).toEqual(values);
    }
  });

  it('is listed', async () => {
    const message = await read(file(data)).catch((error: Error) => error.message);
    expect(message).toContain('columns: task, __proto__');
  });

  it('lends no row a field', async () => {
    const json = { name: '__proto__', data: ['{"reward":1}'], type: 'JSON' as never };
    const held = [{ name: 'group', data: ['a'], type: 'STRING' as const }, json as never];
    const message = await read(file(held)).catch((error: Error) => error.message);
    expect(message).toContain('columns: group, __proto__');
  });
});
