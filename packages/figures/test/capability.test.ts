import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapabilityCurves, jaggednessFigure, passAtKFigure } from '../src/index.ts';
import { describeSound, numbers } from './soundFigures.ts';

const at = (value: number, reach = 0.05) => ({
  ...{ value, lower: Math.max(0, value - reach), upper: Math.min(1, value + reach) },
  ...{ level: 0.95, method: 'simultaneous band', n: 50, unit: 'probability' },
});
const none = { value: NaN, lower: NaN, upper: NaN, level: 0.95, method: 'undefined: too few' };
const ks = [1, 2, 4, 8, 16, 32, 64, 128];
const base = ks.map((k) => at(1 - 0.8 / Math.sqrt(k)));
const trained = ks.map((k) => at(0.5 + 0.03 * Math.log2(k)));
const crossings: NonNullable<CapabilityCurves['crossings']> = [
  {
    ...{ overtakes: 'base', certified: true },
    k: { value: 8, lower: 4, upper: 16, level: 0.95, method: 'band' },
  },
];
const big = Array.from({ length: 1e5 }, (_, i) => i + 1);
const categories = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    ...{ name: `skill ${i}`, prompts: 20 + i, mean: at(((i * 7) % count) / count) },
  }));

describeSound({
  passAtK: passAtKFigure({ ks, base, trained, crossings, verdict: 'certified crossing' }),
  'passAtK without a crossing': passAtKFigure({
    ks,
    base,
    trained: base,
    crossings: [],
    unpaired: 2,
  }),
  'passAtK where nothing is certain': passAtKFigure({
    ...{ ks, base, trained },
    crossings: [
      {
        k: { value: 8, lower: 1, upper: Infinity, level: 0.95 },
        overtakes: 'base',
        certified: false,
      },
    ],
  }),
  'passAtK with too few attempts': passAtKFigure({
    ks: [1, 2, 4],
    base: [at(0.2), at(0.3), none],
    trained: [at(0.3), none, none],
  }),
  'passAtK of 0 and 1': passAtKFigure({
    ks: [1, 2],
    base: [at(0), at(0)],
    trained: [at(1), at(1)],
  }),
  'passAtK of 100 000 ks': passAtKFigure({
    ks: big,
    base: big.map((k) => ({ value: 1 - 1 / (1 + k) })),
    trained: big.map(() => ({ value: 0.5 })),
  }),
  jaggedness: jaggednessFigure({ categories: categories(9), spread: at(0.2), verdict: 'jagged' }),
  'jaggedness of one': jaggednessFigure({ categories: categories(1), spread: none }),
  'jaggedness of 100 000': jaggednessFigure({ categories: categories(1e5) }),
  'jaggedness of 100 without intervals at the ends': jaggednessFigure({
    categories: Array.from({ length: 100 }, (_, i) => ({
      ...{ name: `c${i}`, mean: i === 50 ? at(0.5) : { value: i / 100 } },
    })),
  }),
  'jaggedness with gaps': jaggednessFigure({
    categories: [
      ...categories(2),
      { name: 'lost', mean: none },
      { name: 'bare', mean: { value: 0.3 } },
    ],
  }),
  'jaggedness of gains': jaggednessFigure({
    categories: [-0.2, 0, 0.4].map((value, i) => ({
      ...{ name: `g${i}`, mean: { value, lower: value - 0.1, upper: value + 0.1, level: 0.9 } },
    })),
    meanGain: { value: 0.067 },
  }),
});

describe('passAtKFigure', () => {
  it('marks the crossing and how far it is known', () => {
    const figure = passAtKFigure({ ks, base, trained, crossings, verdict: 'certified crossing' });
    expect(figure.findings![1]!.numbers).toEqual({ k: 8, lower: 4, upper: 16 });
    expect(figure.zones).toEqual([
      { axis: 'x', from: 4, to: 16, role: 'neutral', label: 'Where they cross, 95 % interval' },
    ]);
    const { series } = resolveFigure(figure).panels[0]!;
    expect(series.find(({ mark }) => mark === 'rule')!.x[0]).toBeCloseTo(Math.log10(8), 12);
    expect(figure.caption).toContain('Verdict: certified crossing.');
  });

  it('shades nothing where the place is not known, and says that there is no crossing', () => {
    const open = passAtKFigure({
      ...{ ks, base, trained },
      crossings: [
        { ...crossings[0]!, certified: false, k: { value: 8, lower: 1, upper: Infinity } },
      ],
    });
    expect(open.zones).toEqual([]);
    expect(open.findings![1]!.text).toBe('At k = 8 the base model overtakes, which may be luck');
    const never = passAtKFigure({ ks, base, trained, crossings: [] });
    expect(never.findings![1]!.text).toBe('The curves do not cross within 128 attempts');
    expect(passAtKFigure({ ks, base, trained }).findings).toHaveLength(1);
  });

  it('has ticks at powers of two, few enough', () => {
    const figure = passAtKFigure({
      ks: [1, 1024],
      base: [at(0.1), at(0.9)],
      trained: [at(0.2), at(0.8)],
    });
    const ticks = resolveFigure(figure).panels[0]!.x.ticks.map(({ label }) => label);
    expect(ticks).toEqual(['1', '4', '16', '64', '256', '1,024']);
  });

  it('law: both curves are drawn as given', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(p, p), { minLength: 1, maxLength: 20 }), (rows) => {
        const figure = passAtKFigure({
          ks: rows.map((_, i) => i + 1),
          base: rows.map(([b]) => ({ value: b })),
          trained: rows.map(([, t]) => ({ value: t })),
        });
        expect(numbers(figure, 'curves', 'pass@k')).toEqual([
          ...rows.map(([b]) => b),
          ...rows.map(([, t]) => t),
        ]);
      }),
    );
  });

  it.each([
    [{ ks: [1], base: [], trained: [at(0.1)] }, 'base of length 1'],
    [{ ks: [0], base: [at(0.1)], trained: [at(0.1)] }, 'ks ≥ 1'],
    [{ ks: [NaN], base: [at(0.1)], trained: [at(0.1)] }, 'ks ≥ 1'],
    [{ ks: [1, 2], base: [at(0.1), none], trained: [none, at(0.1)] }, 'ks with one at which both'],
    [{ ks: [], base: [], trained: [] }, 'ks with one at which both'],
  ])('refuses %j', (data, text) => {
    expect(() => passAtKFigure(data)).toThrow(`passAtKFigure: expected ${text}`);
  });
});

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
      ...{ name: `g${i}`, mean: { value, lower: value - 0.1, upper: value + 0.1, level: 0.95 } },
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
