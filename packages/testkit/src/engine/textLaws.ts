import { expect } from 'vitest';
import type { EngineBench, EngineLaw } from './engineBench.ts';
import { cellOf } from './expectedSums.ts';

/** Texts are as long, and numbers in them what they are, as the readers have it. */
export function textLaws({ ask, engine }: EngineBench): EngineLaw[] {
  return [
    [
      'counts letters, and no bytes',
      async () => {
        const { dialect } = await engine();
        for (const text of ['', 'abc', 'é', '日本語', 'ab 日']) {
          const letters = dialect.double(dialect.letters(dialect.text(text)));
          expect(cellOf(await ask(`SELECT ${letters} AS n`), 'n', 0), text).toBe([...text].length);
        }
      },
    ],
    [
      'takes for a number in a text what the readers of logs do',
      async () => {
        const { dialect } = await engine();
        const wanted = { '1': 1, '-2.5e-3': -0.0025, '.5': 0.5, '+7.': 7 };
        const none = [
          '1_000',
          '0x10',
          '1d',
          '1f',
          '٣',
          'NaN',
          'Infinity',
          '',
          ' ',
          '1 2',
          '1e',
          'e5',
          '--1',
          '1,5',
        ];
        for (const text of [...Object.keys(wanted), ...none]) {
          const table = await ask(
            `SELECT ${dialect.double(dialect.parse(dialect.text(text)))} AS x`,
          );
          expect(cellOf(table, 'x', 0), text).toBe(wanted[text as '1'] ?? null);
        }
      },
    ],
  ];
}
