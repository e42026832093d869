import { createRng, sampleBeta } from '@bits-per-sample/core';
import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  curriculumHeatFigure,
  goldilocksZone,
  type RegretRow,
  ratingsFigure,
  regretFigure,
  weightsFigure,
} from '../src/index.ts';
import golden from './golden/ranks.json' with { type: 'json' };
import { describeSound, numbers } from './soundFigures.ts';

const at = (value: number, reach = 0.02) => ({
  ...{ value, lower: value - reach, upper: value + reach },
  ...{ level: 0.95, method: 'bootstrap', n: 16, unit: '1' },
});
const scenarios = ['stationary', 'drifting', 'noisy verifier'];
const table = (contenders: readonly string[]): RegretRow[] =>
  contenders.map((contender, i) => ({
    contender,
    cells: scenarios.map((scenario, j) => ({
      ...{ scenario, student: 'softmax' },
      regret: at(0.02 + ((i * 7 + j * 3) % 5) / 10),
    })),
  }));
const rng = createRng(1);
const pool = (tasks: number, shift: number) =>
  Array.from({ length: tasks }, () => sampleBeta({ a: 0.5 + shift, b: 1 }, rng));
const snapshots = (times: number, tasks = 200) =>
  Array.from({ length: times }, (_, t) => ({
    rollouts: 1000 * t,
    passRates: [0, 1, ...pool(tasks, t / times)],
  }));
const ids = (count: number) => Array.from({ length: count }, (_, i) => `task ${i}`);
const even = (count: number) => new Float64Array(count).fill(1 / count);
const big = 1e5;
const step = [0, 100, 200];

describeSound({
  regret: regretFigure({ rows: table(['uniform', 'learnability', 'target', 'thompson']) }),
  'regret of one': regretFigure({
    rows: table(['uniform']).map((r) => ({ ...r, cells: r.cells.slice(1) })),
  }),
  'regret below zero, without intervals': regretFigure({
    rows: [{ contender: 'a', cells: [{ scenario: 's', regret: { value: -0.1 } }] }],
  }),
  weights: weightsFigure({ ids: ids(60), ...golden }),
  'weights of one task': weightsFigure({ ids: ['a'], p: [1], components: {} }),
  'weights with gaps': weightsFigure({
    ...{ ids: ['a', 'b', 'c'], p: [0.5, 0.3, 0.2] },
    components: { score: [0.1, NaN, -0.3], none: [NaN, NaN, NaN] },
  }),
  'weights of 100 000 tasks': weightsFigure({
    ...{ ids: ids(big), p: even(big) },
    components: { score: Float64Array.from({ length: big }, (_, i) => i % 7) },
  }),
  'weights of many components': weightsFigure({
    ...{ ids: ids(9), p: even(9) },
    components: Object.fromEntries(
      'abcdefghi'.split('').map((name, i) => [name, ids(9).map((_, k) => (k * (i + 1)) % 9)]),
    ),
  }),
  curriculumHeat: curriculumHeatFigure(snapshots(20)),
  'curriculumHeat of one time': curriculumHeatFigure(snapshots(1)),
  'curriculumHeat of nothing but 0 and 1': curriculumHeatFigure([
    { rollouts: 5, passRates: [0, 1, 0] },
  ]),
  'curriculumHeat of 300 times': curriculumHeatFigure(snapshots(300, 50)),
  'ratings over time': ratingsFigure({
    curves: ['v1', 'v2'].map((player, i) => ({
      ...{ player, step, rating: [1000, 1100 + 50 * i, 1200 + 90 * i] },
      ...{ lower: [950, 1050, 1150], upper: [1050, 1200, 1350] },
    })),
  }),
  'ratings of frozen players': ratingsFigure({
    players: ['v1', 'v2', 'v3', 'unbeaten'],
    ratings: [at(1500, 40), at(1600, 40), at(1400, 40), { value: Infinity }],
  }),
  'ratings in a matrix': ratingsFigure({
    players: ['r', 'p', 's'],
    wins: [0, 1, 9, 9, 0, 1, 1, 9, 0],
  }),
  'ratings in a large matrix': ratingsFigure({
    players: ids(40),
    wins: Float64Array.from({ length: 1600 }, (_, i) => (i * 7) % 5),
  }),
  'ratings of strangers': ratingsFigure({
    players: ['a', 'b', 'c'],
    wins: [0, 2, 0, 1, 0, 0, 0, 0, 0],
  }),
});

