import { brotliCompressSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { pageUnpacker } from '../../src/parquet/unpackPage.ts';
import { lz4Block } from '../support/lz4Block.ts';
import { column, read } from '../support/read.ts';

const rewards = Array.from({ length: 500 }, (_, i) => i % 3);
const packed = (codec: 'BROTLI' | 'LZ4_RAW', compress: (bytes: Uint8Array) => Uint8Array) =>
  new Uint8Array(
    parquetWriteBuffer({
      codec,
      compressors: { [codec]: compress },
      columnData: [
        { name: 'task', data: rewards.map((_, i) => `t${i >> 2}`), type: 'STRING' },
        { name: 'score', data: rewards, type: 'DOUBLE' },
      ],
    }),
  );
const files = {
  BROTLI: packed('BROTLI', (bytes) => new Uint8Array(brotliCompressSync(bytes))),
  LZ4_RAW: packed('LZ4_RAW', (bytes) => lz4Block(bytes)),
};
const mapping = { group: ['task'], reward: ['score'] };

describe('pages of Parquet', () => {
  it.each(Object.entries(files))('packed with %s', async (_codec, bytes) => {
    const { tables } = await read(fromBytes(bytes, 'a.parquet'), { mapping });
    expect(column(tables, 'reward')).toEqual(rewards);
  });

  it('of LZ4 repeat what stood before', async () => {
    const unpack = await pageUnpacker(['LZ4_RAW']);
    const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 251);
    const twice = Uint8Array.of(...bytes, ...bytes.slice(-280));
    expect(unpack('LZ4_RAW', lz4Block(bytes, 280), 580)).toEqual(twice);
  });

  it('load a rare codec only where it is met', async () => {
    const unpack = await pageUnpacker(['SNAPPY']);
    expect(() => unpack('BROTLI', new Uint8Array(4), 4)).toThrow('the codec BROTLI');
    expect(() => unpack('LZO', new Uint8Array(4), 4)).toThrow('the codec LZO');
  });

  it('that are damaged are refused, and soon', async () => {
    for (const bytes of Object.values(files))
      for (let at = 4; at < bytes.length - 8; at += 7) {
        const damaged = bytes.slice();
        damaged[at]! ^= 1 << (at % 8);
        const started = performance.now();
        await read(fromBytes(damaged, 'a'), { mapping }).catch((error: { code?: unknown }) =>
          expect(error.code).toBe('SCHEMA'),
        );
        expect(performance.now() - started).toBeLessThan(2000);
      }
  });
});
