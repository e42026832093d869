import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Estimate, undefinedEstimate } from '../src/index.ts';

describe('undefinedEstimate', () => {
  it('an undefined estimate has no number and says why', () => {
    const estimate = undefinedEstimate('bits', 'no prompts', { level: 0.9, n: 3 });
    expect(estimate).toEqual({
      value: NaN,
      lower: NaN,
      upper: NaN,
      level: 0.9,
      n: 3,
      unit: 'bits',
      method: 'undefined: no prompts',
    });
    expect(undefinedEstimate('bits', 'x')).toMatchObject({ level: 0.95, n: 0 });
    expectTypeOf(estimate).toEqualTypeOf<Estimate<'bits'>>();
  });
});
