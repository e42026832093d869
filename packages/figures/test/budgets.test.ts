import { resolveFigure, textWidth } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsLedgerFigure,
  bitsPerFlopFigure,
  calibrationFigure,
  entropyBudgetFigure,
  rewardDensityFigure,
  verifierNoiseFigure,
} from '../src/index.ts';
import golden from './golden/budgets.json' with { type: 'json' };
import { describeSound, numbers } from './soundFigures.ts';

const big = 1e5;
const range = (count: number, f: (i: number) => number) =>
  Array.from({ length: count }, (_, i) => f(i));
const stages = [
  { stage: 'entropy of the reward', bits: { value: 0.8, lower: 0.7, upper: 0.9, level: 0.95 } },
  { stage: 'after groups all alike', bits: 0.5 },
  { stage: 'nobody knows', bits: NaN },
  { stage: 'learned', bits: { value: 0.1, lower: 0, upper: 0.3, level: 0.95 } },
];
/** The ledger of a run, as capability makes it. */
const entries = (received: number, gained: number) => {
  const known = (value: number, reach = 0.1) => ({
    ...{ value, lower: value - reach, upper: value + reach, level: 0.95, n: 50 },
    ...{ unit: 'bits/prompt', method: 'delta' },
  });
  const rest = received - gained;
  return [
    {
      id: 'received',
      label: 'received in rewards, at most',
      bits: { ...known(received), method: 'undefined: no rewards were given' },
    },
    rest < 0
      ? { id: 'unexplained', label: 'gained beyond the rewards', bits: known(-rest) }
      : { id: 'unused', label: 'received, not turned into pass rate', bits: known(rest) },
    { id: 'gained', label: 'gained in capability', bits: known(gained) },
    { id: 'moved', label: 'moved from the base (KL)', bits: known(1.5) },
    { id: 'label', label: 'in one label, at least', bits: { ...known(Infinity), upper: Infinity } },
  ];
};
const task = golden.calibration;

describeSound({
  bitsLedger: bitsLedgerFigure({ stages }),
  'bitsLedger of a run': bitsLedgerFigure({
    entries: entries(0.5, 0.2),
    verdict: 'within these rewards',
  }),
  'bitsLedger of a run that gains more': bitsLedgerFigure({ entries: entries(0.2, 0.5) }),
  'bitsLedger of a run without rewards': bitsLedgerFigure({ entries: entries(NaN, 0.5) }),
  'bitsLedger that gains': bitsLedgerFigure({
    stages: [
      { stage: 'a', bits: 0 },
      { stage: 'b', bits: 0.4 },
    ],
    unit: 'bits',
  }),
  'bitsLedger of zeros': bitsLedgerFigure({
    stages: ['a', 'b'].map((stage) => ({ stage, bits: 0 })),
  }),
  bitsPerFlop: bitsPerFlopFigure(golden.compute.rows),
  'bitsPerFlop of one': bitsPerFlopFigure([{ name: 'one', flops: 1e15, bits: 0.2 }]),
  'bitsPerFlop with one that teaches nothing': bitsPerFlopFigure([
    { name: 'one', flops: 1e15, bits: 0.2 },
    { name: 'none', flops: 1e14, bits: 0 },
    { name: 'unknown', flops: NaN, bits: 1 },
  ]),
  'bitsPerFlop of 100 000': bitsPerFlopFigure(
    range(big, (i) => i).map((i) => ({
      name: `c${i}`,
      flops: 1e15 + 1e9 * i,
      bits: ((i * 7) % 997) / 997,
    })),
  ),
  'bitsPerFlop of a long frontier': bitsPerFlopFigure(
    range(big, (i) => i).map((i) => ({ name: `c${i}`, flops: 1e15 * (1 + i), bits: 1 + i })),
  ),
  verifierNoise: verifierNoiseFigure(),
  'verifierNoise at one half': verifierNoiseFigure({ passRate: 0.5, rates: [0, 1, 0.5] }),
  'verifierNoise on hopeless prompts': verifierNoiseFigure({ passRate: 1e-6, rates: [0, 0.01] }),
  calibration: calibrationFigure(task),
  'calibration of one task': calibrationFigure({ predicted: [0.3], successes: [1] }),
  'calibration at 0 and 1': calibrationFigure({
    predicted: [0, 1, 0.5],
    successes: [0, 1, 1],
    bins: 3,
  }),
  'calibration of 100 000 tasks': calibrationFigure({
    predicted: range(big, (i) => (i % 101) / 100),
    successes: range(big, (i) => Number((i * 31) % 101 < i % 101)),
  }),
  entropyBudget: entropyBudgetFigure({ step: [0, 10, 20], entropy: golden.nats }),
  'entropyBudget with a band and gaps': entropyBudgetFigure({
    ...{ step: [0, 1, 2, 3], entropy: [0.5, NaN, 0.3, 0], floor: 0.2 },
    ...{ lower: [0.4, 0.4, 0.2, 0], upper: [0.6, 0.6, 0.4, 0.1] },
  }),
  'entropyBudget of one step': entropyBudgetFigure({ step: [3], entropy: [0.5] }),
  'entropyBudget of nothing left': entropyBudgetFigure({ step: [0, 1], entropy: [0, 0] }),
  'entropyBudget of 100 000 steps': entropyBudgetFigure({
    step: range(big, (i) => i),
    entropy: range(big, (i) => 1 / (1 + i / 1000)),
  }),
  rewardDensity: rewardDensityFigure(),
  'rewardDensity with episodes': rewardDensityFigure({
    ...{ passRate: 0.01, every: 1, levels: 11 },
    episodes: { tokens: [5, 1e4, 2e7, NaN], bits: [0.4, 0.2, 0, 1] },
  }),
  'rewardDensity with 100 000 episodes': rewardDensityFigure({
    every: 3e7,
    episodes: { tokens: range(big, (i) => 100 + i), bits: range(big, (i) => (i % 50) / 50) },
  }),
});

