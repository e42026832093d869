import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countSeries, meanOver, withinShare } from '../../src/index.ts';

/** Signal and pass rate of groups of 8 with so many right, one step. */
const seriesOf = (rights: readonly number[]) => {
  const of = (x: readonly number[]) =>
    countSeries({
      n: [x.length],
      sum: [x.reduce((total, v) => total + v, 0)],
      squares: [x.reduce((total, v) => total + v * v, 0)],
    });
  return {
    signal: of(rights.map((k) => (4 * k * (8 - k)) / 56)),
    pass: of(rights.map((k) => k / 8)),
  };
};
const share = (rights: readonly number[]) => {
  const { signal, pass } = seriesOf(rights);
  return withinShare(signal, pass, 0, 1);
};

describe('the share of the variance inside prompts', () => {
  it('0 when every prompt always gets the same verdict', () => {
    expect(share([8, 8, 0, 0, 8, 0]).value).toBe(0);
  });

  it('about 1 when all prompts are equally hard: exactly, over all outcomes of a fair coin', () => {
    const choose = [1, 8, 28, 56, 70, 56, 28, 8, 1];
    expect(share(choose.flatMap((count, k) => Array(count).fill(k))).value).toBeCloseTo(1, 12);
  });

  it('is no less than 0, and has an error', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 1 }), (rights) => {
        const p = rights.reduce((total, k) => total + k / 8, 0) / rights.length;
        const { value, standardError } = share(rights);
        if (p <= 0.03 || p >= 0.995)
          expect([value, standardError]).toEqual([Number.NaN, Number.NaN]);
        else {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(standardError).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('the error of a pass rate of one half does not count: it is the top of 4 P (1 − P)', () => {
    const { signal, pass } = seriesOf([4, 4, 4, 0, 8, 4]);
    const { standardError } = withinShare(signal, pass, 0, 1);
    expect(standardError).toBeCloseTo(meanOver(signal, 0, 1).standardError, 12);
  });

  it('the error of any other does: by the derivative', () => {
    const { signal, pass } = seriesOf([2, 2, 0, 4, 2, 2]); // P = 1/4
    const [inside, outcome] = [meanOver(signal, 0, 1), meanOver(pass, 0, 1)];
    const slope = (p: number) => inside.mean / (4 * p * (1 - p));
    const derivative = (slope(0.25 + 1e-6) - slope(0.25 - 1e-6)) / 2e-6;
    expect(withinShare(signal, pass, 0, 1).standardError).toBeCloseTo(
      Math.hypot(inside.standardError / 0.75, derivative * outcome.standardError),
      6,
    );
  });

  it('right and wrong may change places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4 }), (rights) => {
        const mean = rights.reduce((total, k) => total + k / 8, 0) / rights.length;
        if (Math.abs(mean - 0.5) > 0.45) return;
        const turned = share(rights.map((k) => 8 - k));
        expect(turned.value).toBeCloseTo(share(rights).value, 9);
        expect(turned.standardError).toBeCloseTo(share(rights).standardError, 9);
      }),
    );
  });

  it('cannot tell without groups', () => {
    const none = countSeries({ n: [0], sum: [0] });
    expect(withinShare(none, none, 0, 1).value).toBeNaN();
  });
});
