import fc from 'fast-check';
import { expect } from 'vitest';
import type { FormatBench, FormatLaw } from './formatBench.ts';
import { inPieces } from './inPieces.ts';

/** What makes no difference: packing, pieces, batches, order, rows that cannot be used. */
export function invarianceLaws({
  rows,
  document,
  bad = [[], 7, {}],
  whole,
  text,
  read,
  straight,
}: FormatBench): FormatLaw[] {
  return [
    [
      'law: gives the same however it is packed, cut and batched',
      async () => {
        const { out } = await straight();
        const packed = [JSON.stringify(whole(rows)), JSON.stringify(whole(rows), null, 2)];
        if (!document) packed.push(`\ufeff${text(rows).replaceAll('\n', '\r\n\r\n')}\r\n`);
        for (const piece of packed) {
          for (const size of [1, 7, 1 << 20])
            expect((await read(inPieces(piece, size))).out).toEqual(out);
          const zipped = new Blob([piece]).stream().pipeThrough(new CompressionStream('gzip'));
          expect((await read({ name: 'log.gz', stream: () => zipped })).out).toEqual(out);
        }
        expect((await read(inPieces(text(rows)), { batchRows: 1 })).out).toEqual(out);
      },
    ],
    [
      'law: gives the same whatever the order of the rows',
      async () => {
        const { out } = await straight();
        const order = fc.shuffledSubarray([...rows], { minLength: rows.length });
        await fc.assert(
          fc.asyncProperty(order, async (shuffled) => {
            expect((await read(inPieces(text(shuffled)))).out).toEqual(out);
          }),
          { numRuns: 50 },
        );
      },
    ],
    [
      'law: counts rows that it cannot use, and reads the others',
      async () => {
        const { out } = await straight();
        const places = fc.array(fc.tuple(fc.nat(rows.length), fc.constantFrom(...bad)));
        await fc.assert(
          fc.asyncProperty(places, async (more) => {
            const mixed: unknown[] = [...rows];
            // never first: that row tells the format
            for (const [at, row] of more) mixed.splice(Math.max(1, at), 0, row);
            const got = await read(inPieces(text(mixed)));
            expect(got.out).toEqual(out);
            expect(got.skipped).toBe(more.length);
          }),
          { numRuns: 50 },
        );
        if (document) return;
        const torn = await read(inPieces(`${text(rows)}\n{"torn": tru`));
        expect([torn.out, torn.skipped]).toEqual([out, 1]);
      },
    ],
  ];
}
