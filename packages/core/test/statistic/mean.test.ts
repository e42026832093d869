import { expect, it } from 'vitest';
import { mean } from '../../src/index.ts';

it('mean is the sum over the count, NaN for an empty row', () => {
  expect(mean({ n: 4, sum: 2 })).toBe(0.5);
  expect(mean({ n: 0, sum: 0 })).toBeNaN();
});
