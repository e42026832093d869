import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { parquetReadObjects } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { fromBytes } from '../../src/index.ts';
import { writePageHeader } from '../../src/parquet/pageHeader.ts';
import { openParquet } from '../../src/parquet/parquetRows.ts';
import { plainChunk } from '../../src/parquet/plainChunk.ts';
import { rowsIn } from '../../src/rows/rowsIn.ts';
import { read } from '../support/read.ts';

const bytesOf = (path: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../samples/${path}`, import.meta.url))));

const ranges = (bytes: Uint8Array) => ({
  byteLength: bytes.length,
  slice: (start: number, end?: number) => bytes.slice(start, end).buffer as ArrayBuffer,
});

async function rowsOf(bytes: Uint8Array): Promise<unknown[]> {
  const file = await openParquet('a', ranges(bytes), undefined);
  const rows: unknown[] = [];
  for await (const batch of file.rows(undefined)) rows.push(...rowsIn(batch));
  return rows;
}

const trl = bytesOf('trl/output_dir/completions/completions_00010.parquet');
const art = bytesOf('art/parquet/trajectories/train/0001.parquet');

describe('plainGroup', () => {
  it('changes nothing in the rows of files that tools wrote', async () => {
    const compressors = { ZSTD: undefined as never };
    const { decompress } = await import('fzstd');
    compressors.ZSTD = ((input: Uint8Array) => decompress(input)) as never;
    for (const bytes of [trl, art]) {
      const expected = await parquetReadObjects({ file: ranges(bytes), compressors });
      expect(await rowsOf(bytes)).toEqual(expected);
    }
  });

  const whole = Array.from({ length: 700 }, (_, i) => i);
  const columns = {
    plain: { data: whole.map((i) => i / 3), type: 'DOUBLE', encoding: 'PLAIN' },
    split: { data: whole.map((i) => i / 7), type: 'DOUBLE', encoding: 'BYTE_STREAM_SPLIT' },
    delta: { data: whole.map((i) => i * i), type: 'INT32', encoding: 'DELTA_BINARY_PACKED' },
    long: { data: whole.map((i) => BigInt(-i)), type: 'INT64', encoding: 'DELTA_BINARY_PACKED' },
    lengths: {
      data: whole.map((i) => `x${i}`),
      type: 'STRING',
      encoding: 'DELTA_LENGTH_BYTE_ARRAY',
    },
    prefixes: {
      data: whole.map((i) => `prompt ${i >> 3}`),
      type: 'STRING',
      encoding: 'DELTA_BYTE_ARRAY',
    },
    flags: { data: whole.map((i) => i % 3 === 0), type: 'BOOLEAN', encoding: 'RLE' },
    bits: { data: whole.map((i) => i % 5 === 0), type: 'BOOLEAN', encoding: 'PLAIN' },
    words: {
      data: whole.map((i) => (i % 4 === 0 ? null : `w${i % 9}`)),
      type: 'STRING',
      nullable: true,
    },
  };
  const codecs = { ZSTD: zstdCompressSync, GZIP: gzipSync };
  it.each(['UNCOMPRESSED', 'SNAPPY', 'ZSTD', 'GZIP'] as const)(
    'reads every encoding, %s',
    async (codec) => {
      const bytes = new Uint8Array(
        parquetWriteBuffer({
          columnData: Object.entries(columns).map(([name, column]) => ({
            name,
            ...column,
          })) as never,
          codec,
          compressors: {
            ZSTD: (input: Uint8Array) => new Uint8Array(codecs.ZSTD(input)),
            GZIP: (input: Uint8Array) => new Uint8Array(codecs.GZIP(input)),
          },
          rowGroupSize: 300,
          pageSize: 500,
        }),
      );
      const rows = whole.map((i) =>
        Object.fromEntries(Object.entries(columns).map(([name, { data }]) => [name, data[i]])),
      );
      expect(await rowsOf(bytes)).toEqual(rows);
    },
  );

  it('ends on every flipped bit of a file', { timeout: 120_000 }, async () => {
    let refused = 0;
    const every = process.env.SLOW === '1' ? 1 : 5;
    for (let bit = 0; bit < trl.length * 8; bit += every) {
      const bytes = trl.slice();
      bytes[bit >> 3]! ^= 1 << (bit & 7);
      await read(fromBytes(bytes, 'completions_00010.parquet')).catch((error) => {
        expect(error.code).toBe('SCHEMA');
        refused++;
      });
    }
    expect(refused * every).toBeGreaterThan(trl.length);
  });

  it.each([
    [502, 5],
    [501, 250],
  ])('refuses byte %i as %i, on which a trusting decoder never ends', async (at, byte) => {
    const bytes = trl.slice();
    bytes[at] = byte;
    await expect(read(fromBytes(bytes, 'a'))).rejects.toMatchObject({ code: 'SCHEMA' });
  });

  const column = { type: 'INT32', length: undefined, maxRepetition: 0, maxDefinition: 1 };
  const page = { type: 0, size: 0, values: 8, encoding: 0, nulls: 0, rows: 0 };
  const chunk = (levels: readonly number[], values: readonly number[], header = {}) => {
    const body = [levels.length, 0, 0, 0, ...levels, ...values];
    const sizes = { definitionBytes: 0, repetitionBytes: 0, size: body.length };
    const head = writePageHeader({ ...page, ...sizes, ...header });
    return Uint8Array.of(...head, ...body);
  };
  const check = (bytes: Uint8Array, rows = 8) =>
    plainChunk({ bytes, codec: 'UNCOMPRESSED', column, rows }, () => new Uint8Array(), {
      bytes: 1e6,
      values: 1e6,
    });

  it.each<[why: string, bytes: Uint8Array, error: RegExp]>([
    ['a run of 2^28 levels', chunk([0xfe, 0xff, 0xff, 0xff, 0x0f, 1], Array(32).fill(0)), /runs/],
    ['runs of no length, for ever', chunk(Array(64).fill(0), Array(32).fill(0)), /runs/],
    [
      'packed levels for 2^27 groups',
      chunk([0xff, 0xff, 0xff, 0x7f, 1], Array(32).fill(0)),
      /runs/,
    ],
    ['more values than bytes', chunk([16, 1], Array(31).fill(0)), /shorter/],
    ['indices without a dictionary', chunk([16, 1], [1, 16, 0], { encoding: 8 }), /dictionary/],
    ['blocks of no values', chunk([16, 1], [0, 0, 8, 0], { encoding: 5 }), /differences/],
    ['fewer rows than the group', chunk([2, 1], [0, 0, 0, 0], { values: 1 }), /rows/],
    ['an unknown encoding', chunk([16, 1], [], { encoding: 77 }), /encoding 77/],
  ])('refuses %s', (_, bytes, error) => {
    expect(() => check(bytes)).toThrow(error);
  });

  it('takes a page whose levels and values add up', () => {
    expect(check(chunk([16, 1], Array(32).fill(7)))).toHaveLength(1);
    expect(() => check(chunk([16, 1], Array(32).fill(7)), 9)).toThrow(/rows/);
  });

  it('unpacks no more than a file of its size may hold', () => {
    const bytes = chunk([16, 1], Array(32).fill(7));
    const small = { bytes: 10, values: 100 };
    expect(() =>
      plainChunk({ bytes, codec: 'UNCOMPRESSED', column, rows: 8 }, () => bytes, small),
    ).toThrow(/far more/);
  });
});
