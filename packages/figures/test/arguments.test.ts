import { DomainError, type Figure } from '@bits-per-sample/core';
import { validateFigure } from '@bits-per-sample/plot';
import { describe, expect, it } from 'vitest';
import * as figures from '../src/index.ts';

const at = (value: number) => ({ value, lower: value / 2, upper: 2 * value, level: 0.95 });
const estimate = (value: number) => ({ ...at(value), n: 9, unit: 'samples', method: 'jackknife' });
const curve = { contender: 'a', mean: [0.1, 0.5] };

/** Arguments that give a figure, with every column and every nested field a caller may get wrong. */
const sound = {
  bitsLedgerFigure: { stages: [at(0.8), at(0.3)].map((bits, i) => ({ stage: `s${i}`, bits })) },
  bitsLinearFigure: { passRates: [0.5] },
  bitsLogFigure: { passRates: [0.5] },
  bitsPerFlopFigure: [{ name: 'a', flops: 1e15, bits: 0.2 }],
  bitsRatioFigure: { answers: [10] },
  rewardDensityFigure: { passRate: 0.2, every: 100, episodes: { tokens: [9], bits: [0.1] } },
  verifierNoiseFigure: { passRate: 0.1, rates: [0, 0.1] },
  calibrationFigure: { predicted: [0.5], successes: [1], attempts: [2], bins: 1 },
  degeneracyFigure: { groupSizes: [4, 8], passRates: [0.5] },
  goldilocksFigure: { successes: [1, 0], attempts: [2, 2] },
  groupSizeFigure: {
    ...{ successes: [1, 0, 2], attempts: [2, 2, 4], prompts: ['a', 'a', 'b'] },
    ...{ candidates: [2, 8], keep: 0.8, variance: { betweenVariance: 1, withinVariance: 2 } },
  },
  jaggednessFigure: { categories: [{ name: 'a', mean: at(0.3) }], spread: at(0.2) },
  passAtKFigure: { ks: [1, 2], base: [at(0.1), at(0.3)], trained: [at(0.2), at(0.4)] },
  sampleNeedFigure: { successes: [1], halfWidths: [0.1], confidence: 0.9, rollouts: 8 },
  claimFigure: {
    ...{ id: 'a', claim: 'c', verdict: 'v' },
    picture: { x: 'x', y: 'y', series: [{ name: 's', x: [1, 2], y: [1, 2] }], xScale: 'log' },
  },
  curriculumHeatFigure: [{ rollouts: 8, passRates: [0.5] }],
  entropyBudgetFigure: { step: [1, 2], entropy: [0.6, 0.2], floor: 0.1 },
  forecastFigure: {
    seen: { rollouts: [5], passRate: [0.2], lower: [0.1], upper: [0.3] },
    ahead: { rollouts: [8, 32], passRate: [0.3, 0.4], lower: [0.2, 0.3], upper: [0.4, 0.6] },
    ...{ targets: [0.5], quantity: 'training reward', level: 0.8 },
  },
  costToTargetFigure: {
    ...{ target: [0.5, 0.6], cost: [20, 90], lower: [10, 40], upper: [40, NaN], furthest: 200 },
    ...{ unit: 'FLOPs', unlikely: 0.7, level: 0.8 },
  },
  oneAxisFigure: {
    signals: [
      { name: 'a', kind: 'at most', bits: at(0.3), tokens: 9, flops: 1e12, dollars: 0.1 },
      { name: 'b', kind: 'absorbed', bits: at(3) },
    ],
  },
  gnsFigure: { step: [1, 2], estimates: [estimate(20), estimate(30)], batch: 64 },
  learningCurvesFigure: { curves: [{ ...curve, rollouts: [0, 9] }], target: 0.4 },
  learningCurvesFlopsFigure: { curves: [{ ...curve, flops: [1, 9] }] },
  ratingsFigure: { players: ['a', 'b'], ratings: [at(1500), at(1600)] },
  regretFigure: { rows: [{ contender: 'a', cells: [{ scenario: 's', regret: at(0.1) }] }] },
  runOverTimeFigure: {
    ...{ headline: 'live groups', step: [1, 2], value: [0.5, 0.1], lower: [0.4, 0], upper: [1, 1] },
    ...{ interval: { level: 0.9, method: 'm' }, format: 'percent', window: { from: 2, to: 2 } },
    onsets: [{ label: 'Alarm', step: 2, low: 1, high: 2, severity: 'ask' }],
  },
  snrFigure: { estimators: ['rloo'], groupSize: 8, squaredGap: 0.01, passRates: [0.5] },
  wastedRolloutsFigure: { step: [1], solved: [0], failed: [8], mixed: [8] },
  weightsFigure: { ids: ['a', 'b'], p: [0.5, 0.5], components: { score: [1, 2] } },
} as const;

type Builder = (...data: unknown[]) => Figure;
const builders = figures as unknown as Readonly<Record<string, Builder>>;

/** The value with one part replaced, for every part at any depth. */
function* replaced(value: unknown, wrong: unknown): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const copy = Array.isArray(value) ? [...value] : { ...value };
    const slots = copy as Record<string, unknown>;
    slots[key] = wrong;
    yield copy;
    for (const inner of replaced((value as Record<string, unknown>)[key], wrong)) {
      const outer = Array.isArray(value) ? [...value] : { ...value };
      (outer as Record<string, unknown>)[key] = inner;
      yield outer;
    }
  }
}

it('every builder is tried', () => {
  const names = Object.keys(figures).filter((name) => name.endsWith('Figure'));
  expect(names.sort()).toEqual(Object.keys(sound).sort());
});

describe.each(Object.entries(sound))('%s', (name, data) => {
  const build = builders[name]!;
  /** A sound figure, or an error in the builder's name. */
  const attempt = (...given: unknown[]) => {
    let figure: Figure;
    try {
      figure = build(...given);
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError);
      expect((error as DomainError).fn).toBe(name);
      return 'refused';
    }
    expect(validateFigure(figure)).toEqual([]);
    return 'drawn';
  };

  it('draws what is sound', () => {
    expect(attempt(data)).toBe('drawn');
  });

  it.each(['x', 7, null, true])('refuses %j', (wrong) => {
    expect(attempt(wrong)).toBe('refused');
  });

  it('refuses nothing and {}, where it needs data', () => {
    const free = ['bitsLinear', 'bitsLog', 'bitsRatio', 'degeneracy', 'sampleNeed', 'snr'];
    const isFree = [...free, 'rewardDensity', 'verifierNoise'].includes(name.replace('Figure', ''));
    expect(attempt()).toBe(isFree ? 'drawn' : 'refused');
    expect(attempt({})).toBe(isFree ? 'drawn' : 'refused');
  });

  it.each([
    ['undefined', undefined],
    ['x', 'x'],
    ['{}', {}],
    ['NaN', NaN],
    ['1e300', 1e300],
  ])('with a part that is %s, a sound figure or an error in its own name', (_, wrong) => {
    for (const broken of replaced(data, wrong)) attempt(broken);
  });
});
