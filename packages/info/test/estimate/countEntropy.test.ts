import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountEntropyMethod, countEntropy } from '../../src/index.ts';

const methods: CountEntropyMethod[] = [
  'plugin',
  'miller-madow',
  'jackknife',
  'chao-shen',
  'zhang',
  'grassberger-1988',
  'grassberger-2003',
  'schurmann-grassberger',
  'dirichlet',
  'nsb',
];
const trials = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const levels = fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 2, maxLength: 6 });
describe('countEntropy', () => {
  it('law: the order of the levels does not matter', () => {
    fc.assert(
      fc.property(levels, fc.constantFrom(...methods), (counts, method) => {
        const forth = countEntropy(counts, { method }) as number;
        const back = countEntropy(counts.toReversed(), { method }) as number;
        if (Number.isNaN(forth)) expect(back).toBeNaN();
        else expect(Math.abs(forth - back)).toBeLessThan(1e-12);
      }),
    );
  });

  it('law: all estimators agree when there is plenty of data', () => {
    const many = [300_000, 500_000, 200_000];
    const plugin = countEntropy(many, { method: 'plugin' }) as number;
    for (const method of methods)
      expect(Math.abs((countEntropy(many, { method }) as number) - plugin)).toBeLessThan(1e-5);
  });

  it('law: plug-in never exceeds log₂ levels, Miller–Madow never falls below plug-in', () => {
    fc.assert(
      fc.property(levels, (counts) => {
        if (counts.every((c) => c === 0)) return;
        const plugin = countEntropy(counts, { method: 'plugin' }) as number;
        expect(plugin).toBeGreaterThanOrEqual(0);
        expect(plugin).toBeLessThanOrEqual(Math.log2(counts.length) + 1e-12);
        expect(countEntropy(counts, { method: 'miller-madow' })).toBeGreaterThanOrEqual(plugin);
      }),
    );
  });

  it('law: NSB lies between the flattest and the most uneven prior', () => {
    fc.assert(
      fc.property(trials, ([k, n]) => {
        const nsb = countEntropy([k, n - k]) as number;
        const at = (alpha: number) =>
          countEntropy([k, n - k], { method: 'dirichlet', alpha }) as number;
        expect(nsb).toBeLessThan(at(1e9));
        expect(nsb).toBeGreaterThanOrEqual(at(1e-9) - 1e-7);
      }),
    );
  });

  it('says what it cannot do', () => {
    for (const method of methods) expect(countEntropy([0, 0], { method })).toBeNaN();
    expect(countEntropy([0, 1], { method: 'jackknife' })).toBeNaN();
    expect(() => countEntropy([0.5, 1])).toThrow(
      'countEntropy: expected counts[0] an integer ≥ 0, got 0.5',
    );
    expect(() => countEntropy([5])).toThrow('of at least two levels');
    expect(() => countEntropy([1, 2], { method: 'dirichlet', alpha: 0 })).toThrow(
      'alpha > 0, got 0',
    );
    // @ts-expect-error no such method
    expect(() => countEntropy([1, 2], { method: 'guess' })).toThrow(
      "expected method 'plugin', 'miller-madow'",
    );
  });
});
