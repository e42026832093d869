import { countBins } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { crossingsOf } from '../../src/compare/crossings.ts';
import { leads } from '../../src/compare/leads.ts';

const attempts = new Array<number>(200).fill(64);
const sides = [
  countBins('here', { attempts, successes: attempts.map((_, i) => 1 + (i % 4)) }),
  countBins('here', { attempts, successes: attempts.map((_, i) => (i % 2) * 60) }),
] as const;
const ks = [1, 16, 64];

describe('a crossing', () => {
  it.each([
    { signs: [1, 0, -1], lower: 1, upper: 64, certified: true },
    { signs: [1, 0, 0], lower: 1, upper: Infinity, certified: false },
    { signs: [0, 1, 0], lower: 16, upper: Infinity, certified: false },
    { signs: [0, 0, -1], lower: 1, upper: 64, certified: false },
    { signs: [-1, -1, 1], lower: 1, upper: Infinity, certified: false },
  ])('with certified leads $signs lies in [$lower, $upper]', ({ signs, ...expected }) => {
    const [crossing, ...others] = crossingsOf(sides, ks, signs, { level: 0.9, n: 200 });
    const { k, overtakes, certified } = crossing!;
    expect(others).toEqual([]);
    expect([k.value, k.level, k.n, overtakes]).toEqual([17, 0.9, 200, 'base']);
    expect({ lower: k.lower, upper: k.upper, certified }).toEqual(expected);
  });
});

describe('who leads', () => {
  it('is nobody where two means differ by rounding only', () => {
    const ten = (...successes: number[]) =>
      countBins('here', { successes, attempts: successes.map(() => 10) });
    for (const [base, trained] of [
      [ten(9, 8, 0), ten(7, 10, 0)],
      [ten(4, 7, 9, 3), ten(5, 6, 8, 4)],
      [ten(9, 9, 9), ten(10, 10, 7)],
    ] as const)
      expect([...leads([base, trained])][0]).toEqual({ k: 1, sign: 0 });
  });

  it('at each k that all prompts can answer', () => {
    const one = (c: number, n: number) => countBins('here', { successes: [c], attempts: [n] });
    expect([...leads([one(1, 4), one(3, 3)])]).toEqual([
      { k: 1, sign: 1 },
      { k: 2, sign: 1 },
      { k: 3, sign: 1 },
    ]);
    expect([...leads([one(0, 0), one(0, 0)])]).toEqual([]);
  });
});
