import { readFileSync } from 'node:fs';
import * as zlib from 'node:zlib';
import type { LogSource } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import counts from './everyFormat/counts.json' with { type: 'json' };

const samples = new URL('../../../logs/test/samples/', import.meta.url);
const bytesOf = (path: string): Uint8Array => readFileSync(new URL(path, samples));

/** Bytes as a file that comes in pieces which end where they like. */
const inPieces = (name: string, bytes: Uint8Array, size: () => number): LogSource => ({
  name,
  size: bytes.length,
  stream() {
    let at = 0;
    return new ReadableStream<Uint8Array>({
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        const end = at + Math.max(1, size());
        controller.enqueue(bytes.slice(at, end));
        at = end;
      },
    });
  },
});

/** What a report says of the rollouts, but for the names of steps, which a file's name may give. */
function numbersOf({ rollouts, groups, reward, success, passRate, bits, tokens }: Report): unknown {
  const { values: _, ...rewards } = reward;
  const round = (_key: string, x: unknown) =>
    typeof x === 'number' ? Number(x.toPrecision(9)) : x;
  const said = { rollouts, groups, rewards, success, passRate, bits, tokens };
  return JSON.parse(JSON.stringify(said, round));
}

// of the many files of a run of TRL the first stands for all
const all = Object.keys(counts).filter((path) => !/_real.*completions_000(0[2-9]|1)/.test(path));
const straight = async (path: string, bytes = bytesOf(path)) =>
  numbersOf(await report(inPieces(path, bytes, () => 1 << 16)));

// the tail of a run that is still writing, and blocks that came again: there order is the point
const ordered = /_edge\/(torn|resumed)/;
const lines = all.filter((path) => path.endsWith('.jsonl') && !ordered.test(path));

describe('law: over every sample, the report is the same', () => {
  it.each(lines)('whatever the order of the rows: %s', async (path) => {
    const text = new TextDecoder().decode(bytesOf(path)).replace(/^\ufeff/, '');
    const rows = text.split(/\r?\n/).filter((row) => row.trim() !== '');
    const expected = await straight(path);
    const order = fc.shuffledSubarray(rows, { minLength: rows.length });
    await fc.assert(
      fc.asyncProperty(order, async (shuffled) => {
        const bytes = new TextEncoder().encode(`${shuffled.join('\n')}\n`);
        expect(await straight(path, bytes)).toEqual(expected);
      }),
      { numRuns: 4 },
    );
  });

  it.each(all)('however it is cut and packed, and whatever it is called: %s', async (path) => {
    const bytes = bytesOf(path);
    const expected = await straight(path);
    const told = async (name: string, content: Uint8Array, size = () => 1 << 16) =>
      numbersOf(await report(inPieces(name, content, size)));
    if (bytes.length < 12_000) expect(await told(path, bytes, () => 1)).toEqual(expected);
    await fc.assert(
      fc.asyncProperty(fc.infiniteStream(fc.nat(997)), async (sizes) => {
        const next = () => Number(sizes.next().value ?? 1);
        expect(await told(path, bytes, next)).toEqual(expected);
      }),
      { numRuns: 2 },
    );
    const plain = path.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes;
    const packed = path.endsWith('.zst');
    if (!packed) expect(await told(path, zlib.gzipSync(plain))).toEqual(expected);
    if (!packed && zlib.zstdCompressSync !== undefined)
      expect(await told(path, zlib.zstdCompressSync(plain))).toEqual(expected);
    expect(await told('renamed', bytes)).toEqual(expected);
    expect(await told('/some/where else/log.txt', bytes)).toEqual(expected);
  });
});
