import { isDictionary } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { withEngine } from '../support/withEngine.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 4 }),
  fc.string({ maxLength: 14 }),
  fc.stringMatching(/^p\d{1,13}$/),
  fc.constantFrom('', '\0', 'a', 'a\0', 'a\0\0', 'twelve bytes', 'thirteen byte', 'thirteen byteé'),
);

it('law: texts of any length, NULL among them, come as they were, each as one value', () =>
  withEngine({ threads: 1 }, (engine) =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(text), { minLength: 1, maxLength: 40 }),
        async (given) => {
          const json = JSON.stringify(given.map((one) => one ?? null));
          const list = `CAST(CAST('${json.replaceAll("'", "''")}' AS JSON) AS VARCHAR[])`;
          const sql = `SELECT unnest(${list}) AS t FROM range(60)`;
          const { t } = (await engine.query(sql)).columns;
          if (t === undefined || !isDictionary(t)) throw new Error('no texts');
          const found = Array.from(t.codes, (code) => t.values[code] ?? null).sort();
          const expected = Array.from({ length: 60 }, () => JSON.parse(json))
            .flat()
            .sort();
          expect(found).toEqual(expected);
          expect(new Set(t.values).size).toBe(t.values.length);
        },
      ),
    ),
  ));

it('keeps ten thousand short texts apart', () =>
  withEngine({ threads: 1 }, async (engine) => {
    const sql = `SELECT 'p' || (range % 10000) AS t, (range % 10000)::DOUBLE AS x FROM range(30000)`;
    const { t, x } = (await engine.query(sql)).columns;
    if (t === undefined || !isDictionary(t)) throw new Error('no texts');
    expect(t.values.length).toBe(10_000);
    expect(Array.from(t.codes, (code) => t.values[code])).toEqual(
      Array.from(x as Float64Array, (one) => `p${one}`),
    );
  }));
