import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBytes, type LogSource } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const jsonl = '{"group":"é","reward":1}\n{"group":"b","reward":0}\n';
const csv = 'group,reward\né,1\nb,0\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'));
  if (big) Buffer.from(bytes.buffer).swap16();
  return bytes;
};

/** A source that gives its bytes in pieces of one size. */
const inPieces = (bytes: Uint8Array, size: number): LogSource => ({
  name: 'log',
  stream: () =>
    new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += size)
          controller.enqueue(bytes.slice(at, at + size));
        controller.close();
      },
    }),
});

/** Groups and rewards, and the codes of the notes, the same for any pieces. */
async function seen(bytes: Uint8Array) {
  const all = [];
  for (const size of [1, 3, 7, 100_000]) {
    const { log, tables } = await read(inPieces(bytes, size));
    const rewards = column(tables, 'reward');
    all.push({
      rows: column(tables, 'group').map((group, at) => `${group} ${rewards[at]}`),
      skipped: log.summary().skipped,
      notes: log.summary().notes.map(({ message }) => message),
    });
  }
  for (const other of all) expect(other).toEqual(all[0]);
  return all[0]!;
}

describe.each([
  ['JSON lines', jsonl],
  ['CSV', csv],
])('plainText of %s', (_, text) => {
  const rows = ['é 1', 'b 0'];

  it.each<[string, Uint8Array]>([
    ['with a byte order mark', utf16(`\ufeff${text}`)],
    ['without one', utf16(text)],
    ['big endian, with one', utf16(`\ufeff${text}`, true)],
    ['big endian, without one', utf16(text, true)],
  ])('decodes UTF-16 %s', async (_name, bytes) => {
    expect(await seen(bytes)).toEqual({ rows, skipped: 0, notes: ['the text is UTF-16'] });
  });

  it('takes carriage returns alone for line ends', async () => {
    expect(await seen(utf8(text.replaceAll('\n', '\r')))).toEqual({
      rows,
      skipped: 0,
      notes: ['carriage returns alone are taken as line ends'],
    });
  });

  it('passes over NULs before, behind and between lines, and says so', async () => {
    const nuls = '\0'.repeat(5000);
    const [first, ...others] = text.split('\n');
    const message = (n: string) =>
      `${n} with NUL bytes; those at an end of a line were passed over`;
    expect(await seen(utf8(nuls + text))).toEqual({ rows, skipped: 0, notes: [message('1 line')] });
    expect(await seen(utf8(text + nuls))).toEqual({ rows, skipped: 0, notes: [message('1 line')] });
    const between = [first, ...others.map((line) => nuls + line)].join('\n');
    expect((await seen(utf8(between))).rows).toEqual(rows);
  });

  it('passes over byte order marks of files that were put together', async () => {
    const lines = `\ufeff${text}\ufeff${text.split('\n')[1]}\n`;
    const { rows: got, notes } = await seen(utf8(lines));
    expect(got).toHaveLength(3);
    expect(notes).toEqual(['1 line after the first with a byte order mark, which was passed over']);
  });
});

describe('plainText', () => {
  it('counts lines with bytes that are not UTF-8, wherever they stand', async () => {
    const line = (byte: number) => [...utf8('{"group":"'), byte, ...utf8('","reward":1}\n')];
    const bytes = Uint8Array.from([...line(0xff), ...line(0x61), ...line(0xfe)]);
    const { rows, notes } = await seen(bytes);
    expect(rows).toEqual(['\ufffd 1', 'a 1', '\ufffd 1']);
    expect(notes).toEqual([
      '2 lines with bytes that are not UTF-8: names that differ in such bytes only are taken for one',
    ]);
  });

  it('says nothing of the replacement character itself', async () => {
    expect((await seen(utf8('{"group":"\ufffd","reward":1}\n'))).notes).toEqual([]);
  });

  it('gives the same answer for a NUL at any place', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) => `{"group":"g${i}","reward":1}\n`);
    for (const at of [1, 300, 2999]) {
      const text = lines.with(at, '{"group":"a\0b","reward":1}\n').join('');
      const { rows, skipped } = await seen(utf8(text));
      expect([rows.length, skipped]).toEqual([2999, 1]);
    }
  });

  it('refuses binary data', async () => {
    const bytes = Uint8Array.from({ length: 5000 }, (_, i) => (i * 37) % 251);
    await expect(read(inPieces(bytes, 64))).rejects.toThrow('other binary data');
  });

  it('refuses a packed document that is far larger than its file', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('[{"group":"'), Buffer.alloc(2 ** 27, 97)]));
    await expect(read(fromBytes(bomb, 'bomb.json.gz'))).rejects.toThrow(
      'one JSON document that unpacks to at most 64 MiB, or 64 times its size',
    );
    const lines = gzipSync(`[\n${'{"a":1},\n'.repeat(2 ** 23)}`);
    await expect(read(fromBytes(lines, 'lines.json.gz'))).rejects.toThrow('64 MiB');
  });
});

describe('values of any kind', () => {
  const deep = `${'['.repeat(6000)}1${']'.repeat(6000)}`;
  const odd = ['{"toString":3}', '{"valueOf":1,"toString":null}', deep, '[[]]', '{"__proto__":1}'];
  const fields = 'group reward step score uid input output gts prompt finish_reason status'.split(
    ' ',
  );

  it.each(fields)('%s is counted, whatever it holds', async (field) => {
    for (const value of odd) {
      const row = { group: 'a', reward: 1, step: 1, score: 1, input: 'x', output: 'y', gts: 'z' };
      const text = JSON.stringify({ ...row, [field]: 'HERE' }).replace('"HERE"', value);
      const lines = utf8(`${JSON.stringify(row)}\n${text}\n`);
      const { log, rows } = await read(fromBytes(lines, 'a.jsonl'));
      expect(rows + log.summary().skipped + log.summary().duplicates).toBeGreaterThanOrEqual(2);
    }
  });

  it('a number of a million digits is no number, at once', async () => {
    const digits = '1'.repeat(1_000_000);
    for (const text of [`{"group":"a","reward":"${digits}x"}\n`, `group,reward\na,${digits}x\n`]) {
      const both = await read(fromBytes(utf8(`${text}`), 'a')).catch((error) => error);
      expect(both).toBeDefined();
    }
  });
});
