import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { giniBeyondChance } from '../../src/index.ts';

const attempts = new Array<number>(40).fill(8);
const categories = Int32Array.from({ length: 40 }, (_, i) => Math.floor(i / 20));

it('counts its own deal: no p-value is 0, and equal rates have 1', () => {
  const split = { attempts, successes: attempts.map((_, i) => (i < 20 ? 8 : 0)) };
  expect(giniBeyondChance(split, categories, { rng: createRng(1), draws: 99 }).pValue).toBe(0.01);
  const even = { attempts, successes: attempts.map(() => 3) };
  expect(giniBeyondChance(even, categories, { rng: createRng(1), draws: 99 })).toEqual({
    gini: 0,
    expected: 0,
    upper: 0,
    pValue: 1,
  });
});
