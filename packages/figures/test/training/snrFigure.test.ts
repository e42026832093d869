import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snrFigure } from '../../src/index.ts';
import golden from '../golden/noise.json' with { type: 'json' };
import { describeSound, numbers } from '../support/soundFigures.ts';

describeSound({
  snr: snrFigure(),
  'snr with prompts': snrFigure({ passRates: [0, 0.1, 0.1, 0.5, 1, NaN] }),
  'snr of one accepted answer': snrFigure({
    squaredGap: 2,
    successVariance: 0,
    failureVariance: 0.3,
  }),
  'snr without any scatter': snrFigure({ successVariance: 0, failureVariance: 0, groupSize: 2 }),
  'snr of one estimator': snrFigure({ estimators: ['rloo'], groupSize: 64 }),
  'snr of estimators with settings': snrFigure({
    estimators: [
      { estimator: 'baseline', baseline: 0.3 },
      { estimator: 'pkpo', k: 4 },
      { estimator: 'grpo', ddof: 1 },
      { estimator: 'reinforcePlusPlus', batchMean: 0.4, batchDeviation: 0.5 },
    ],
  }),
});

describe('snrFigure', () => {
  it('agrees with an enumeration of all outcomes of a group', () => {
    for (const { tau, rows } of golden.ratios) {
      const [successVariance, failureVariance] = tau as [number, number];
      const figure = snrFigure({ successVariance, failureVariance });
      const grid = numbers(figure, 'curves', 'pass_rate');
      for (const [i, p] of golden.rates.entries())
        for (const [j, expected] of rows[i]!.entries()) {
          const drawn = numbers(figure, 'curves', `snr${j + 1}`)[grid.indexOf(p)]!;
          expect(Math.abs(drawn / expected - 1)).toBeLessThan(1e-9);
          expect(figure.findings![i]!.numbers[`snr${j + 1}`]).toBe(drawn);
        }
    }
  });

  it('law: RLOO and Dr.GRPO are one curve, no curve rises with the scatter, best is best', () => {
    const scatter = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 32 }), scatter, scatter, (groupSize, low, more) => {
        const [calm, wild] = [low, low + more].map((successVariance) =>
          snrFigure({ estimators: ['rloo', 'drgrpo'], groupSize, successVariance }),
        ) as [ReturnType<typeof snrFigure>, ReturnType<typeof snrFigure>];
        const rloo = numbers(calm, 'curves', 'snr1');
        for (const [i, x] of numbers(calm, 'curves', 'snr2').entries())
          expect(Math.abs(rloo[i]! / x! - 1)).toBeLessThan(1e-9);
        for (const [i, x] of numbers(wild, 'curves', 'snr1').entries())
          expect(x!).toBeLessThanOrEqual(rloo[i]! * (1 + 1e-9));
      }),
      { numRuns: 20 },
    );
  });

  it('names the best, with those within 5 %', () => {
    const texts = snrFigure().findings!.map((finding) => finding.text);
    expect(texts[0]).toMatch(/best, within 5 %: REINFORCE, no baseline$/);
    expect(texts[2]).toMatch(
      /best, within 5 %: RLOO = mean baseline = Dr.GRPO, GRPO and MaxRL with baseline$/,
    );
    expect(snrFigure({ estimators: ['rloo', 'drgrpo'] }).findings![0]!.text).toMatch(
      /all within 5 % of the best$/,
    );
  });

  it('states its regime', () => {
    expect(snrFigure({ squaredGap: 2, successVariance: 0 }).caption).toContain(
      '|δ|² = 2 between right and wrong answers and a scatter of τ₁ = 0 and τ₀ = 1',
    );
  });

  it('leaves a gap where there is no noise, without bridging it', () => {
    // two rollouts of one yes-or-no answer: RLOO's gradient of a live group is always the same
    const figure = snrFigure({
      estimators: [{ estimator: 'baseline', baseline: 0.5 }],
      squaredGap: 2,
      successVariance: 0,
      failureVariance: 0,
    });
    const grid = numbers(figure, 'curves', 'pass_rate');
    const drawn = numbers(figure, 'curves', 'snr1');
    expect(drawn[grid.indexOf(0.5)]).toBeNull(); // b = 1 − p is optimal there, with no noise at all
    expect(drawn.filter((x) => x === null)).toHaveLength(1);
    expect(figure.findings![1]!.text).toContain('∞');
  });

  it('counts prompts at 0 and 1 as without signal, and missing ones apart', () => {
    const figure = snrFigure({ estimators: ['rloo'], passRates: [0, 1, 0.5, NaN] });
    const [, half] = snrFigure({ estimators: ['rloo'] }).findings!;
    expect(figure.findings![3]!.numbers).toEqual({ prompts: 3, mean1: half!.numbers.snr1! / 3 });
    expect(resolveFigure(figure).edges).toMatchObject({ left: 1, right: 1 });
    expect(figure.caption).toContain('Prompts without a pass rate, not shown: 1.');
    expect(snrFigure({ passRates: [NaN] }).data.prompts).toBeUndefined();
  });

  it.each([
    [{ estimators: [] }, 'estimators 1 to 4'],
    [{ estimators: ['rloo', 'rloo'] as const }, 'estimators 1 to 4'],
    [
      { estimators: ['rloo', 'drgrpo', 'grpo', 'maxrl', 'reinforce'] as const },
      'estimators 1 to 4',
    ],
    [{ groupSize: 1 }, 'groupSize an integer ≥ 2'],
    [{ groupSize: NaN }, 'groupSize an integer ≥ 2'],
    [{ squaredGap: 0 }, 'squaredGap > 0'],
    [{ squaredGap: Infinity }, 'squaredGap > 0'],
    [{ successVariance: -1 }, 'successVariance ≥ 0'],
    [{ failureVariance: NaN }, 'failureVariance ≥ 0'],
    [{ passRates: [1.2] }, 'passRates in [0, 1]'],
  ])('refuses %j', (data, text) => {
    expect(() => snrFigure(data)).toThrow(`snrFigure: expected ${text}`);
  });

  it('refuses estimators that variance does not know, or without their settings', () => {
    expect(() => snrFigure({ estimators: ['ppo' as 'rloo'] })).toThrow(
      "snrFigure: expected estimator 'reinforce'",
    );
    expect(() => snrFigure({ estimators: ['pkpo'] })).toThrow('k an integer');
  });
});
