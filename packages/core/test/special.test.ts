import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  betainc,
  betaQuantile,
  digamma,
  lbeta,
  lgamma,
  normalCdf,
  normalQuantile,
  trigamma,
} from '../src/index.ts';
import golden from './golden/special.json' with { type: 'json' };

type Name = keyof typeof golden.cases;

const functions = {
  betainc,
  betaQuantile,
  digamma,
  lbeta,
  lgamma,
  normalCdf,
  normalQuantile,
  trigamma,
};
const shape = fc.double({ min: -3, max: 5, noNaN: true }).map((u) => 10 ** u);
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const positive = fc.double({ min: -8, max: 8, noNaN: true }).map((u) => 10 ** u);
const relative = (got: number, wanted: number) =>
  got === wanted ? 0 : Math.abs(got - wanted) / Math.abs(wanted);

describe('golden', () => {
  it.each(Object.keys(golden.cases) as Name[])('%s', (name) => {
    const f = functions[name] as (...x: number[]) => number;
    const rtol = golden.tolerance.relative[name];
    const atol = (golden.tolerance.absolute as Record<string, number>)[name] ?? 0;
    const cases: number[][] = golden.cases[name];
    expect(cases.length).toBeGreaterThanOrEqual(200);
    for (const row of cases) {
      const args = row.slice(0, -1);
      const wanted = row.at(-1)!;
      const got = f(...args);
      if (!(Math.abs(got - wanted) <= atol + rtol * Math.abs(wanted)))
        expect.fail(`${name}(${args}) = ${got}, golden ${wanted}`);
    }
  });
});

describe('lgamma, digamma, trigamma', () => {
  it('have their values at the ends and at the zeros', () => {
    expect([lgamma(0), lgamma(1), lgamma(2), lgamma(Infinity)]).toEqual([Infinity, 0, 0, Infinity]);
    expect(lgamma(3e305)).toBe(Infinity);
    expect([digamma(0), digamma(Infinity)]).toEqual([-Infinity, Infinity]);
    expect([trigamma(0), trigamma(1e-200), trigamma(Infinity)]).toEqual([Infinity, Infinity, 0]);
    expect(Math.sign(digamma(1.4616321449683622))).toBe(-1);
    expect(Math.sign(digamma(1.4616321449683625))).toBe(1);
  });

  it('give NaN for NaN and reject negative numbers', () => {
    for (const f of [lgamma, digamma, trigamma]) {
      expect(f(NaN)).toBeNaN();
      expect(() => f(-1)).toThrow(`${f.name}: expected x ≥ 0, got -1`);
    }
  });

  it('law: ln Γ(x + 1) = ln Γ(x) + ln x, and its derivatives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (k) => {
        const x = k / 64; // exact, and so is x + 1
        const scale = 1 + Math.abs(lgamma(x)) + Math.abs(Math.log(x));
        expect(Math.abs(lgamma(x + 1) - lgamma(x) - Math.log(x))).toBeLessThan(1e-14 * scale);
        expect(Math.abs(digamma(x + 1) - digamma(x) - 1 / x)).toBeLessThan(1e-14 * (10 + 1 / x));
        expect(Math.abs(trigamma(x + 1) - trigamma(x) + 1 / x ** 2)).toBeLessThan(
          1e-14 * (1 + 1 / x ** 2),
        );
      }),
    );
  });

  it('law: convex, with ψ increasing and ψ₁ positive', () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1e-6, max: 1, noNaN: true }), (x, step) => {
        const next = x * (1 + step);
        expect(digamma(next)).toBeGreaterThan(digamma(x));
        expect(trigamma(x)).toBeGreaterThan(0);
        expect(trigamma(next)).toBeLessThan(trigamma(x));
      }),
    );
  });
});

