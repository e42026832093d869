import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaggednessFigure } from '../../src/index.ts';
import { at, none } from '../support/capability.ts';
import { numbers } from '../support/soundFigures.ts';

describe('jaggednessFigure', () => {
  it('sorts, and counts intervals that leave out the mean', () => {
    const figure = jaggednessFigure({
      categories: [
        { name: 'a', mean: at(0.2) },
        { name: 'b', mean: at(0.9) },
        { name: 'c', mean: at(0.55, 0.3) },
      ],
    });
    expect(figure.scales.y.domain).toEqual(['b', 'c', 'a']);
    expect(figure.findings![1]!.numbers).toEqual({ out: 2, intervals: 3 });
    expect(figure.scales.x.domain).toEqual([0, 1]);
  });

  it('compares gains with 0', () => {
    const gains = [-0.3, 0.02, 0.4].map((value, i) => ({
      name: `g${i}`,
      mean: { value, lower: value - 0.1, upper: value + 0.1, level: 0.95 },
    }));
    const figure = jaggednessFigure({ categories: gains, meanGain: { value: 0.04 } });
    expect(figure.title).toBe('Where training helped');
    expect(figure.findings!.map(({ text }) => text)).toEqual([
      'From −0.3 in g0 to 0.4 in g2; the mean of 3 categories is 0.04',
      '2 of 3 intervals leave out 0',
    ]);
  });

  it('law: the lowest and the highest are always drawn', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(p, { minLength: 1, maxLength: 90 }), (values) => {
        const figure = jaggednessFigure({
          categories: values.map((value, i) => ({ name: `c${i}`, mean: { value } })),
        });
        const drawn = numbers(figure, 'categories', 'value');
        expect(drawn.length).toBe(Math.min(values.length, 40));
        expect(drawn[0]).toBe(Math.max(...values));
        expect(drawn.at(-1)).toBe(Math.min(...values));
        expect(figure.caption!.includes('are drawn')).toBe(values.length > 40);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    [{ categories: [] }, 'categories with a value'],
    [{ categories: [{ name: 'a', mean: none }] }, 'categories with a value'],
    [
      { categories: [1, 2].map((value) => ({ name: 'a', mean: { value } })) },
      'categories of different names',
    ],
    [{ categories: [{ name: 'a', mean: { value: Infinity } }] }, 'categories[0] a finite number'],
  ])('refuses %j', (data, text) => {
    expect(() => jaggednessFigure(data)).toThrow(`jaggednessFigure: expected ${text}`);
  });
});
