import { parquetMetadata } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { read } from '../support/read.ts';

it('no flipped bit of a directory loses rows of a Parquet file in silence', async () => {
  const columnData = [
    { name: 'group', data: ['a', 'a', 'b'], type: 'STRING' as const },
    { name: 'reward', data: [1, 0, 1], type: 'DOUBLE' as const },
  ];
  const whole = new Uint8Array(parquetWriteBuffer({ columnData }));
  for (let bit = 8 * (whole.length >> 1); bit < 8 * whole.length; bit++) {
    const bytes = whole.slice();
    bytes[bit >> 3]! ^= 1 << (bit & 7);
    const got = await read(fromBytes(bytes, 'a.parquet')).catch(() => undefined);
    if (got === undefined) continue;
    const { rows, skipped, duplicates } = got.log.summary();
    const held = Number(parquetMetadata(bytes.buffer).num_rows);
    expect(rows + skipped + duplicates, `bit ${bit}`).toBeGreaterThanOrEqual(held);
  }
});
