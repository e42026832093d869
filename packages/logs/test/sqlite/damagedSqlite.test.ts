import { SchemaError } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fill, read, written } from './databases.ts';

describe('a damaged or hostile database', () => {
  const { bytes: sound, expected } = written((db) => {
    db.exec(
      'pragma page_size = 512; create table t(id integer primary key, run text, metrics text)',
    );
    fill(db, 60, (i) => [
      null,
      `run ${i}`,
      JSON.stringify({ reward: i, text: 'x'.repeat(20 * (i % 9)) }),
    ]);
  });

  it('costs the rows on its lost pages, and they are counted', async () => {
    const { rows, summary } = await read(sound.slice(0, sound.length - 1024));
    expect(rows.length).toBeLessThan(expected.length);
    expect(rows.length).toBeGreaterThan(expected.length / 2);
    for (const row of rows) expect(expected).toContainEqual(row);
    expect(summary.notes.map(({ code }) => code)).toEqual(['damaged-pages']);
  });

  it('never does more than end in a SchemaError, whichever byte is false', async () => {
    let refused = 0;
    const from = performance.now();
    for (let at = 0; at < sound.length; at++) {
      const bytes = sound.slice();
      bytes[at]! ^= 1 << (at % 8);
      if (at % 3 === 0) bytes[at] = 0xff;
      try {
        await read(bytes);
      } catch (error) {
        expect(error).toBeInstanceOf(SchemaError);
        refused++;
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect((performance.now() - from) / sound.length).toBeLessThan(20);
  });

  it('is left at any length', async () => {
    for (let length = 0; length < sound.length; length += 37)
      await read(sound.slice(0, length)).catch((error) =>
        expect(error).toBeInstanceOf(SchemaError),
      );
  });

  it('that has one page come again and again is read once', async () => {
    // each page names the next one as all of its 30 children: 30^11 ways through them
    const bytes = new Uint8Array(12 * 512);
    bytes.set(sound.subarray(0, 100));
    for (let page = 0; page < 12; page++) {
      const start = page * 512 + (page === 0 ? 100 : 0);
      const view = new DataView(bytes.buffer, start);
      const children = 30;
      view.setUint8(0, page === 11 ? 13 : 5);
      view.setUint16(3, page === 11 ? 0 : children);
      view.setUint32(8, page + 2);
      for (let i = 0; i < children && page < 11; i++) {
        const at = 500 - 5 * i;
        view.setUint16(12 + 2 * i, at);
        new DataView(bytes.buffer, page * 512).setUint32(at, page + 2);
      }
    }
    await expect(read(bytes)).rejects.toThrow(SchemaError);
    const again = sound.slice();
    const view = new DataView(again.buffer);
    const root = Array.from({ length: sound.length / 512 }, (_, i) => i).find(
      (i) => i > 0 && again[i * 512] === 5,
    )!;
    for (let i = 0; i < view.getUint16(root * 512 + 3); i++)
      view.setUint32(
        root * 512 + view.getUint16(root * 512 + 12 + 2 * i),
        view.getUint32(root * 512 + 8),
      );
    const { rows, summary } = await read(again);
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    expect(summary.notes[0]?.message).toMatch(/pages of the database could not be read/);
  });

  it('whose cells all lie on one record gives no more than its bytes hold', async () => {
    const bytes = sound.slice();
    const view = new DataView(bytes.buffer);
    const leaf = Array.from({ length: sound.length / 512 }, (_, i) => i).find(
      (i) => i > 0 && bytes[i * 512] === 13,
    )!;
    view.setUint16(leaf * 512 + 3, 240);
    for (let i = 1; i < 240; i++)
      view.setUint16(leaf * 512 + 8 + 2 * i, view.getUint16(leaf * 512 + 8));
    const { rows } = await read(bytes);
    expect(rows.length).toBeLessThanOrEqual(expected.length);
  });

  it('keeps newer rows in a file beside it while it is open, and says so', async () => {
    const { bytes } = written((db) =>
      db.exec('pragma journal_mode = wal; create table t(a); insert into t values(1)'),
    );
    const { rows, summary } = await read(bytes);
    expect(rows).toEqual([{ a: 1 }]);
    expect(summary.notes.map(({ code }) => code)).toEqual(['write-ahead-log']);
  });
});