describe('lbeta', () => {
  it('law: symmetric', () => {
    fc.assert(
      fc.property(positive, positive, (a, b) => {
        expect(lbeta(a, b)).toBe(lbeta(b, a));
      }),
    );
  });

  it('law: B(a + 1, b) = B(a, b) a / (a + b)', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 20 }),
        fc.integer({ min: 1, max: 2 ** 20 }),
        (i, j) => {
          const [a, b] = [i / 32, j / 32];
          const step = lbeta(a + 1, b) - lbeta(a, b) - Math.log(a / (a + b));
          expect(Math.abs(step)).toBeLessThan(1e-14 * (10 + Math.abs(lbeta(a, b))));
        },
      ),
    );
  });

  it('keeps the digits of one tiny and one large shape', () => {
    // B(a, b) → 1/a as a → 0, whatever b
    expect(lbeta(1e-300, 1e6)).toBe(-Math.log(1e-300));
    expect(lbeta(3, Infinity)).toBe(-Infinity);
    expect(lbeta(NaN, 1)).toBeNaN();
    expect(lbeta(1, NaN)).toBeNaN();
  });

  it('rejects shapes that are not positive', () => {
    expect(() => lbeta(0, 1)).toThrow('lbeta: expected a > 0, got 0');
    expect(() => lbeta(1, -2)).toThrow('lbeta: expected b > 0, got -2');
  });
});