const near = (value: number | null, expected: number, tolerance = 1e-12) =>
  expect(Math.abs(value! - expected)).toBeLessThanOrEqual(tolerance * (1 + Math.abs(expected)));

describe('bitsLedgerFigure', () => {
  it('draws what is left and what each stage took, and names the largest loss', () => {
    const figure = bitsLedgerFigure({ stages });
    expect(numbers(figure, 'left', 'to')).toEqual([0.8, 0.5, 0.1]);
    expect(numbers(figure, 'lost', 'to')).toEqual([0.8, 0.5]);
    expect(numbers(figure, 'intervals', 'upper')).toEqual([0.9, 0.3]);
    expect(figure.findings!.map(({ numbers: n }) => n)).toEqual([
      { first: 0.8, last: 0.1, share: expect.closeTo(0.125, 12) },
      { loss: 0.4 },
    ]);
    expect(figure.caption).toContain('Without a number, not shown: nobody knows.');
    const bars = resolveFigure(figure).panels[0]!.series.filter(({ mark }) => mark === 'bar');
    expect(bars.map(({ x, x2 }) => [[...x], [...x2]])).toEqual([
      [
        [0, 0, 0],
        [0.8, 0.5, 0.1],
      ],
      [
        [0.5, 0.1],
        [0.8, 0.5],
      ],
    ]);
  });

  it('draws the ledger of a run, with what is not used between gained and received', () => {
    const figure = bitsLedgerFigure({ entries: entries(0.5, 0.2) });
    expect(numbers(figure, 'left', 'to')).toEqual([0.5, 0.2]);
    expect(numbers(figure, 'lost', 'from')).toEqual([0.2]);
    expect(numbers(figure, 'lost', 'to')[0]).toBeCloseTo(0.5, 12);
    expect(numbers(figure, 'beside', 'to')).toEqual([1.5]);
    expect(figure.findings![0]!.text).toBe(
      '0.2 bits per prompt were gained, of at most 0.5 received: 40 %',
    );
    expect(figure.caption).toContain('Not shown: in one label, at least (without bound).');
    const more = bitsLedgerFigure({ entries: entries(0.2, 0.5) });
    expect(numbers(more, 'more', 'from')).toEqual([0.2]);
    expect(more.layers.find(({ data }) => data === 'more')!.label).toContain('Beyond');
    const blind = bitsLedgerFigure({ entries: entries(NaN, 0.5) });
    expect(blind.caption).toContain('received in rewards, at most (no rewards were given)');
  });

  it('says that a gain is no gain', () => {
    const { caption, findings } = bitsLedgerFigure({
      stages: [
        { stage: 'a', bits: 0.4 },
        { stage: 'b', bits: 0.5 },
      ],
    });
    expect(caption).toContain('More is left than before, which no stage can do: b.');
    expect(findings).toHaveLength(1);
  });

  it('law: losses and gains lead from the first number to the last', () => {
    const bits = fc.double({ min: 0, max: 10, noNaN: true });
    fc.assert(
      fc.property(fc.array(bits, { minLength: 2, maxLength: 30 }), (values) => {
        const figure = bitsLedgerFigure({
          stages: values.map((v, i) => ({ stage: `s${i}`, bits: v })),
        });
        expect(numbers(figure, 'left', 'to')).toEqual(values);
        const change = ['lost', 'more'].reduce<number>((sum, set) => {
          if (!figure.data[set]) return sum;
          const [after, before] = ['from', 'to'].map((field) => numbers(figure, set, field));
          return sum + after!.reduce<number>((s, v, i) => s + v! - before![i]!, 0);
        }, 0);
        expect(change).toBeCloseTo(values.at(-1)! - values[0]!, 9);
      }),
    );
  });

  it('refuses what is no ledger', () => {
    const two = [
      { stage: 'a', bits: 1 },
      { stage: 'b', bits: 0.5 },
    ];
    for (const [bad, text] of [
      [two.slice(1), 'stages 2 to 30'],
      [range(31, (i) => i).map((i) => ({ stage: `${i}`, bits: 1 })), 'stages 2 to 30'],
      [[two[0]!, two[0]!], 'stages of different names'],
      [[two[0]!, { stage: 'b', bits: -1 }], 'stages[1].bits ≥ 0'],
      [[two[0]!, { stage: 'b', bits: Infinity }], 'stages[1].bits a finite number'],
      [[two[0]!, { stage: 'b', bits: NaN }], 'stages with at least two numbers'],
    ] as const)
      expect(() => bitsLedgerFigure({ stages: bad })).toThrow(`bitsLedgerFigure: expected ${text}`);
  });
});