describe('regretFigure', () => {
  const rows: RegretRow[] = [
    { contender: 'oracleGreedy', cells: [{ scenario: 'easy', regret: at(0) }] },
    {
      contender: 'bold',
      cells: [
        { scenario: 'easy', regret: at(0.01) },
        { scenario: 'hard', regret: at(0.3) },
      ],
    },
    {
      contender: 'safe',
      cells: [
        { scenario: 'easy', regret: at(0.1) },
        { scenario: 'hard', regret: at(0.12) },
      ],
    },
  ];
  const figure = regretFigure({ rows });

  it('sorts by the worst scenario and leaves the reference out', () => {
    expect(figure.scales.y.domain).toEqual(['safe', 'bold']);
    expect(figure.data.strategies!.scenario!.values).toEqual(['hard', 'hard']);
    expect(numbers(figure, 'strategies', 'worst')).toEqual([0.12, 0.3]);
    expect(figure.findings![1]!.text).toBe('bold risks most: 0.3 (0.28 to 0.32), in hard');
  });

  it('says when the first two are not told apart', () => {
    expect(figure.findings![0]!.text).not.toContain('overlaps');
    const close = regretFigure({ rows: table(['a', 'b']) }).findings![0]!.text;
    const equal = regretFigure({
      rows: ['a', 'b'].map((contender) => ({ ...rows[2]!, contender })),
    }).findings![0]!.text;
    expect(close).toContain('safest');
    expect(equal).toContain('its interval overlaps that of b');
  });

  it('names students where there are several, and who was not run everywhere', () => {
    const two = regretFigure({
      rows: [
        {
          contender: 'a',
          cells: ['irt', 'softmax'].map((student) => ({ scenario: 's', student, regret: at(0.1) })),
        },
        { contender: 'b', cells: [{ scenario: 's', student: 'irt', regret: at(0.2) }] },
      ],
    });
    expect(two.data.scenarios!.scenario!.values).toEqual(['s, irt', 's, softmax', 's, irt']);
    expect(two.caption).toContain('Not run in every scenario: b.');
  });

  it('law: every regret is a point, and the worst is the largest of its row', () => {
    const value = fc.double({ min: -1, max: 10, noNaN: true }).map((x) => x + 0); // JSON has one zero
    fc.assert(
      fc.property(
        fc.array(fc.array(value, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 }),
        (grid) => {
          const made = regretFigure({
            rows: grid.map((own, i) => ({
              contender: `c${i}`,
              cells: own.map((x, j) => ({ scenario: `s${j}`, regret: at(x) })),
            })),
          });
          expect(numbers(made, 'scenarios', 'regret')).toEqual(grid.flat());
          expect(numbers(made, 'strategies', 'worst')).toEqual(
            grid.map((own) => Math.max(...own)).sort((a, b) => a - b),
          );
        },
      ),
      { numRuns: 50 },
    );
  });

  it('counts rows without a regret and refuses what cannot be drawn', () => {
    const lost = { contender: 'c', cells: [{ scenario: 'easy', regret: { value: NaN } }] };
    expect(regretFigure({ rows: [...rows, lost] }).caption).toContain(
      'Rows without a regret, not shown: 1.',
    );
    for (const [bad, text] of [
      [[], 'rows 1 to 40 contenders with a regret, got 0'],
      [[lost], 'rows 1 to 40 contenders'],
      [table(ids(41)), 'rows 1 to 40 contenders with a regret, got 41'],
      [[rows[1]!, rows[1]!], 'rows with each contender once per scenario'],
      [
        [{ contender: 'a', cells: [{ scenario: 's', regret: { value: Infinity } }] }],
        'rows[0].cells[0].regret a finite number',
      ],
    ] as const)
      expect(() => regretFigure({ rows: bad })).toThrow(`regretFigure: expected ${text}`);
  });
});

