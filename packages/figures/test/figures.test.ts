import {
  createRng,
  type Figure,
  type FigureNumbers,
  type FigureTexts,
  sampleBeta,
} from '@bits-per-sample/core';
import { resolveFigure, toTable, validateFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsLinearFigure,
  bitsLogFigure,
  degeneracyFigure,
  goldilocksFigure,
  goldilocksZone,
  wastedRolloutsFigure,
} from '../src/index.ts';
import { strayNumbers } from './altNumbers.ts';
import golden from './golden/goldilocks.json' with { type: 'json' };

const numbers = (figure: Figure, set: string, field: string) =>
  (figure.data[set]![field] as FigureNumbers).values as number[];
const texts = (figure: Figure, set: string, field: string) =>
  (figure.data[set]![field] as FigureTexts).values as string[];

/** Counts of a made-up run. */
function counts(prompts: number, attempts: number, seed = 1) {
  const rng = createRng(seed);
  const successes = Float64Array.from({ length: prompts }, () => {
    const p = sampleBeta({ a: 0.7, b: 0.9 }, rng);
    return Array.from({ length: attempts }, () => rng.next() < p).filter(Boolean).length;
  });
  return { successes, attempts: new Float64Array(prompts).fill(attempts) };
}
const passRates = counts(300, 8).successes.map((k) => k / 8);
const steps = (count: number) => {
  const step = Array.from({ length: count }, (_, i) => i + 1);
  return {
    step,
    solved: step.map((i) => i % 7),
    failed: step.map((i) => 9 - (i % 5)),
    mixed: step.map(() => 8),
    error: step.map((i) => i % 2),
  };
};

const all: Record<string, Figure> = {
  bitsLog: bitsLogFigure(),
  'bitsLog with prompts': bitsLogFigure({ passRates }),
  bitsLinear: bitsLinearFigure(),
  'bitsLinear with prompts': bitsLinearFigure({ passRates }),
  goldilocks: goldilocksFigure(counts(300, 8)),
  'goldilocks of 64': goldilocksFigure(counts(300, 64)),
  'goldilocks of 200': goldilocksFigure(counts(50, 200)),
  'goldilocks of 1': goldilocksFigure(counts(40, 1)),
  degeneracy: degeneracyFigure(),
  'degeneracy with prompts': degeneracyFigure({ groupSizes: [2, 8, 32], passRates }),
  wastedRollouts: wastedRolloutsFigure(steps(20)),
  'wastedRollouts, one step': wastedRolloutsFigure(steps(1)),
  'wastedRollouts, many steps': wastedRolloutsFigure(steps(1234)),
};

describe.each(Object.entries(all))('%s', (_, figure) => {
  it('is sound, draws without a warning, and survives JSON unchanged', () => {
    expect(validateFigure(figure)).toEqual([]);
    expect(resolveFigure(figure).warnings).toEqual([]);
    expect(JSON.parse(JSON.stringify(figure))).toEqual(figure);
  });

  it('has an alternative text whose numbers occur in its data', () => {
    expect(figure.alt.length).toBeGreaterThan(150);
    expect(strayNumbers(figure)).toEqual([]);
    expect(strayNumbers({ ...figure, alt: `${figure.alt} 27182.8 %` })).toEqual(['27182.8 %']);
    for (const finding of figure.findings!) expect(figure.alt).toContain(finding.text);
  });

  it('has a table for those who cannot see it', () => {
    const tables = toTable(figure);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table.rows.length).toBeGreaterThan(0);
  });
});

describe('goldilocksZone', () => {
  it('is where H(p) is half a bit', () => {
    const h = (p: number) => -p * Math.log2(p) - (1 - p) * Math.log2(1 - p);
    expect(h(goldilocksZone.from)).toBeCloseTo(0.5, 14);
    expect(h(goldilocksZone.to)).toBeCloseTo(0.5, 14);
    expect(goldilocksZone.from).toBeCloseTo(golden.zone[0]!, 12);
  });
});

