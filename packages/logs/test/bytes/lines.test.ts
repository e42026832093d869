import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noCounts } from '../../src/bytes/lineCounts.ts';
import { lines as splitLines } from '../../src/bytes/lines.ts';

describe('lines', () => {
  it('cuts bytes as text would be cut, wherever the chunks end', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '𝄞', ' ') });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 7 }), async (whole, size) => {
        const bytes = new TextEncoder().encode(whole);
        async function* chunks() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const counts = noCounts();
        const out: string[] = [];
        for await (const batch of splitLines(chunks(), counts, 1000)) out.push(...batch);
        const expected = whole.split('\n');
        if (expected.at(-1) === '') expected.pop();
        expect(out).toEqual(expected);
        expect(counts).toMatchObject({
          tooLong: 0,
          unterminated: whole !== '' && !whole.endsWith('\n'),
        });
      }),
    );
  });

  it('passes over lines beyond the limit, and no others', async () => {
    const line = fc.nat(12).map((length) => 'x'.repeat(length));
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 9 }), async (all, size) => {
        const bytes = new TextEncoder().encode(all.map((l) => `${l}\n`).join(''));
        async function* chunks() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const counts = noCounts();
        const out: string[] = [];
        // a line that lies within one chunk is never held, whatever its length
        for await (const batch of splitLines(chunks(), counts, 10)) out.push(...batch);
        expect(out.length + counts.tooLong).toBe(all.length);
        expect(out.filter((l) => l.length <= 10)).toEqual(all.filter((l) => l.length <= 10));
      }),
    );
  });
});
