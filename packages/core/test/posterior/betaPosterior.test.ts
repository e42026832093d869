import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betaPosterior } from '../../src/index.ts';

describe('betaPosterior', () => {
  it('adds successes and failures to the prior', () => {
    expect(betaPosterior({ successes: 0, attempts: 0 })).toEqual({ a: 0.5, b: 0.5 });
    expect(betaPosterior({ successes: 2, attempts: 5 }, { prior: { a: 2, b: 3 } })).toEqual({
      a: 4,
      b: 6,
    });
    expect(betaPosterior({ successes: NaN, attempts: 5 }).a).toBeNaN();
  });

  it('law: updating in two steps is updating once', () => {
    const counts = fc.nat(1000).chain((n) => fc.tuple(fc.nat(n), fc.constant(n)));
    fc.assert(
      fc.property(counts, counts, ([k, n], [j, m]) => {
        const first = betaPosterior({ successes: k, attempts: n });
        const second = betaPosterior({ successes: j, attempts: m }, { prior: first });
        expect(second).toEqual(betaPosterior({ successes: k + j, attempts: n + m }));
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => betaPosterior({ successes: 3, attempts: 2 })).toThrow(
      'betaPosterior: expected successes in [0, attempts = 2], got 3',
    );
    expect(() => betaPosterior({ successes: 0, attempts: -2 })).toThrow('expected attempts ≥ 0');
    expect(() => betaPosterior({ successes: 0, attempts: 1 }, { prior: { a: 0, b: 1 } })).toThrow(
      'expected prior.a > 0',
    );
    expect(() => betaPosterior({ successes: 0, attempts: 1 }, { prior: { a: 1, b: 0 } })).toThrow(
      'expected prior.b > 0',
    );
  });
});
