import { dictionary } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { promptSample } from '../../src/replay/promptSample.ts';

const taken = (names: readonly string[], limits?: { most: number; size: number }) => {
  const coded = dictionary(names);
  const sample = promptSample(coded, [...names.keys()], limits);
  return {
    promptCount: sample.promptCount,
    names: coded.values.filter((_, code) => sample.taken[code] === 1).sort(),
  };
};
const names = fc.array(fc.string({ maxLength: 6 }), { maxLength: 60 });

describe('a sample of prompts', () => {
  it('is all of them up to a limit, and of more so many', () => {
    fc.assert(
      fc.property(names, fc.integer({ min: 1, max: 20 }), (all, most) => {
        const size = Math.ceil(most / 2);
        const distinct = [...new Set(all)].sort();
        const sample = taken(all, { most, size });
        expect(sample.promptCount).toBe(distinct.length);
        if (distinct.length <= most) expect(sample.names).toEqual(distinct);
        else expect(sample.names).toHaveLength(size);
        expect(taken(all).names).toEqual(distinct);
      }),
    );
  });

  it('holds the same prompts in whatever order they come, and however often', () => {
    const many = Array.from({ length: 500 }, (_, i) => `prompt ${i}`);
    const limits = { most: 100, size: 50 };
    const again = [...many].reverse().concat(many.slice(0, 99));
    expect(taken(again, limits).names).toEqual(taken(many, limits).names);
  });

  it('knows nothing of the order of names', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => `p${String(i).padStart(5, '0')}`);
    const { names } = taken(many, { most: 8000, size: 4000 });
    const early = names.filter((name) => name < 'p05000').length;
    // hypergeometric: 2000 ± 24.5; five standard deviations
    expect(Math.abs(early - 2000)).toBeLessThan(5 * 24.5);
  });

  it('leaves out groups that do not count', () => {
    const coded = dictionary(['a', 'b', 'a']);
    const { taken, promptCount } = promptSample(coded, [0, 2], undefined);
    expect([...taken]).toEqual([1, 0]);
    expect(promptCount).toBe(1);
  });
});