describe('bitsPerFlopFigure', () => {
  it('agrees with a comparison of every pair', () => {
    const figure = bitsPerFlopFigure(golden.compute.rows);
    expect(figure.data.frontier!.configuration!.values).toEqual(golden.compute.frontier);
    near(figure.findings![1]!.numbers.bitsPerFlop!, golden.compute.bitsPerFlop);
    expect(figure.findings![1]!.text).toContain(golden.compute.best);
  });

  it('law: every configuration is on the frontier or beaten; the order does not matter', () => {
    const row = fc.record({
      flops: fc.double({ min: 1, max: 1e20, noNaN: true }),
      bits: fc.double({ min: 0, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), (rows) => {
        const named = [...rows, { flops: 1e10, bits: 1 }].map((r, i) => ({ ...r, name: `c${i}` }));
        const figure = bitsPerFlopFigure(named);
        const [on, off] = ['frontier', 'rest'].map(
          (set) => figure.data[set]?.configuration?.values.length ?? 0,
        );
        expect(on! + off!).toBe(named.length);
        expect(numbers(bitsPerFlopFigure(named.toReversed()), 'frontier', 'bits')).toEqual(
          numbers(figure, 'frontier', 'bits'),
        );
      }),
    );
  });

  it('pools a crowd and keeps its number', () => {
    const crowd = range(5000, (i) => i).map((i) => ({
      ...{ name: `c${i}`, flops: 1e15 * (1 + (i % 71)), bits: ((i * 37) % 5000) / 5000 },
    }));
    const figure = bitsPerFlopFigure([{ name: 'best', flops: 1, bits: 2 }, ...crowd]);
    const counts = numbers(figure, 'rest', 'configurations');
    expect(counts.length).toBeLessThan(1700);
    expect(counts.reduce((a, b) => a! + b!, 0)).toBe(5000);
  });

  it('never lets two names touch', () => {
    const crowd = range(30, (i) => i).map((i) => ({
      ...{ name: `configuration ${i}`, flops: 1e15 * 1.01 ** i, bits: 0.2 + 0.001 * i },
    }));
    const figure = bitsPerFlopFigure(crowd);
    expect(figure.data.names!.name!.values).toContain('configuration 0');
    expect(figure.data.names!.name!.values.length).toBeLessThan(15);
    expect(figure.caption).toContain('Names are left out where they would touch.');
    const { panels } = resolveFigure(figure);
    const { x, y, texts } = panels[0]!.series.find(({ mark }) => mark === 'text')!;
    const px = (value: number, [a, b]: readonly [number, number], room: number) =>
      (room * (value - a)) / (b - a);
    const boxes = Array.from(x, (_, i) => {
      const right = px(x[i]!, panels[0]!.x.domain, 604);
      return {
        right,
        left: right - textWidth(texts![i]!, 12),
        y: px(y[i]!, panels[0]!.y.domain, 310),
      };
    });
    for (const [i, a] of boxes.entries())
      for (const b of boxes.slice(0, i))
        expect(Math.abs(a.y - b.y) > 14 || a.left > b.right || b.left > a.right).toBe(true);
  });

  it('refuses what cannot be drawn', () => {
    const one = { name: 'a', flops: 1, bits: 1 };
    for (const [bad, text] of [
      [[], 'rows with bits > 0'],
      [[{ ...one, bits: 0 }], 'rows with bits > 0'],
      [[{ ...one, flops: NaN }], 'rows with bits > 0'],
      [[{ ...one, flops: 0 }], 'rows[0].flops > 0'],
      [[{ ...one, flops: Infinity }], 'rows[0].flops > 0'],
      [[{ ...one, bits: -1 }], 'rows[0].bits ≥ 0'],
      [[{ ...one, bits: Infinity }], 'rows[0].bits ≥ 0'],
    ] as const)
      expect(() => bitsPerFlopFigure(bad)).toThrow(`bitsPerFlopFigure: expected ${text}`);
  });
});

describe('verifierNoiseFigure', () => {
  it('agrees with the information of the joint distribution', () => {
    for (const { passRate, bits } of golden.noise) {
      const found = numbers(
        verifierNoiseFigure({ passRate, rates: golden.rates }),
        'cells',
        'bits',
      );
      bits.flat().forEach((expected, i) => {
        near(found[i]!, expected);
      });
    }
  });

  it('shows every rate on both axes, worst last', () => {
    const figure = verifierNoiseFigure({ rates: [0.5, 0, 0.05] });
    expect(figure.scales.x.domain).toEqual(['0 %', '5 %', '50 %']);
    expect(resolveFigure(figure).panels[0]!.series[0]!.x).toHaveLength(9);
    expect(verifierNoiseFigure({ passRate: 0.5 }).findings![0]!.text).toContain(
      'at most 1 bit per rollout',
    );
  });

  it.each([
    [{ passRate: 0 }, 'passRate in (0, 1)'],
    [{ passRate: NaN }, 'passRate in (0, 1)'],
    [{ rates: [0] }, 'rates 2 to 12 different numbers in [0, 1]'],
    [{ rates: [0.1, 0.1] }, 'rates 2 to 12'],
    [{ rates: [0, 1.5] }, 'rates 2 to 12'],
    [{ rates: [0, NaN] }, 'rates 2 to 12'],
    [{ rates: range(13, (i) => i / 20) }, 'rates 2 to 12'],
  ])('refuses %j', (data, text) => {
    expect(() => verifierNoiseFigure(data)).toThrow(`verifierNoiseFigure: expected ${text}`);
  });
});

describe('calibrationFigure', () => {
  it('agrees with NumPy and SciPy on groups, intervals and gap', () => {
    const figure = calibrationFigure(task);
    const fields = ['predicted', 'observed', 'lower', 'upper', 'attempts', 'tasks'];
    const found = fields.map((field) => numbers(figure, 'groups', field));
    task.groups.forEach((row, g) => {
      row.forEach((expected, f) => {
        near(found[f]![g]!, expected!, 1e-9);
      });
    });
    const [mean, gap] = figure.findings!.map(({ numbers: n }) => n);
    near(mean!.expected!, task.mean[0]!);
    near(mean!.observed!, task.mean[1]!);
    near(gap!.gap!, task.gap);
  });

  it('draws 0 and 1 at the ends and counts them', () => {
    const figure = calibrationFigure({ predicted: [0, 0.5, 1], successes: [0, 1, 1], bins: 3 });
    expect(resolveFigure(figure).edges).toEqual({ left: 1, right: 1, bottom: 0, top: 1 }); // each point once;
  });

  it('law: every task is in one group, equal predictions in the same', () => {
    const row = fc.tuple(fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9, 1), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (rows, bins) => {
          const figure = calibrationFigure({
            ...{ predicted: rows.map(([p]) => p), successes: rows.map(([, k]) => k), bins },
            attempts: rows.map(() => 4),
          });
          const tasks = numbers(figure, 'groups', 'tasks');
          expect(tasks.reduce((a, b) => a! + b!, 0)).toBe(rows.length);
          expect(tasks.length).toBeLessThanOrEqual(
            Math.min(bins, new Set(rows.map(([p]) => p)).size),
          );
          const at = numbers(figure, 'groups', 'predicted');
          expect(at).toEqual([...at].sort((a, b) => a! - b!));
        },
      ),
    );
  });

  it('counts tasks without a number, and refuses what are no counts', () => {
    const { caption } = calibrationFigure({
      ...{ predicted: [NaN, 0.5, 0.5], successes: [1, 1, 0], attempts: [1, 1, 0] },
    });
    expect(caption).toContain('Tasks without a prediction or attempts, not shown: 2.');
    for (const [bad, text] of [
      [{ predicted: [], successes: [] }, 'predicted with a task'],
      [{ predicted: [0.5], successes: [] }, 'successes of length 1'],
      [{ predicted: [0.5], successes: [1], attempts: [1, 2] }, 'attempts of length 1'],
      [{ predicted: [1.5], successes: [1] }, 'predicted[0] in [0, 1]'],
      [{ predicted: [0.5], successes: [2] }, 'successes[0] an integer in [0, 1]'],
      [{ predicted: [0.5], successes: [1], attempts: [1.5] }, 'attempts[0] an integer ≥ 0'],
      [{ predicted: [0.5], successes: [1], attempts: [-1] }, 'attempts[0] an integer ≥ 0'],
      [{ predicted: [0.5], successes: [1], bins: 0 }, 'bins an integer from 1 to 100'],
    ] as const)
      expect(() => calibrationFigure(bad)).toThrow(`calibrationFigure: expected ${text}`);
  });
});

