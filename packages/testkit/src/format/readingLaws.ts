import { expect } from 'vitest';
import type { FormatBench, FormatLaw } from './formatBench.ts';
import { inPieces } from './inPieces.ts';

/** What a format recognises, gives out and leaves out. */
export function readingLaws({
  format,
  rows,
  document,
  others,
  secrets,
  text,
  read,
  straight,
}: FormatBench): FormatLaw[] {
  return [
    [
      'recognises its own rows, and those of no other',
      () => {
        const own = document ? [document(rows)] : rows;
        for (const row of own) expect(format.recognises(row), JSON.stringify(row)).toBe(true);
        for (const row of [...others, {}])
          expect(format.recognises(row), JSON.stringify(row)).toBe(false);
      },
    ],
    [
      'gives out rows, as many as it says',
      async () => {
        const { log, out, skipped } = await straight();
        expect(log.format).toBe(format.name);
        expect(out.length).toBeGreaterThan(0);
        expect(log.summary().rows).toBe(out.length);
        expect(skipped).toBe(0);
      },
    ],
    [
      'keeps no text',
      async () => {
        const { log, out } = await straight();
        const told = JSON.stringify([out, log.summary()]);
        for (const secret of secrets) {
          expect(text(rows), 'the sample holds the secret').toContain(secret);
          expect(told).not.toContain(secret);
        }
      },
    ],
    [
      'takes a column that the caller names for its own, and refuses one that no row has',
      async () => {
        const { out } = await straight();
        const named = rows.map((row) => ({ ...row, chosen_step: 7 }));
        const { log, out: changed } = await read(inPieces(text(named)), {
          mapping: { step: 'chosen_step' },
        });
        expect(log.format).toBe(format.name);
        // a reader of metrics may put the rows of one step together
        if (log.kind !== 'metrics') expect(changed.length).toBe(out.length);
        for (const row of changed) expect(row).toContain('step=7');
        const refused = read(inPieces(text(named)), { mapping: { step: 'no such column' } });
        await expect(refused).rejects.toMatchObject({ code: 'SCHEMA', column: 'no such column' });
      },
    ],
  ];
}
