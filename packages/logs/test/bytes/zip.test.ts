import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { openZip } from '../../src/bytes/zip.ts';

const open = (bytes: Uint8Array) =>
  openZip({
    byteLength: bytes.length,
    slice: (start, end) => bytes.slice(start, end).buffer as ArrayBuffer,
  });

const text = new Uint8Array(1000).map((_, i) => i % 7);

/** Writes into a copy of an archive, at a place counted from its end. */
const changed = (bytes: Uint8Array, write: (view: DataView, end: number) => void): Uint8Array => {
  const copy = bytes.slice();
  write(new DataView(copy.buffer), copy.length - 22);
  return copy;
};

describe('openZip', () => {
  it.each([0, 6] as const)('reads the files of level %d', async (level) => {
    const zip = await open(zipSync({ 'a/b.txt': text, empty: new Uint8Array(0) }, { level }));
    expect(zip.names).toEqual(['a/b.txt', 'empty']);
    expect(await zip.read('a/b.txt')).toEqual(text);
    expect(await zip.read('empty')).toHaveLength(0);
    expect(await zip.read('other')).toBeUndefined();
  });

  it('reads a directory and sizes of 64 bits', async () => {
    const plain = zipSync({ a: [text, { level: 0, extra: { 1: new Uint8Array(16) } }] });
    const end = new DataView(plain.buffer, plain.length - 22);
    const [length, start] = [end.getUint32(12, true), end.getUint32(16, true)];
    const archive = new Uint8Array(plain.length + 76);
    archive.set(plain.subarray(0, -22));
    archive.set(plain.subarray(-22), archive.length - 22);
    const view = new DataView(archive.buffer);
    const record = plain.length - 22;
    view.setUint32(record, 0x06064b50, true);
    view.setBigUint64(record + 40, BigInt(length), true);
    view.setBigUint64(record + 48, BigInt(start), true);
    view.setUint32(record + 56, 0x07064b50, true);
    view.setBigUint64(record + 64, BigInt(record), true);
    for (const at of [12, 16]) view.setUint32(record + 76 + at, 0xffffffff, true);
    for (const at of [20, 24]) view.setUint32(start + at, 0xffffffff, true);
    const extra = start + 46 + 1 + 4;
    for (const at of [0, 8]) view.setBigUint64(extra + at, BigInt(text.length), true);
    expect(await (await open(archive)).read('a')).toEqual(text);
  });

  it('refuses what breaks off, is too long, or is packed otherwise', async () => {
    const archive = zipSync({ a: text });
    const at = (view: DataView, end: number) => view.getUint32(end + 16, true);
    await expect(open(archive.subarray(0, 40))).rejects.toThrow('without its directory');
    const far = changed(archive, (view, end) => view.setUint32(end + 16, 1 << 30, true));
    await expect(open(far)).rejects.toThrow('breaks off');
    const method = changed(archive, (v, end) => v.setUint16(at(v, end) + 10, 12, true));
    await expect((await open(method)).read('a')).rejects.toThrow('method 12');
    const size = changed(archive, (v, end) => v.setUint32(at(v, end) + 24, 1 << 28, true));
    await expect((await open(size)).read('a')).rejects.toThrow('a false size');
    const huge = changed(archive, (v, end) => v.setUint32(at(v, end) + 24, 0xf0000000, true));
    await expect((await open(huge)).read('a')).rejects.toThrow('beyond 500 MiB');
  });
});