describe('entropyBudgetFigure', () => {
  it('says nats and bits, and when the floor was passed', () => {
    const [end, floor] = entropyBudgetFigure({
      step: [0, 10, 20],
      entropy: golden.nats,
      floor: 0.31,
    }).findings!;
    near(end!.numbers.firstBits!, golden.bits[0]!);
    near(end!.numbers.lastBits!, golden.bits[2]!);
    expect(floor!.numbers).toEqual({ floor: 0.31, step: 10 });
    const never = entropyBudgetFigure({ step: [0, 1], entropy: [0.5, 0.4] });
    expect(never.findings![1]!.text).toBe('Never below 0.05 nats');
    expect(never.zones![0]).toMatchObject({ axis: 'y', from: 0, to: 0.05, role: 'bad' });
  });

  it.each([
    [{ step: [0], entropy: [-1] }, 'entropy[0] in [0, 10⁶]'],
    [{ step: [0], entropy: [Infinity] }, 'entropy[0] in [0, 10⁶]'],
    [{ step: [0, 1], entropy: [1] }, 'curves[0].entropy of length 2'],
    [{ step: [0], entropy: [NaN] }, 'curves 1 to 12'],
    [{ step: [0], entropy: [1], floor: 0 }, 'floor > 0'],
  ])('refuses %j', (data, text) => {
    expect(() => entropyBudgetFigure(data)).toThrow(`entropyBudgetFigure: expected ${text}`);
  });
});

