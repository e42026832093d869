import { expect, it } from 'vitest';
import { gainJaggedness, jaggedness } from '../../src/index.ts';
import { counts } from '../support/arbitraries.ts';

it('equal categories are not jagged, and no concentration is given for noise', () => {
  const rows = counts(Array.from({ length: 40 }, (_, i) => ({ n: 8, c: i % 9 })));
  const codes = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 10));
  expect(jaggedness(rows, codes).verdict).toBe('not certified');
  const gains = gainJaggedness(rows, rows, codes);
  expect([gains.verdict, gains.gained, gains.lost]).toEqual(['not certified', [], []]);
  expect(gains.concentration.method).toMatch(/^undefined: /);
  expect(gains.concentration.value).toBeNaN();
});

it('names and codes of categories are the same, and missing ones are left out', () => {
  const rows = counts(Array.from({ length: 12 }, (_, i) => ({ n: 8, c: i % 9 })));
  const names = Array.from({ length: 12 }, (_, i) => (i === 0 ? null : String(i % 3)));
  const codes = Int32Array.from(names, (name) => (name === null ? -1 : Number(name)));
  expect(jaggedness(rows, names)).toEqual(jaggedness(rows, codes));
  expect(jaggedness(rows, names).categories.map(({ prompts }) => prompts)).toEqual([4, 4, 3]);
});
