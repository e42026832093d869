import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learningCurvesFigure, learningCurvesFlopsFigure } from '../../src/index.ts';
import { curve, flops, four, long, rollouts, scenarios } from '../support/learningCurves.ts';
import { numbers } from '../support/soundFigures.ts';

describe('learningCurvesFigure', () => {
  it('says how good each is at the end, who came first to the target, and who never did', () => {
    const [end, target] = learningCurvesFigure({
      curves: [
        { contender: 'a', rollouts: [0, 10, 20], mean: [0.1, 0.6, 0.5] },
        { contender: 'b', rollouts: [0, 10, 20], mean: [0.1, 0.2, 0.7] },
        { contender: 'c', rollouts: [0, 10], mean: [0.1, 0.2] },
      ],
      target: 0.5,
    }).findings!;
    expect(end!.text).toBe(
      'At the end b has 0.7 (20 rollouts), a 0.5 (20 rollouts) and c 0.2 (10 rollouts)',
    );
    expect(end!.numbers).toEqual({
      score1: 0.7,
      score2: 0.5,
      score3: 0.2,
      spent1: 20,
      spent2: 20,
      spent3: 10,
    });
    expect(target!.text).toBe(
      'A mean pass rate of 0.5 is reached by a after 10 rollouts and b after 20 rollouts; not reached by c',
    );
  });

  it('says whether the bands of the first two overlap, and nothing without intervals', () => {
    const pair = (gap: number) =>
      learningCurvesFigure({ curves: [curve('a', 0.5), curve('b', 0.5 + gap)] }).findings![0]!.text;
    expect(pair(0.02)).toContain('the bands of the first two overlap');
    expect(pair(0.1)).toContain('the band of the first lies above that of the second');
    const bare = four.map(({ contender, mean }) => ({ contender, rollouts, mean }));
    expect(learningCurvesFigure({ curves: bare }).findings![0]!.text).not.toContain('band');
    expect(learningCurvesFigure({ curves: bare }).layers.some(({ mark }) => mark === 'band')).toBe(
      false,
    );
  });

  it('names lines where they end, without touching, where there are at most four', () => {
    const figure = learningCurvesFigure({
      curves: four.map((c) => ({ ...c, mean: four[0]!.mean })),
    });
    const labels = resolveFigure(figure).panels[0]!.series.filter(({ mark }) => mark === 'text');
    expect(labels).toHaveLength(4);
    const shifts = labels.map(({ shift }) => shift[1]).sort((a, b) => a - b);
    for (let i = 1; i < 4; i++) expect(shifts[i]! - shifts[i - 1]!).toBeGreaterThanOrEqual(14.9);
    expect(resolveFigure(figure).legend).toEqual([]);
    const five = learningCurvesFigure({ curves: [...four, curve('other', 0.4)] });
    expect(resolveFigure(five).legend).toHaveLength(5);
    expect(resolveFigure(learningCurvesFlopsFigure({ curves: flops(four) })).legend).toHaveLength(
      4,
    );
  });

  it('says what the bands are', () => {
    expect(learningCurvesFigure({ curves: four }).caption).toContain(
      'Bands: lowest and highest of the seeds.',
    );
    const figure = learningCurvesFigure({ curves: four, interval: { level: 0.9 } });
    expect(figure.caption).toContain('Bands: 90 % intervals (mean over seeds, bootstrap)');
    expect(figure.layers[0]!.meaning).toEqual({
      kind: 'interval',
      level: 0.9,
      of: 'mean over seeds',
      method: 'bootstrap',
    });
  });

  it('tells students apart where there are several', () => {
    const curves = ['softmax', 'irt'].map((student) =>
      curve('a', 0.5, { scenario: 'easy', student }),
    );
    expect(learningCurvesFigure({ curves }).facet!.domain).toEqual(['easy, softmax', 'easy, irt']);
    expect(learningCurvesFigure({ curves: curves.slice(1) }).facet).toBeUndefined();
  });

  it('gives each scenario a panel with the same axes', () => {
    const { panels } = resolveFigure(learningCurvesFigure({ curves: scenarios }));
    expect(panels.map(({ label }) => label)).toEqual(['easy', 'half impossible']);
    expect(panels[0]!.y.domain).toEqual(panels[1]!.y.domain);
  });

  it('finds the target among all evaluations, also those that are not drawn', () => {
    const mean = long.map((x) => (x >= 12_345 ? 0.6 : 0.1));
    const figure = learningCurvesFigure({
      curves: [{ contender: 'a', rollouts: long, mean }],
      target: 0.5,
    });
    expect(figure.findings![1]!.numbers).toEqual({ target: 0.5, spent1: 12_345 });
    expect(figure.data.curves!.rollouts!.values.length).toBeLessThanOrEqual(401);
    expect(figure.caption).toContain('1 of 250 rows is drawn, and the last');
  });

  it('law: every evaluation with a value is drawn or said to be thinned; order does not matter', () => {
    const value = fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constant(NaN));
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
        const mean = [0.5, ...values];
        const x = mean.map((_, i) => i);
        const figure = learningCurvesFigure({ curves: [{ contender: 'a', rollouts: x, mean }] });
        const turned = learningCurvesFigure({
          curves: [{ contender: 'a', rollouts: x.toReversed(), mean: mean.toReversed() }],
        });
        expect(turned).toEqual(figure);
        expect(numbers(figure, 'curves', 'mean_pass_rate')).toEqual(
          mean.map((v) => (Number.isNaN(v) ? null : v)),
        );
      }),
    );
  });

  it('shows an evaluation between two gaps as a point with its interval', () => {
    const figure = learningCurvesFigure({
      curves: [
        curve('a', 0.5, {
          mean: rollouts.map((_, i) => (i === 7 ? 0.3 : NaN)),
          lower: rollouts.map(() => 0.2),
          upper: rollouts.map(() => 0.4),
        }),
      ],
    });
    expect(numbers(figure, 'alone', 'rollouts')).toEqual([7000]);
    expect(numbers(figure, 'alone', 'upper')).toEqual([0.4]);
  });

  it('counts what it leaves out, and refuses what cannot be drawn', () => {
    const one = { contender: 'a', rollouts: [1, NaN], mean: [0.1, 0.2] };
    const lost = { contender: 'b', rollouts: [1], mean: [NaN] };
    const { caption } = learningCurvesFigure({ curves: [one, lost] });
    expect(caption).toContain('Rows without rollouts, not shown: 1.');
    expect(caption).toContain('Curves without a value, not shown: 1.');
    for (const [data, text] of [
      [{ curves: [] }, 'curves 1 to 12 different ones with values, got 0'],
      [{ curves: [lost] }, 'curves 1 to 12 different ones'],
      [{ curves: 'abcdefghijklm'.split('').map((s) => curve(s, 0.5)) }, 'curves 1 to 12 different'],
      [{ curves: [curve('a', 0.5), curve('a', 0.6)] }, 'curves of different names'],
      [{ curves: [{ ...one, mean: [1] }] }, 'curves[0].mean of length 2, got 1'],
      [{ curves: [{ ...one, mean: [1, Infinity] }] }, 'curves[0].mean[1] a finite number'],
      [{ curves: [{ ...one, lower: [1] }] }, 'curves[0].lower of length 2'],
      [{ curves: [one], target: NaN }, 'target a finite number'],
      [
        { curves: Array.from({ length: 13 }, (_, i) => ({ ...one, scenario: `${i}` })) },
        'curves in at most 12 panels',
      ],
    ] as const)
      expect(() => learningCurvesFigure(data)).toThrow(`learningCurvesFigure: expected ${text}`);
  });
});