describe('weightsFigure', () => {
  it('agrees with SciPy on rank correlations with ties', () => {
    const { text, numbers: found } = weightsFigure({ ids: ids(60), ...golden }).findings![1]!;
    const sorted = Object.entries(golden.rho).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    sorted.forEach(([name, rho], i) => {
      expect(found[`correlation${i + 1}`]).toBeCloseTo(rho, 12);
      expect(text).toContain(`for ${name}`);
    });
  });

  it('sorts tasks by their share, and the components with them', () => {
    const figure = weightsFigure({
      ...{ ids: ['a', 'b', 'c'], p: Float64Array.of(0.2, 0.5, 0.3) },
      components: { score: [1, 9, 4], gate: [1, 1, 1] },
    });
    expect(figure.data.weights!.task!.values).toEqual(['b', 'c', 'a', 'b', 'c', 'a']);
    expect(numbers(figure, 'weights', 'value')).toEqual([0.5, 0.3, 0.2, 9, 4, 1]);
    expect(figure.caption).toContain('The same for all tasks: gate.');
    expect(figure.findings![0]!.numbers).toEqual({
      ...{ top: 1, tasks: 3, share: 0.5, effective: expect.closeTo(1 / 0.38, 12) },
    });
  });

  it('law: pooled bars keep the total share', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 700 }), (n) => {
        const figure = weightsFigure({ ids: ids(n), p: even(n), components: {} });
        const [from, to, value] = ['from', 'to', 'value'].map((field) =>
          numbers(figure, 'weights', field),
        );
        const total = value!.reduce((sum, v, i) => sum! + v! * (to![i]! - from![i]!), 0);
        expect(total).toBeCloseTo(1, 9);
        expect(value!.length).toBeLessThanOrEqual(120);
      }),
      { numRuns: 30 },
    );
  });

  it('refuses what is no set of weights', () => {
    const ok = { ids: ['a', 'b'], p: [0.5, 0.5], components: {} };
    for (const [bad, text] of [
      [{ ...ok, ids: [] }, 'ids at least one'],
      [{ ...ok, p: [1] }, 'p of length 2'],
      [{ ...ok, p: [0.5, 0.6] }, 'p summing to 1'],
      [{ ...ok, p: [1.5, -0.5] }, 'p[0] in [0, 1]'],
      [{ ...ok, p: [NaN, 1] }, 'p[0] in [0, 1]'],
      [{ ...ok, components: { score: [1] } }, 'score of length 2'],
      [{ ...ok, components: { score: [1, -Infinity] } }, 'score[1] a finite number'],
    ] as const)
      expect(() => weightsFigure(bad)).toThrow(`weightsFigure: expected ${text}`);
  });
});

describe('curriculumHeatFigure', () => {
  it('law: every pass rate is in one bin, and 0 and 1 are in the outermost', () => {
    const p = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(0, 1, NaN));
    const times = fc.array(fc.array(p, { minLength: 1, maxLength: 20 }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(times, (pools) => {
        const all = [[0, 1], ...pools];
        const figure = curriculumHeatFigure(
          all.map((passRates, i) => ({ rollouts: 10 * i, passRates })),
        );
        const tasks = numbers(figure, 'pool', 'tasks').reduce((a, b) => a! + b!, 0);
        expect(tasks).toBe(all.flat().filter((x) => !Number.isNaN(x)).length);
        const [low, high] = [numbers(figure, 'pool', 'low'), numbers(figure, 'pool', 'high')];
        for (let i = 0; i < low.length; i++) {
          const outer = low[i] === 0 || high[i] === 1;
          const width = Math.log(high[i]! / (1 - high[i]!)) - Math.log(low[i]! / (1 - low[i]!));
          if (!outer) expect(width).toBeCloseTo(0.5, 9);
        }
        const { warnings, panels } = resolveFigure(figure);
        expect(warnings).toEqual([]);
        expect(panels[0]!.series[0]!.x.length).toBe(low.length);
      }),
      { numRuns: 30 },
    );
  });

  it('puts a pass rate into the bin that holds it', () => {
    const rates = [0, 1e-12, 0.002, 0.1, 0.5, 0.7, 0.999, 1];
    for (const p of rates) {
      const figure = curriculumHeatFigure([{ rollouts: 0, passRates: [p] }]);
      expect(numbers(figure, 'pool', 'low')[0]!).toBeLessThanOrEqual(p);
      expect(numbers(figure, 'pool', 'high')[0]!).toBeGreaterThanOrEqual(p);
    }
  });

  it('counts the zone, and who stands at 0 and 1', () => {
    const { findings } = curriculumHeatFigure([
      { rollouts: 9, passRates: [0, 1, 1, goldilocksZone.from, 0.5] },
      { rollouts: 0, passRates: [0, 0.05, 0.95, NaN] },
    ]);
    expect(findings!.map(({ text }) => text)).toEqual([
      'Tasks in the Goldilocks zone: 0 % after 0 rollouts, 40 % after 9',
      'Too hard, below it: 67 % after 0 rollouts, 20 % after 9',
      'Nearly solved, above it: 33 % after 0 rollouts, 40 % after 9',
      'After 9 rollouts 1 of 5 tasks stand at 0 and 2 at 1',
    ]);
  });

  it('draws the median, of an even and of an odd number of tasks', () => {
    const figure = curriculumHeatFigure([
      { rollouts: 0, passRates: [0.1, 0.4, NaN, 0.9] },
      { rollouts: 1, passRates: [0.1, 0.4, 0.6, 0.9] },
    ]);
    expect(numbers(figure, 'median', 'median')).toEqual([0.4, 0.5]);
  });

  it('counts what it leaves out, and refuses what cannot be drawn', () => {
    const { caption } = curriculumHeatFigure([
      { rollouts: 0, passRates: [0.5, NaN] },
      { rollouts: 1, passRates: [NaN] },
    ]);
    expect(caption).toContain('Pass rates missing, not counted: 2.');
    expect(caption).toContain('Snapshots without a pass rate, not shown: 1.');
    for (const [bad, text] of [
      [[], 'snapshots with a pass rate'],
      [[{ rollouts: 0, passRates: [NaN] }], 'snapshots with a pass rate'],
      [[{ rollouts: 0, passRates: [1.1] }], 'snapshots.passRates in [0, 1]'],
      [[{ rollouts: NaN, passRates: [1] }], 'snapshots.rollouts a finite number'],
      [
        [0, 0].map((rollouts) => ({ rollouts, passRates: [1] })),
        'snapshots.rollouts of different numbers',
      ],
    ] as const)
      expect(() => curriculumHeatFigure(bad)).toThrow(`curriculumHeatFigure: expected ${text}`);
  });
});