describe('rewardDensityFigure', () => {
  it('agrees with H(p)/T and log₂(m)/k', () => {
    const { passRate, every, levels, tokens, sparse, dense } = golden.density;
    const figure = rewardDensityFigure({ passRate, every, levels });
    const [at, thin, thick] = ['tokens', 'sparse', 'dense'].map((field) =>
      numbers(figure, 'curves', field),
    );
    tokens.forEach((t, i) => {
      const row = at!.findIndex((x) => Math.abs(x! / t - 1) < 1e-9);
      near(thin![row]!, sparse[i]!);
      if (t < every) expect(thick![row]).toBeNull();
      else near(thick![row]!, dense);
    });
  });

  it('keeps an episode that told nothing, at the lower end', () => {
    const figure = rewardDensityFigure({ episodes: { tokens: [100, 200], bits: [0, 0.5] } });
    expect(resolveFigure(figure).edges.bottom).toBe(1);
    expect(figure.findings![1]!.numbers).toEqual({ episodes: 2, density: 0.5 / 200 / 2 });
  });

  it.each([
    [{ passRate: 1 }, 'passRate in (0, 1)'],
    [{ every: 0 }, 'every from 1 to 10⁹'],
    [{ levels: 1 }, 'levels ≥ 2'],
    [{ episodes: { tokens: [1], bits: [] } }, 'episodes.bits of length 1'],
    [{ episodes: { tokens: [0], bits: [1] } }, 'episodes.tokens[0] ≥ 1'],
    [{ episodes: { tokens: [1], bits: [-1] } }, 'episodes.bits[0] ≥ 0'],
  ])('refuses %j', (data, text) => {
    expect(() => rewardDensityFigure(data)).toThrow(`rewardDensityFigure: expected ${text}`);
  });
});
