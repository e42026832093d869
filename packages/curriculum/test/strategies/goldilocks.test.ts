import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  type ComposedState,
  curriculum,
  goldilocks,
  type Strategy,
  thompsonVariance,
} from '../../src/index.ts';

describe('goldilocks', () => {
  /** Rolls out tasks whose pass rates are given, untrained or rising, and counts the draws. */
  function play(
    rate: (task: string, draws: number) => number,
    seed: number,
    strategy: Strategy<ComposedState> = goldilocks(),
  ) {
    const names = Array.from({ length: 40 }, (_, i) => `t${String(i).padStart(2, '0')}`);
    const run = curriculum(strategy, { tasks: names.map((id) => ({ id })), seed });
    const rng = createRng(seed);
    const draws = new Map<string, number>();
    const late = new Map<string, number>();
    for (let step = 0; step < 300; step++) {
      const asked = run.ask({ groups: 8, step, policyVersion: step });
      run.observe(
        asked.map(({ ticket, task, rollouts }) => {
          const p = rate(task, draws.get(task) ?? 0);
          draws.set(task, (draws.get(task) ?? 0) + 1);
          if (step >= 150) late.set(task, (late.get(task) ?? 0) + 1);
          const rewards = Array.from({ length: rollouts }, () => Number(rng.next() < p));
          return { ticket, policyVersion: step, rewards };
        }),
      );
    }
    return { draws, late };
  }

  it('leaves noisy tasks alone once it has seen that they do not move', () => {
    // t00 … t07 answer at random for ever; the others rise from 0.15 to 0.95 in 40 draws
    const broken = (task: string) => task < 't08';
    const noisyShare = (strategy: Strategy<ComposedState>) => {
      const rate = (task: string, k: number) =>
        broken(task) ? 0.5 : Math.min(0.95, 0.15 + k / 50);
      const { late } = play(rate, 5, strategy);
      let [noisy, all] = [0, 0];
      for (const [task, count] of late) {
        all += count;
        if (broken(task)) noisy += count;
      }
      return noisy / all;
    };
    expect(noisyShare(goldilocks())).toBeLessThan(0.5 * noisyShare(thompsonVariance()));
  });

  it('still looks at a task that was mastered, and finds out when it is forgotten', () => {
    let forgotten = false;
    const { late } = play((task, k) => {
      forgotten ||= k > 120;
      return task === 't39' && forgotten ? 0.5 : Math.min(1, 0.25 + k / 100);
    }, 6);
    expect(late.get('t39') ?? 0).toBeGreaterThan(0);
  });
});
