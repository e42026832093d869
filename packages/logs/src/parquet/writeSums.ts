import { isDictionary, type Table } from '@bits-per-sample/core';
import { SUMS_KEY, type SumsAccount } from './sumsAccount.ts';

/**
 * Rows of sums as a Parquet file: numbers as doubles, names and texts as strings, and the account of
 * the log they were made of, so that a later reading has the same to say. Sums of several machines
 * are files that lie together.
 *
 * @param table one row per group: `group, reward_n, reward_sum, reward_m2, reward_min, reward_max,
 *   reward_missing` and what else there is of it.
 * @param account what was read; `made` is JSON.
 * @returns the bytes of the file.
 *
 * @example
 * ```ts
 * const sums = {
 *   rowCount: 1,
 *   columns: {
 *     group: dictionary(['a']),
 *     reward_n: Float64Array.of(4),
 *     reward_sum: Float64Array.of(3),
 *     reward_m2: Float64Array.of(0.75),
 *     reward_min: Float64Array.of(0),
 *     reward_max: Float64Array.of(1),
 *     reward_missing: Float64Array.of(0),
 *   },
 * };
 * const { summary } = await readRows([{ group: 'a', reward: 1 }]);
 * const log = await readLog(fromBytes(await writeSums(sums, { summary: summary() }), 'sums.parquet'));
 * log.kind; // => 'counts'
 * ```
 */
export async function writeSums(table: Table, account: SumsAccount): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const columnData = Object.entries(table.columns).map(([name, column]) =>
    isDictionary(column)
      ? {
          name,
          data: Array.from(column.codes, (code) => column.values[code] ?? null),
          type: 'STRING' as const,
          nullable: true,
        }
      : { name, data: column, type: 'DOUBLE' as const, nullable: false },
  );
  const kvMetadata = [{ key: SUMS_KEY, value: JSON.stringify(account) }];
  return new Uint8Array(parquetWriteBuffer({ columnData, kvMetadata }));
}