describe('ratingsFigure', () => {
  it('law: circles are those of Kendall and Babington Smith, C(n, 3) − Σ C(sᵢ, 2)', () => {
    const tournament = fc
      .integer({ min: 3, max: 9 })
      .chain((n) =>
        fc.tuple(fc.constant(n), fc.array(fc.boolean(), { minLength: 36, maxLength: 36 })),
      );
    fc.assert(
      fc.property(tournament, ([n, coins]) => {
        const wins = new Float64Array(n * n);
        const score = new Float64Array(n);
        let coin = 0;
        for (let i = 0; i < n; i++)
          for (let j = 0; j < i; j++) {
            const first = coins[coin++]!;
            wins[first ? i * n + j : j * n + i] = 3;
            score[first ? i : j]!++;
          }
        const choose = (k: number, of: number) =>
          of === 2 ? (k * (k - 1)) / 2 : (k * (k - 1) * (k - 2)) / 6;
        const expected = choose(n, 3) - score.reduce((sum, s) => sum + choose(s, 2), 0);
        const { numbers: found } = ratingsFigure({ players: ids(n), wins }).findings![1]!;
        expect(found).toEqual({ circles: expected, triples: choose(n, 3) });
      }),
    );
  });

  it('draws shares won, strongest first, and leaves pairs that never met empty', () => {
    const figure = ratingsFigure({
      players: ['weak', 'strong', 'other'],
      wins: [0, 1, 0, 3, 0, 0, 0, 0, 0],
    });
    expect(figure.scales.y.domain).toEqual(['strong', 'weak', 'other']);
    expect(numbers(figure, 'games', 'rate')).toEqual([0.75, 0.25]);
    expect(figure.caption).toContain('Pairs that never met, left empty: 2.');
  });

  it('sorts frozen players, and names those without a finite rating', () => {
    const figure = ratingsFigure({
      players: ['a', 'b', 'won all', 'apart'],
      ratings: [at(1500, 40), at(1560, 40), { value: Infinity }, { value: NaN }],
    });
    expect(figure.scales.y.domain).toEqual(['b', 'a']);
    expect(figure.findings![0]!.text).toBe(
      'Strongest of 2 is b with 1560 (1520 to 1600); its interval overlaps that of a',
    );
    expect(figure.caption).toContain('because the games do not tell: won all and apart.');
    expect(() => ratingsFigure({ players: ['a'], ratings: [] })).toThrow(
      'ratingsFigure: expected ratings of length 1, got 0',
    );
  });

  it('says who rose most', () => {
    const { findings } = ratingsFigure({
      curves: [
        { player: 'a', step, rating: [1000, NaN, 1100] },
        { player: 'b', step, rating: [900, 1000, 1050] },
      ],
    });
    expect(findings!.map(({ text }) => text)).toEqual([
      'Last ratings: a 1100 and b 1050',
      'b rose most, from 900 at step 0 to 1050 at step 200',
    ]);
  });

  it('refuses what is no tournament', () => {
    for (const [bad, text] of [
      [{ players: ['a'], wins: [0] }, 'players 2 to 40 different names'],
      [{ players: ['a', 'a'], wins: [0, 1, 1, 0] }, 'players 2 to 40 different names'],
      [{ players: ['a', 'b'], wins: [0, 1] }, 'wins of length 4'],
      [{ players: ['a', 'b'], wins: [0, -1, 1, 0] }, 'wins[1] a count ≥ 0'],
      [{ players: ['a', 'b'], wins: [0, NaN, 1, 0] }, 'wins[1] a count ≥ 0'],
      [{ players: ['a', 'b'], wins: [0, 0, 0, 0] }, 'wins with a pair that met'],
      [{ curves: [] }, 'curves 1 to 12'],
    ] as const)
      expect(() => ratingsFigure(bad)).toThrow(`ratingsFigure: expected ${text}`);
  });
});
