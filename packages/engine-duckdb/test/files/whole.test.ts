import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as zlib from 'node:zlib';
import type { EngineColumn, FileFormat } from '@bits-per-sample/sql';
import { describe, expect, it } from 'vitest';
import { fault } from '../support/fault.ts';
import { inDuckdb } from '../support/inDuckdb.ts';
import { rowsOf } from '../support/rowsOf.ts';
import { withEngine } from '../support/withEngine.ts';
import { withFolder } from '../support/withFolder.ts';

const ROWS = 5000;
const SUM = (ROWS * (ROWS - 1)) / 2;
const declared: EngineColumn[] = [{ name: 'r', type: 'number' }];
const numbers = Array.from({ length: ROWS }, (_, i) => i);
const json = numbers.map((r) => `{"r":${r},"id":"x${r}"}\n`).join('');
const csv = `r,id\n${numbers.map((r) => `${r},x${r}\n`).join('')}`;
const zstd = zlib.zstdCompressSync === undefined ? undefined : zlib.zstdCompressSync;

/** Rows and their sum, of a file that holds these bytes. */
function read(name: string, bytes: string | Uint8Array, format: FileFormat = 'json') {
  return withFolder(async (folder) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return withEngine({ files: [path] }, async (engine) => {
      const relation = await engine.relation({ files: [path], format }, declared);
      const x = format === 'csv' ? 'CAST(s.r AS DOUBLE)' : 's.r';
      const sql = `SELECT count(*) AS n, sum(${x}) AS r FROM ${relation} AS s`;
      return rowsOf(await engine.query(sql))[0];
    });
  });
}

describe('compressed files', () => {
  const gzip = zlib.gzipSync(json);

  it.each(['a.jsonl.gz', 'a.jsonl', 'a', 'a.zst', 'a[1].gz'])('gzip in %s', async (name) => {
    expect(await read(name, gzip)).toEqual([ROWS, SUM]);
    expect(await read(name, zlib.gzipSync(csv), 'csv')).toEqual([ROWS, SUM]);
  });

  it('gzip of two members', async () => {
    expect(await read('a.gz', Buffer.concat([gzip, gzip]))).toEqual([2 * ROWS, 2 * SUM]);
  });

  it.each(['a.jsonl.gz', 'a.jsonl.zst'])('text that is called %s', async (name) => {
    expect(await read(name, json)).toEqual([ROWS, SUM]);
  });

  it.skipIf(zstd === undefined).each(['a.zst', 'a.jsonl', 'a.gz'])('zstd in %s', async (name) => {
    expect(await read(name, zstd!(Buffer.from(json)))).toEqual([ROWS, SUM]);
  });

  /** Cut anywhere, also behind a whole line, and with one bit turned: never fewer rows. */
  const torn = (packed: Uint8Array): Uint8Array[] => [
    ...[5, 12, 1000, packed.length >> 1, packed.length - 9, packed.length - 1].map((end) =>
      packed.subarray(0, end),
    ),
    ...[packed.length >> 1, packed.length - 6].map((at) =>
      packed.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    ),
  ];

  it('gzip that is torn or damaged', async () => {
    for (const bytes of torn(gzip))
      expect((await fault(read('a.gz', bytes))).message).toContain('(MALFORMED)');
  });

  it.skipIf(zstd === undefined)('zstd that is torn or damaged', async () => {
    const checked = { params: { [zlib.constants.ZSTD_c_checksumFlag]: 1 } };
    for (const bytes of torn(zstd!(Buffer.from(json), checked)))
      expect((await fault(read('a.zst', bytes))).condition).toBe('MALFORMED');
  });
});

