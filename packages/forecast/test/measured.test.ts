import { describe, expect, it } from 'vitest';
import { accelerationFactor, switchProbability, trendState } from '../src/index.ts';
import { type MeasuredCurve, measuredCurves } from './support/measuredCurves.ts';
import type { Score } from './support/scoreForecasts.ts';
import { evaluationsOf, scoreMeasured } from './support/scoreMeasured.ts';

const curve = (start: string) => measuredCurves.find(({ name }) => name.startsWith(start))!;

const share = (scores: readonly Score[], value: (score: Score) => number) =>
  scores.reduce((sum, score) => sum + value(score), 0) / scores.length;

/** First step at which the held-out pass rate is there. */
const stepOf = ({ evaluation }: MeasuredCurve, target: number) =>
  evaluation.findIndex((p) => p !== null && p >= target);

// Forecasts of a run depend on each other and there are few runs: 80 % is known to about 5 points here.
describe('forecasts of a real transformer', () => {
  it('held-out pass rates: 9 of 10 runs leave 1 %', () => {
    const scores = measuredCurves.flatMap((one, i) => scoreMeasured(one, i, 'evaluations'));
    expect(new Set(scores.map(({ run }) => run)).size).toBe(9);
    const cover = share(scores, ({ covered }) => Number(covered));
    expect(cover).toBeGreaterThan(0.7);
    expect(cover).toBeLessThan(0.9);
    expect(share(scores, (s) => s.error) / share(scores, (s) => s.persistence)).toBeLessThan(0.35);
  });
  it('training rewards of its unfiltered RL runs', () => {
    const scores = measuredCurves
      .filter(({ filtered, groupSize }) => !filtered && groupSize > 1)
      .flatMap((one, i) => scoreMeasured(one, i, 'rewards'));
    const cover = share(scores, ({ covered }) => Number(covered));
    expect(cover).toBeGreaterThan(0.65);
    expect(cover).toBeLessThan(0.9);
    expect(share(scores, (s) => s.error) / share(scores, (s) => s.persistence)).toBeLessThan(0.45);
  });
});

describe('two of its runs', () => {
  it.each([
    ['add4_p01_sl', 'add4_p01_rloo', 0.7],
    ['add4_p01_grpo', 'add4_p01_rloo', 0.7],
  ] as const)('%s against %s: the factor to %d, from 16 to 100 steps', (a, b, target) => {
    const [first, second] = [curve(a), curve(b)];
    const actual = stepOf(second, target) / stepOf(first, target);
    for (const steps of [16, 32, 64, 100]) {
      const { lower, upper } = accelerationFactor(
        trendState(evaluationsOf(first, steps)),
        trendState(evaluationsOf(second, steps)),
        { horizon: stepOf(first, target) / steps },
      );
      expect(lower < actual && actual < upper).toBe(true);
    }
  });
  it('examples stay where rollouts succeed once in a thousand', () => {
    const costs = { rollout: 1, example: 1 };
    const [rl, sft] = [curve('add4_p001_rloo'), curve('add4_p001_sl')];
    for (const steps of [50, 100, 200])
      expect(
        switchProbability(evaluationsOf(rl, steps), evaluationsOf(sft, steps), costs).verdict,
      ).toBe('stay');
    for (let steps = 16; steps <= 300; steps += 4)
      expect(
        switchProbability(evaluationsOf(rl, steps), evaluationsOf(sft, steps), costs).verdict,
      ).not.toBe('switch');
  });
});