describe('bitsLog and bitsLinear', () => {
  it.each(['bitsLog', 'bitsLinear'])('%s draws −log₂ p and H(p)', (name) => {
    const figure = all[name]!;
    const [p, bits, signal] = [
      numbers(figure, 'curves', 'pass_rate'),
      numbers(figure, 'curves', 'bits'),
      texts(figure, 'curves', 'signal'),
    ];
    for (const [i, x] of p.entries()) {
      const sl = -Math.log2(x);
      const rl = x === 1 ? 0 : x * sl - (1 - x) * Math.log2(1 - x);
      expect(bits[i]).toBeCloseTo(signal[i]!.startsWith('Supervised') ? sl : rl, 9);
    }
    expect(p.every((x, i) => i === 0 || x > p[i - 1]! || signal[i] !== signal[i - 1])).toBe(true);
  });

  it('says that the RL curve is a ceiling', () => {
    expect(bitsLogFigure().caption).toContain('ceiling');
    expect(bitsLinearFigure().scales.color!.domain[1]).toContain('at most');
  });

  it('draws prompts at 0 as an arrow at the end of the log axis, and counts them', () => {
    const figure = bitsLogFigure({ passRates: [0, 0, 0.5, 1] });
    expect(resolveFigure(figure).edges.left).toBe(2);
    expect(figure.alt).toContain('2 points lie beyond the left end');
    expect(numbers(figure, 'prompts', 'prompts')).toEqual([2, 1, 1]);
    expect(figure.findings![2]!.numbers).toEqual({ share: 0.25, prompts: 4, bits: 0.25 });
  });

  it('counts missing pass rates and refuses what is none', () => {
    expect(bitsLinearFigure({ passRates: [NaN, 0.5] }).caption).toContain(
      'Prompts without a pass rate, not shown: 1.',
    );
    expect(bitsLinearFigure({ passRates: [NaN] }).findings).toHaveLength(2);
    expect(bitsLinearFigure({ passRates: [] }).findings).toHaveLength(2);
    expect(() => bitsLogFigure({ passRates: [1.5] })).toThrow(
      'bitsLogFigure: expected passRates in [0, 1], got 1.5',
    );
    expect(() => bitsLinearFigure({ passRates: [Infinity] })).toThrow(
      'bitsLinearFigure: expected passRates in [0, 1]',
    );
  });
});

describe('goldilocksFigure', () => {
  it('agrees with SciPy on where the true pass rates lie', () => {
    const successes = Float64Array.from(golden.weight.flatMap((w, k) => Array<number>(w).fill(k)));
    const figure = goldilocksFigure({
      successes,
      attempts: new Float64Array(successes.length).fill(golden.n),
    });
    for (const [j, field] of ['expected', 'lower', 'upper'].entries())
      for (const [i, value] of numbers(figure, 'posterior', field).entries())
        expect(Math.abs(value - golden.bars[i]![j]!)).toBeLessThanOrEqual(
          1e-4 * (1 + golden.bars[i]![j]!),
        );
    const [, lower, upper] = golden.inZone as [number, number, number];
    expect(figure.findings![2]!.numbers).toEqual({
      lower: Math.round(lower),
      upper: Math.round(upper),
      level: 0.95,
    });
  });

  it('law: every prompt is in one bar, and the outermost bars are the failed and the solved', () => {
    const pair = fc
      .integer({ min: 1, max: 70 })
      .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 30 }), (pairs) => {
        const figure = goldilocksFigure({
          successes: Float64Array.from(pairs, ([k]) => k),
          attempts: Float64Array.from(pairs, ([, n]) => n),
        });
        const bars = numbers(figure, 'histogram', 'prompts');
        expect(bars.reduce((a, b) => a + b)).toBe(pairs.length);
        expect(bars[0]).toBe(pairs.filter(([k]) => k === 0).length);
        expect(bars.at(-1)).toBe(pairs.filter(([k, n]) => k === n).length);
        const [from, to] = [
          numbers(figure, 'histogram', 'from'),
          numbers(figure, 'histogram', 'to'),
        ];
        for (let i = 2; i < from.length - 1; i++) expect(from[i]).toBe(to[i - 1]);
      }),
    );
  });

  it('sets the failed and the solved apart from the axis of pass rates', () => {
    const figure = all.goldilocks!;
    expect(numbers(figure, 'histogram', 'to')[0]).toBeLessThan(0);
    expect(numbers(figure, 'histogram', 'from').at(-1)).toBeGreaterThan(1);
    const labels = resolveFigure(figure).panels[0]!.x.ticks.map((tick) => tick.label);
    expect(labels).toEqual(['failed', '0', '0.2', '0.4', '0.6', '0.8', '1', 'solved']);
  });

  it('gives one bar per attainable pass rate', () => {
    expect(numbers(all.goldilocks!, 'histogram', 'prompts')).toHaveLength(9);
    expect(numbers(all['goldilocks of 64']!, 'histogram', 'prompts')).toHaveLength(65);
    expect(numbers(all['goldilocks of 200']!, 'histogram', 'prompts')).toHaveLength(21);
  });

  it('draws no band where the data cannot tell, and says why', () => {
    const single = all['goldilocks of 1']!;
    expect(single.data.posterior).toBeUndefined();
    expect(single.caption).toBe('No band: one rollout per prompt.');
    const extremes = goldilocksFigure({
      successes: Float64Array.of(0, 8),
      attempts: Float64Array.of(8, 8),
    });
    expect(extremes.caption).toBe('No band: no group has both outcomes.');
    const few = goldilocksFigure({
      successes: Float64Array.of(1, 2),
      attempts: Float64Array.of(8, 8),
    });
    expect(few.caption).toBe('No band: fewer than 20 prompts.');
  });

  it('counts prompts without attempts, and refuses what are no counts', () => {
    const figure = goldilocksFigure({
      successes: Float64Array.of(0, 3),
      attempts: Float64Array.of(0, 8),
    });
    expect(figure.caption).toContain('Prompts without attempts, not shown: 1.');
    for (const [k, n] of [
      [9, 8],
      [-1, 8],
      [0.5, 8],
      [NaN, 8],
      [1, Infinity],
    ] as const)
      expect(() =>
        goldilocksFigure({ successes: Float64Array.of(k), attempts: Float64Array.of(n) }),
      ).toThrow(/expected (successes|attempts)/);
    const none = new Float64Array(0);
    expect(() => goldilocksFigure({ successes: none, attempts: none })).toThrow(
      'goldilocksFigure: expected attempts',
    );
  });
});

