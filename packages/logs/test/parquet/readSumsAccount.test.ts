import { expect, it } from 'vitest';
import { fromBytes, readLog, readRows, writeSums } from '../../src/index.ts';
import { readSumsAccount } from '../../src/parquet/readSumsAccount.ts';

const { summary } = await readRows([{ group: 'a', reward: 1 }]);
const account = { summary: summary(), made: { by: 'us' } };

it('a file without one has none', () => {
  expect(readSumsAccount('a.parquet', undefined)).toBeUndefined();
});

it('gives what was written, and no field that an account has not', () => {
  const written = { ...account, summary: { ...account.summary, promptTable: 5, odd: 1 }, more: 1 };
  expect(readSumsAccount('a.parquet', JSON.stringify(written))).toEqual(account);
});

it.each(['', '{', 'null', '[]', '5', '"x"', '['.repeat(100_000), '{"summary":{}}'])(
  'refuses what is none: %#',
  (text) => {
    expect(() => readSumsAccount('a.parquet', text)).toThrowError(
      expect.objectContaining({ code: 'SCHEMA', file: 'a.parquet', column: expect.any(String) }),
    );
  },
);

it('a file that brings a broken one is refused', async () => {
  const numbers = ['n', 'sum', 'm2', 'min', 'max', 'missing'].map(
    (name) => [`reward_${name}`, Float64Array.of(0)] as const,
  );
  const group = { codes: Int32Array.of(0), values: ['a'] };
  const table = { rowCount: 1, columns: { group, ...Object.fromEntries(numbers) } };
  const bytes = await writeSums(table, { summary: { ...summary(), rows: -1 } });
  await expect(readLog(fromBytes(bytes, 'a.parquet'))).rejects.toThrow(
    'a.parquet: summary.rows: expected a count, got -1',
  );
});
