import { expect, it } from 'vitest';
import { variance } from '../../src/index.ts';

it('variance takes degrees of freedom off and is NaN where none are left', () => {
  expect(variance({ n: 4, m2: 6 })).toBe(2);
  expect(variance({ n: 4, m2: 6 }, { ddof: 0 })).toBe(1.5);
  expect(variance({ n: 1, m2: 0 })).toBeNaN();
  expect(variance({ n: 0, m2: 0 }, { ddof: 0 })).toBeNaN();
  expect(() => variance({ n: 4, m2: 6 }, { ddof: -1 })).toThrow('variance: expected ddof ≥ 0');
});