describe('betainc', () => {
  it('is 0 at 0, 1 at 1, and NaN for NaN', () => {
    expect([betainc(0, 2, 3), betainc(1, 2, 3)]).toEqual([0, 1]);
    expect([betainc(NaN, 2, 3), betainc(0.5, NaN, 3), betainc(0.5, 2, NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });

  it('has closed forms when a shape is 1', () => {
    fc.assert(
      fc.property(unit, shape, (x, a) => {
        expect(relative(betainc(x, a, 1), x ** a)).toBeLessThan(1e-12);
        expect(relative(betainc(x, 1, a), -Math.expm1(a * Math.log1p(-x)))).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: in [0, 1], rising with x, falling with a', () => {
    fc.assert(
      fc.property(unit, unit, shape, shape, (x, y, a, b) => {
        const [low, high] = [Math.min(x, y), Math.max(x, y)];
        const p = betainc(low, a, b);
        expect(p).toBeGreaterThanOrEqual(0);
        expect(betainc(high, a, b)).toBeLessThanOrEqual(1);
        expect(betainc(high, a, b)).toBeGreaterThanOrEqual(p * (1 - 1e-12));
        expect(betainc(low, a * 1.5, b)).toBeLessThanOrEqual(p * (1 + 1e-12));
      }),
    );
  });

  it('law: I_x(a, b) + I_{1−x}(b, a) = 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 20 }), shape, shape, (i, a, b) => {
        const x = i / 2 ** 20;
        expect(betainc(x, a, b) + betainc(1 - x, b, a)).toBeCloseTo(1, 13);
      }),
    );
  });

  it('law: I_x(a + 1, b) = I_x(a, b) − x^a (1 − x)^b / (a B(a, b))', () => {
    fc.assert(
      fc.property(unit, shape, shape, (x, a, b) => {
        const step = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - lbeta(a, b)) / a;
        const wanted = betainc(x, a, b) - (x === 0 || x === 1 ? 0 : step);
        // a + 1 rounds, hence the absolute part
        expect(Math.abs(betainc(x, a + 1, b) - wanted)).toBeLessThan(1e-9);
      }),
    );
  });

  it('stays on the far side of 1e9 trials', () => {
    expect(betainc(0.5, 1e12, 1e12)).toBeCloseTo(0.5, 14);
    const z = 3 / Math.sqrt(8e12); // three standard deviations
    expect(relative(betainc(0.5 - z, 1e12, 1e12), normalCdf(-3))).toBeLessThan(1e-9);
  });

  it('says what it expected', () => {
    expect(() => betainc(1.5, 1, 1)).toThrow('betainc: expected x in [0, 1], got 1.5');
    expect(() => betainc(0.5, 0, 1)).toThrow('betainc: expected a > 0 and finite, got 0');
    expect(() => betainc(0.5, 1, Infinity)).toThrow(
      'betainc: expected b > 0 and finite, got Infinity',
    );
  });
});

describe('betaQuantile', () => {
  it('is 0 at 0, 1 at 1, and NaN for NaN', () => {
    expect([betaQuantile(0, 2, 3), betaQuantile(1, 2, 3)]).toEqual([0, 1]);
    expect(betaQuantile(NaN, 2, 3)).toBeNaN();
    expect(betaQuantile(0.5, NaN, 3)).toBeNaN();
  });

  it('has closed forms when a shape is 1', () => {
    fc.assert(
      fc.property(unit, shape, (p, a) => {
        fc.pre(p === 0 || p > 1e-300);
        const wanted = p ** (1 / a);
        if (wanted > 1e-300) expect(relative(betaQuantile(p, a, 1), wanted)).toBeLessThan(1e-12);
        if (p < 1)
          expect(relative(betaQuantile(p, 1, a), -Math.expm1(Math.log1p(-p) / a))).toBeLessThan(
            1e-12,
          );
      }),
    );
  });

  it('law: inverts betainc', () => {
    fc.assert(
      fc.property(unit, shape, shape, (p, a, b) => {
        fc.pre(p === 0 || p > 1e-300);
        const x = betaQuantile(p, a, b);
        fc.pre(x === 0 || x > 1e-300); // below, doubles lose their digits
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(1);
        // x is a double: the probability it stands for moves by the density times its ulp
        const below = betainc(x * (1 - 2e-15), a, b);
        const above = betainc(Math.min(1, x * (1 + 2e-15) + 5e-324), a, b);
        expect(below).toBeLessThanOrEqual(p * (1 + 2e-12));
        expect(above).toBeGreaterThanOrEqual(p * (1 - 2e-12) - 1e-16);
      }),
    );
  });

  it('law: rises with the probability', () => {
    fc.assert(
      fc.property(unit, unit, shape, shape, (p, q, a, b) => {
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(betaQuantile(low, a, b)).toBeLessThanOrEqual(betaQuantile(high, a, b) * (1 + 1e-12));
      }),
    );
  });

  it('finds the far tail on either side of ½', () => {
    // a = n, b = 1: p^(1/n), which crosses ½ at p = 2^−n
    for (const p of [0.99e-300, 1e-300, 1.01e-300])
      for (const b of [1 - 1e-9, 1, 1 + 1e-9])
        expect(relative(betaQuantile(p, 996.578, b), p ** (1 / 996.578))).toBeLessThan(1e-8);
    expect(betaQuantile(0.5, 1e-7, 1e-7)).toBeCloseTo(0.5, 8);
  });

  it('gives 0 for quantiles below the least double', () => {
    expect(betaQuantile(0.01, 1e-3, 1)).toBe(0);
    expect(relative(betaQuantile(1e-300, 1, 1), 1e-300)).toBeLessThan(1e-13);
  });

  it('says what it expected', () => {
    expect(() => betaQuantile(-0.1, 1, 1)).toThrow(
      'betaQuantile: expected probability in [0, 1], got -0.1',
    );
    expect(() => betaQuantile(0.5, -1, 1)).toThrow(
      'betaQuantile: expected a > 0 and finite, got -1',
    );
    expect(() => betaQuantile(0.5, 1, 0)).toThrow('betaQuantile: expected b > 0 and finite, got 0');
  });
});

describe('normalCdf, normalQuantile', () => {
  it('have their values in the middle and at the ends', () => {
    expect([normalCdf(0), normalCdf(-Infinity), normalCdf(Infinity)]).toEqual([0.5, 0, 1]);
    expect([normalQuantile(0.5), normalQuantile(0), normalQuantile(1)]).toEqual([
      0,
      -Infinity,
      Infinity,
    ]);
    expect([normalCdf(NaN), normalQuantile(NaN)]).toEqual([NaN, NaN]);
  });

  it('law: symmetric', () => {
    fc.assert(
      fc.property(fc.double({ min: -30, max: 30, noNaN: true }), (x) => {
        expect(normalCdf(x) + normalCdf(-x)).toBeCloseTo(1, 14);
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 20 - 1 }), (i) => {
        const p = i / 2 ** 20;
        expect(normalQuantile(1 - p)).toBe(-normalQuantile(p) || 0);
      }),
    );
  });

  it('law: inverse of each other', () => {
    fc.assert(
      fc.property(fc.double({ min: -300, max: -0.31, noNaN: true }), (u) => {
        const p = 10 ** u;
        expect(relative(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: Φ rises', () => {
    const x = fc.double({ min: -40, max: 40, noNaN: true });
    fc.assert(
      fc.property(x, x, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(normalCdf(low)).toBeLessThanOrEqual(normalCdf(high) * (1 + 1e-13));
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => normalQuantile(2)).toThrow(
      'normalQuantile: expected probability in [0, 1], got 2',
    );
  });
});
