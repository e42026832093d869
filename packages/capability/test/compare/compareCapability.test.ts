import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareCapability, crossoverK } from '../../src/index.ts';
import { close, counts } from '../support/arbitraries.ts';

const pairs = fc.array(
  fc.integer({ min: 1, max: 40 }).chain((n) =>
    fc.record({
      n: fc.constant(n),
      c: fc.integer({ min: 0, max: n }),
      d: fc.integer({ min: 0, max: n }),
    }),
  ),
  { minLength: 2, maxLength: 12 },
);
const sides = (rows: readonly { n: number; c: number; d: number }[]) =>
  [counts(rows), counts(rows.map(({ n, d }) => ({ n, c: d })))] as const;

it('law: exchanging the models turns the difference round', () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [base, trained] = sides(rows);
      for (const prompts of ['sample', 'these'] as const) {
        const forth = compareCapability(base, trained, { prompts });
        const back = compareCapability(trained, base, { prompts });
        forth.difference.forEach(({ value, lower, upper }, l) => {
          close(value, -back.difference[l]!.value);
          close(lower, -back.difference[l]!.upper);
          close(upper, -back.difference[l]!.lower);
        });
        expect(back.crossings.map(({ k }) => k.value)).toEqual(
          forth.crossings.map(({ k }) => k.value),
        );
      }
    }),
  );
});

it('law: a model against itself never crosses, and is level at k = 1', () => {
  fc.assert(
    fc.property(pairs, (rows) => {
      const [base] = sides(rows);
      const { verdict, crossings } = compareCapability(base, base);
      expect(verdict).toBe('not certified');
      expect(crossings).toEqual([]);
      expect(crossoverK(base, base)).toBe(1);
    }),
  );
});

it('leaves out prompts that one model has not attempted, and counts them', () => {
  const base = counts([
    { n: 4, c: 1 },
    { n: 0, c: 0 },
    { n: 4, c: 3 },
  ]);
  const trained = counts([
    { n: 4, c: 2 },
    { n: 4, c: 4 },
    { n: 8, c: 8 },
  ]);
  const { prompts, unpaired, ks, difference } = compareCapability(base, trained);
  expect([prompts, unpaired, ks.at(-1)]).toEqual([2, 1, 4]);
  close(difference[0]!.value, 0.25);
  const [, beyond] = compareCapability(base, trained, { ks: [4, 8] }).difference;
  expect(beyond!.method).toBe('undefined: 2 of 2 prompts have fewer attempts than k = 8');
  expect(compareCapability(counts([]), counts([])).verdict).toBe('not certified');
});
