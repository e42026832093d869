import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curriculumHeatFigure, goldilocksZone } from '../../src/index.ts';
import { numbers } from '../support/soundFigures.ts';

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
      'Seldom solved, below it: 67 % after 0 rollouts, 20 % after 9',
      'Mostly solved, above it: 33 % after 0 rollouts, 40 % after 9',
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