describe('lines of JSON', () => {
  it.each([
    ['a torn last line', `${json}{"r":1`],
    ['a torn line within', `{"r":1\n${json}`],
    ['two objects in a line', '{"r":1}{"r":2}\n'],
    ['a list', '[{"r":1}]\n'],
    ['what is no object', `{"r":1}\n5\n`],
    ['a mark of byte order', `\uFEFF${json}`],
    ['half a character', '{"r":1,"id":"\\ud800"}\n'],
    ['bytes that are no UTF-8', Buffer.from([...Buffer.from('{"r":1,"id":"'), 255, 34, 125, 10])],
    ['a field twice', '{"r":1,"r":2}\n'],
  ])('%s is an error', async (_, bytes) => {
    expect((await fault(read('a.jsonl', bytes))).condition).toBe('MALFORMED');
  });

  it.each([
    ['blank lines', '\n{"r":1}\r\n\r\n   \n{"r":2}', 2, 3],
    ['NaN and Infinity', '{"r":NaN}\n{"r":-Infinity}\n{"r":null}\n{}\n', 4, null],
    ['a text that is a number', '{"r":"0.5"}\n', 1, 0.5],
    ['nothing', '', 0, null],
  ])('%s', async (_, text, rows, sum) => {
    expect(await read('a.jsonl', text)).toEqual([rows, sum]);
  });

  it.each(['"n/a"', '"1_000"', '"0x10"', '" 1 "', '""', '[1]', '{}'])(
    'a value that is no number: %s',
    async (value) => {
      const text = `${'{"r":1}\n'.repeat(30_000)}{"r":${value}}\n`;
      expect((await fault(read('a.jsonl', text))).condition).toBe('CONVERSION');
    },
  );
});

it('leaves a line of 40 MB to others', async () => {
  const text = `{"r":1,"id":"${'x'.repeat(40e6)}"}\n`;
  expect((await fault(read('a.jsonl', text))).condition).toBe('UNSUPPORTED');
});

describe('CSV', () => {
  it.each([
    ['a short row', `${csv}7\n`],
    ['a long row', `${csv}7,8,9\n`],
    ['a quote that stays open', `${csv}7,"8\n`],
    ['a short row at once', 'r,id\n7\n'],
    ['bytes that are no UTF-8', Buffer.from([...Buffer.from(csv), 255, 44, 49, 10])],
  ])('%s is an error', async (_, bytes) => {
    expect((await fault(read('a.csv', bytes, 'csv'))).condition).toBe('MALFORMED');
  });

  it.each([
    ['semicolons', 'r;id\n1;"2,5"\n2;x\n'],
    ['tabs', 'r\tid\n1\ta,b\n2\tc\n'],
    ['what looks like a comment', 'r,id\n1,#\n2,# no\n'],
    ['quotes', 'r,"i,d"\n1,"a ""b"" ,\n c"\n"2",\n'],
    ['one column', 'r\n1\n2\n'],
  ])('%s', async (_, text) => {
    expect(await read('a.csv', text, 'csv')).toEqual([2, 3]);
  });

  it('a file of its header', async () => {
    expect(await read('a.csv', 'r,id\n', 'csv')).toEqual([0, null]);
  });

  it('of several delimiters is left to others', () =>
    withFolder(async (folder) => {
      const files = ['a.csv', 'b.csv'].map((name) => join(folder, name));
      writeFileSync(files[0]!, 'a,b\n1,2\n');
      writeFileSync(files[1]!, 'a;b\n1;2\n');
      await withEngine({ files }, async (engine) => {
        const error = await fault(engine.relation({ files, format: 'csv' }));
        expect(error.condition).toBe('UNSUPPORTED');
      });
    }));
});

describe('Parquet', () => {
  const made = withFolder(async (folder) => {
    const path = join(folder, 'made.parquet');
    await inDuckdb([
      `COPY (SELECT range AS r, 'p' || range % 7 AS id, [range] AS l FROM range(5000)) TO '${path}' (ROW_GROUP_SIZE 2048)`,
    ]);
    return readFileSync(path);
  });

  it('that is whole', async () => {
    expect(await read('a.parquet', await made, 'parquet')).toEqual([ROWS, SUM]);
  });

  it('that is empty, torn or none at all', async () => {
    const bytes = await made;
    for (const part of ['', 'PAR1', json, bytes.subarray(0, bytes.length - 10)])
      expect((await fault(read('a.parquet', part, 'parquet'))).condition).toBe('MALFORMED');
  });

  it('that is damaged anywhere in its footer is read or refused, and nothing else', async () => {
    const bytes = await made;
    const footer = 800;
    for (let at = bytes.length - footer; at < bytes.length; at += 11) {
      const damaged = bytes.map((byte, i) => (i === at ? byte ^ 0x5a : byte));
      const said = await read('a.parquet', damaged, 'parquet').catch((error) => error.code);
      if (said !== 'ENGINE') expect(said?.[0]).toBe(ROWS);
    }
  });
});
