import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { accelerationFactor, forecastTarget, trendState } from '../src/index.ts';
import { logistic } from '../src/logistic.ts';
import { logit } from '../src/logit.ts';
import { coverageRows } from './support/coverageRows.ts';
import { evidenceUpTo } from './support/scoreForecasts.ts';
import { simulatedRuns, WORLDS } from './support/simulatedRuns.ts';
import { simulateRun } from './support/simulateRun.ts';

describe('80 % intervals', () => {
  const [rewards, evaluated, exact, heldOut, trained] = coverageRows();

  it.each([
    ['rewards of simulated runs', rewards],
    ['evaluations of simulated runs, as noisy as the filter supposes', evaluated],
    ['held-out evaluations of a transformer', heldOut],
    ['its training rewards', trained],
  ])('of %s hold 75 to 85 of 100, within two standard errors over runs', (_, found) => {
    expect(found.cover).toBeGreaterThan(75 - 2 * found.standardError);
    expect(found.cover).toBeLessThan(85 + 2 * found.standardError);
    expect(found.error / found.persistence).toBeLessThan(0.5);
    expect(found.error / found.line).toBeLessThan(1.1);
  });

  it('of simulated evaluations hold more often than they say, and are narrow', () => {
    expect(exact.cover).toBeGreaterThan(75);
    expect(exact.width).toBeLessThan(0.05);
    expect(exact.error / exact.persistence).toBeLessThan(0.4);
    expect(exact.error / exact.line).toBeLessThan(0.6);
  });
});

describe('targets of simulated runs', () => {
  const runs = simulatedRuns();

  it('targets: likely ones have intervals that hold, and unlikely ones are rarely reached', () => {
    const reached = { likely: [] as number[], open: [] as number[], unlikely: [] as number[] };
    const held: number[] = [];
    for (const { passRate, attempts, ...run } of runs)
      for (const steps of [30, 40, 59]) {
        const trend = evidenceUpTo({ passRate, attempts, ...run }, steps, 'rewards');
        for (const lift of [0.4, 0.8, 1.2]) {
          const target = logistic(logit(trend.passRate) + lift);
          const { outlook, moreRollouts } = forecastTarget(trend, target);
          if (outlook === 'refused') continue;
          const at = passRate.findIndex((p, step) => step >= steps && p >= target);
          const within = at >= 0 && at <= 4 * steps;
          reached[outlook].push(Number(within));
          if (outlook !== 'likely') continue;
          const more = within ? (at - steps) * attempts[0]! : Infinity;
          // a step is the finest time at which a target can be seen
          held.push(
            Number(moreRollouts.lower <= more + attempts[0]! && more <= moreRollouts.upper),
          );
        }
      }
    const rate = (some: readonly number[]) => some.reduce((a, b) => a + b, 0) / some.length;
    console.log('targets', rate(held), held.length, rate(reached.unlikely), rate(reached.open));
    expect(rate(held)).toBeGreaterThan(0.75);
    expect(rate(held)).toBeLessThan(0.9);
    expect(rate(reached.unlikely)).toBeLessThan(0.2);
    expect(rate(reached.likely)).toBeGreaterThan(0.5);
  });
});

describe('two runs of the same prompts at two paces', () => {
  it('the factor holds what came, and is certain only when right', () => {
    const rng = createRng(20_261_130);
    const found = { refused: 0, held: 0, answered: 0, certain: 0, right: 0 };
    const PILOT = 48;
    for (let i = 0; i < 60; i++) {
      const seed = rng.fork(`pair ${i}`);
      const pace = Math.exp(-0.4 + 0.8 * seed.fork('pace').next());
      const world = WORLDS[i % WORLDS.length]!;
      const a = simulateRun(world, seed.fork('world'));
      const b = simulateRun(world, seed.fork('world'), pace);
      const target = Math.min(a.passRate[180]!, b.passRate[180]!);
      const first = a.passRate.findIndex((p) => p >= target);
      const actual = b.passRate.findIndex((p) => p >= target) / first;
      const [ours, theirs] = [a, b].map((run) => trendState(evidenceUpTo(run, PILOT, 'rewards')));
      const horizon = Math.max(1, first / PILOT);
      const { value, lower, upper } = accelerationFactor(ours!, theirs!, { horizon });
      if (Number.isNaN(value)) found.refused++;
      else {
        found.answered++;
        if (lower <= actual && actual <= upper) found.held++;
        if (lower > 1 || upper < 1) {
          found.certain++;
          if (value > 1 === actual > 1) found.right++;
        }
      }
    }
    console.log('pairs', found);
    expect(found.answered).toBeGreaterThan(15);
    expect(found.held / found.answered).toBeGreaterThan(0.75);
    expect(found.right / found.certain).toBeGreaterThan(0.8);
  });
});
