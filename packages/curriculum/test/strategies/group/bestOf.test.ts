import { describe, expect, it } from 'vitest';
import { bestOf, curriculum } from '../../../src/index.ts';
import { passRateOfBest } from '../../../src/rule/attempts/passRateOfBest.ts';
import { bestOfAttempts } from '../../../src/rules.ts';
import { ask, bare, estimateOf } from '../../support/groups.ts';
import { answer, rewardsOf, step } from '../../support/trainer.ts';

describe('bestOf', () => {
  it('asks for as many attempts as make half of the units succeed', () => {
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 40; version++) {
      const [draw] = run.ask(ask(version));
      expect(draw!.attempts).toBe(bestOfAttempts(estimateOf(run)));
      answer(run, version, [draw!], () => 0);
    }
    expect(run.ask(ask(40))[0]!.attempts).toBe(64); // and never more
  });

  it('spends a budget in generations: fewer units where each takes more attempts', () => {
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    answer(run, 0, run.ask(ask(0)), () => 0);
    const [draw] = run.ask({ ...ask(1), rolloutBudget: 60 });
    expect(draw!.attempts).toBe(7);
    expect(draw!.rollouts).toBe(8); // 56 of 60
  });

  it('finds the pass rate of one attempt from units that were the best of many', () => {
    const p = 0.03;
    const run = curriculum(bestOf({ groupSize: 400 }), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 30; version++)
      step(run, version, {
        groups: 1,
        right: ({ attempts = 1 }) => Math.round(400 * passRateOfBest(p, attempts)),
      });
    expect(estimateOf(run)).toBeGreaterThan(0.028);
    expect(estimateOf(run)).toBeLessThan(0.032);
    expect(run.ask(ask(30))[0]!.attempts).toBeGreaterThanOrEqual(21);
    expect(run.ask(ask(31))[0]!.attempts).toBeLessThanOrEqual(25); // ln ½ / ln 0.97 = 22.8
  });

  it('keeps groups alive that one attempt would leave all wrong', () => {
    const p = 0.02;
    const dead = (attempts: number) => {
      const unit = passRateOfBest(p, attempts);
      return unit ** 8 + (1 - unit) ** 8;
    };
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 40; version++)
      step(run, version, {
        groups: 1,
        right: ({ attempts = 1 }) => Math.round(8 * passRateOfBest(p, attempts)),
      });
    const { attempts = 1 } = run.ask(ask(40))[0]!;
    expect(dead(1)).toBeGreaterThan(0.85);
    expect(dead(attempts)).toBeLessThan(0.1);
    expect(rewardsOf(3, 2)).toEqual([1, 1, 0]);
  });
});
