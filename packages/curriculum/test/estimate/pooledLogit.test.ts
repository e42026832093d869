import { describe, expect, it } from 'vitest';
import {
  composeStrategy,
  fixed,
  passVariance,
  pooledLogit,
  withReplacement,
} from '../../src/index.ts';

describe('pooledLogit fails softly', () => {
  /** Groups of tasks whose pass rates are p(i); the worst error of the prior afterwards. */
  const learn = (label: (i: number) => number, p: (i: number) => number) => {
    const estimate = pooledLogit();
    const strategy = composeStrategy({
      kind: 'soft',
      config: {},
      estimate,
      score: passVariance(),
      sample: withReplacement(),
      allocate: fixed(),
    });
    const tasks = Array.from({ length: 40 }, (_, i) => ({
      id: `t${String(i).padStart(2, '0')}`,
      difficulty: label(i),
    }));
    const state = strategy.init(tasks);
    for (let k = 0; k < 300; k++) {
      const i = (k * 7) % 20; // the other half is never drawn
      const right = Math.round(8 * p(i));
      const rewards = Array.from({ length: 8 }, (_, j) => (j < right ? 1 : 0));
      const draw = { task: tasks[i]!.id, rollouts: 8, probability: 1, components: {} };
      strategy.observe(state, [
        { draw, outcome: { ticket: '', policyVersion: 0, rewards }, lag: 0 },
      ]);
    }
    return Math.max(
      ...tasks.map((_, i) => (i < 20 ? 0 : Math.abs(estimate.mean(state.pool, i) - p(i)))),
    );
  };

  it('a good label tells the rates of tasks never drawn', () => {
    const p = (i: number) => 1 / (1 + Math.exp((i % 20) / 4 - 2.5));
    expect(learn((i) => i % 20, p)).toBeLessThan(0.08);
  });
  it('a useless label leaves the common mean', () => {
    const p = (i: number) => (i % 2 ? 0.25 : 0.75);
    expect(learn((i) => (i * 7919) % 13, p)).toBeLessThan(0.4);
  });
  it('labels that are all the same, or not there, do no harm', () => {
    expect(
      learn(
        () => 5,
        () => 0.25,
      ),
    ).toBeLessThan(0.05);
  });
});