describe('degeneracyFigure', () => {
  it('draws p^G + (1−p)^G on a logit axis with its seven ticks', () => {
    const figure = all.degeneracy!;
    const [p, share, group] = [
      numbers(figure, 'curves', 'pass_rate'),
      numbers(figure, 'curves', 'share'),
      texts(figure, 'curves', 'group'),
    ];
    for (const [i, x] of p.entries()) {
      const size = Number(group[i]!.slice(4));
      expect(share[i]).toBeCloseTo(x ** size + (1 - x) ** size, 12);
    }
    expect(figure.scales.x.type).toBe('logit');
    const ticks = resolveFigure(figure).panels[0]!.x.ticks.map((tick) => tick.label);
    expect(ticks).toEqual(['0.001', '0.01', '0.1', '0.5', '0.9', '0.99', '0.999']);
  });

  it('shows prompts of 0 and 1 at the ends and counts them', () => {
    const figure = degeneracyFigure({ groupSizes: [4], passRates: [0, 0, 0.5, 1] });
    expect(resolveFigure(figure).edges).toMatchObject({ left: 2, right: 1 });
    expect(figure.findings!.at(-1)!.numbers).toEqual({ prompts: 4, share4: (3 + 0.125) / 4 });
  });

  it('names the curves in a legend where their names would touch', () => {
    const figure = degeneracyFigure({ groupSizes: [8, 10, 12, 512] });
    expect(figure.data.labels).toBeUndefined();
    expect(
      resolveFigure(figure)
        .legend.map((entry) => entry.label)
        .slice(0, 4),
    ).toEqual(['G = 8', 'G = 10', 'G = 12', 'G = 512']);
    expect(figure.findings![1]!.text).toBe(
      'At a pass rate of 0.1, < 0.1 % of the groups of 512 are wasted',
    );
  });

  it('names every curve on the curve, in order from left to right', () => {
    const figure = degeneracyFigure({ groupSizes: [64, 2, 8] });
    expect(texts(figure, 'labels', 'text')).toEqual(['G = 2', '8', '64']);
    const at = numbers(figure, 'labels', 'pass_rate');
    expect(at).toEqual([...at].sort((a, b) => a - b));
    for (const share of numbers(figure, 'labels', 'share')) expect(share).toBeCloseTo(0.7, 9);
  });

  it.each([
    [[]],
    [[1]],
    [[8, 8]],
    [[2.5]],
    [[NaN]],
    [[Infinity]],
    [Array.from({ length: 13 }, (_, i) => i + 2)],
  ])('refuses group sizes %j', (groupSizes) => {
    expect(() => degeneracyFigure({ groupSizes })).toThrow(
      'degeneracyFigure: expected groupSizes 1 to 12 different integers ≥ 2',
    );
  });
});

