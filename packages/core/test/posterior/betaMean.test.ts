import { expect, it } from 'vitest';
import { betaMean } from '../../src/index.ts';

it('betaMean is a / (a + b), also where the sum overflows', () => {
  expect(betaMean({ a: 1, b: 3 })).toBe(0.25);
  expect(betaMean({ a: 1e308, b: 1e308 })).toBe(0.5);
  expect(betaMean({ a: NaN, b: 1 })).toBeNaN();
});
