import { expect, it } from 'vitest';
import { standardError } from '../../src/index.ts';

it('standardError is √(variance / n), NaN for one observation', () => {
  expect(standardError({ n: 4, m2: 3 })).toBe(0.5);
  expect(standardError({ n: 1, m2: 0 })).toBeNaN();
});