describe('wastedRolloutsFigure', () => {
  it('law: the shares of a step fill it from 0 to 1', () => {
    const row = fc.tuple(
      fc.integer({ min: 0, max: 50 }),
      fc.nat(99),
      fc.nat(99),
      fc.integer({ min: 1, max: 99 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 120 }), (rows) => {
        const figure = wastedRolloutsFigure({
          step: rows.map((r) => r[0]),
          solved: rows.map((r) => r[1]),
          failed: rows.map((r) => r[2]),
          mixed: rows.map((r) => r[3]),
        });
        const [from, to] = [numbers(figure, 'outcomes', 'from'), numbers(figure, 'outcomes', 'to')];
        for (let i = 0; i < from.length; i++) {
          if (i % 3 === 0) expect(from[i]).toBe(0);
          else expect(from[i]).toBe(to[i - 1]);
          if (i % 3 === 2) expect(to[i]).toBe(1);
        }
        const total = rows.reduce((sum, [, ...rest]) => sum + rest.reduce((a, b) => a + b), 0);
        expect(numbers(figure, 'outcomes', 'rollouts').reduce((a, b) => a + b)).toBe(total);
        expect(new Set(numbers(figure, 'outcomes', 'step')).size).toBe(
          new Set(rows.map((r) => r[0])).size,
        );
      }),
    );
  });

  it('adds up steps that come twice, sorts them, and leaves out empty ones', () => {
    const figure = wastedRolloutsFigure({
      step: [3, 1, 3, 2],
      solved: [1, 0, 1, 0],
      failed: [1, 4, 1, 0],
      mixed: [0, 4, 4, 0],
    });
    expect(numbers(figure, 'outcomes', 'step')).toEqual([1, 1, 1, 3, 3, 3]);
    expect(numbers(figure, 'outcomes', 'rollouts')).toEqual([4, 4, 0, 4, 2, 2]);
    expect(figure.findings![1]!.numbers).toEqual({ from: 0.5, to: 0.5, firstStep: 1, lastStep: 3 });
  });

  it('draws bars, then areas, then windows', () => {
    const marks = [20, 81, 1234].map((n) => wastedRolloutsFigure(steps(n)).layers[0]!.mark);
    expect(marks).toEqual(['bar', 'band', 'band']);
    const long = all['wastedRollouts, many steps']!;
    expect(long.caption).toContain('Each place sums up 4 steps.');
    expect(new Set(numbers(long, 'outcomes', 'step')).size).toBe(309);
  });

  it('counts rows with a missing number, and refuses what are no counts', () => {
    const one = { step: [1, 2], solved: [1, 1], failed: [1, NaN], mixed: [2, 2] };
    expect(wastedRolloutsFigure(one).caption).toContain(
      'Rows with a missing number, not shown: 1.',
    );
    expect(() => wastedRolloutsFigure({ ...one, failed: [1] })).toThrow(
      'wastedRolloutsFigure: expected failed of length 2, got 1',
    );
    expect(() => wastedRolloutsFigure({ ...one, failed: [1, -1] })).toThrow(
      'wastedRolloutsFigure: expected failed of counts ≥ 0, got -1',
    );
    expect(() => wastedRolloutsFigure({ ...one, mixed: [1, Infinity], failed: [0, 0] })).toThrow(
      'wastedRolloutsFigure: expected mixed',
    );
    expect(() => wastedRolloutsFigure({ ...one, step: [Infinity, 1], failed: [0, 0] })).toThrow(
      'wastedRolloutsFigure: expected step of finite numbers',
    );
    expect(() => wastedRolloutsFigure({ step: [], solved: [], failed: [], mixed: [] })).toThrow(
      'wastedRolloutsFigure: expected step with rollouts',
    );
  });
});
