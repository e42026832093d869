import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { betainc, normalQuantile, studentQuantile } from '../../src/index.ts';
import golden from '../golden/student.json' with { type: 'json' };
import { relative } from './arbitraries.ts';

const probability = fc.double({ min: 1e-12, max: 0.499, noNaN: true });

describe('studentQuantile', () => {
  it('golden', () => {
    expect(golden.cases.length).toBeGreaterThanOrEqual(200);
    for (const [p, freedom, wanted] of golden.cases as [number, number, number][]) {
      const got = studentQuantile(p, freedom);
      if (!(relative(got, wanted) <= golden.tolerance.relative))
        expect.fail(`studentQuantile(${p}, ${freedom}) = ${got}, golden ${wanted}`);
    }
  });

  it('has its values in the middle and at the ends', () => {
    for (const freedom of [0.5, 1, 7, 1e9, Infinity])
      expect([0.5, 0, 1].map((p) => studentQuantile(p, freedom))).toEqual([0, -Infinity, Infinity]);
    expect(studentQuantile(NaN, 3)).toBeNaN();
    expect(studentQuantile(0.9, NaN)).toBeNaN();
  });

  it('law: Cauchy with one degree of freedom, and in closed form with two', () => {
    fc.assert(
      fc.property(probability, (p) => {
        expect(relative(studentQuantile(p, 1), -1 / Math.tan(Math.PI * p))).toBeLessThan(1e-11);
        const two = (2 * p - 1) / Math.sqrt(2 * p * (1 - p));
        expect(relative(studentQuantile(p, 2), two)).toBeLessThan(1e-11);
      }),
    );
  });

  it('law: antisymmetric about ½, and further out the fewer the degrees of freedom', () => {
    const freedoms = fc.double({ min: 0.5, max: 1e4, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 19 - 1 }), freedoms, (i, freedom) => {
        const p = i / 2 ** 20;
        const t = studentQuantile(p, freedom);
        expect(studentQuantile(1 - p, freedom)).toBe(-t);
        expect(t).toBeLessThan(studentQuantile(p, 2 * freedom));
        expect(t).toBeLessThan(normalQuantile(p));
      }),
    );
  });

  it('law: inverts the tail, and meets the normal quantile', () => {
    const freedoms = fc.double({ min: 0.5, max: 1e3, noNaN: true });
    fc.assert(
      fc.property(probability, freedoms, (p, freedom) => {
        const t = studentQuantile(p, freedom);
        const tail = betainc(freedom / (freedom + t * t), freedom / 2, 0.5) / 2;
        expect(relative(tail, p)).toBeLessThan(1e-9);
        expect(relative(studentQuantile(p, 1e13), normalQuantile(p))).toBeLessThan(1e-9);
        expect(studentQuantile(p, Infinity)).toBe(normalQuantile(p));
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => studentQuantile(2, 3)).toThrow(
      'studentQuantile: expected probability in [0, 1], got 2',
    );
    expect(() => studentQuantile(0.9, 0)).toThrow('studentQuantile: expected freedom > 0, got 0');
  });
});
