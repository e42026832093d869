import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { curriculum } from '../../src/index.ts';
import { latestOpponent, pfsp } from '../../src/self-play.ts';
import { agents, play, shares } from '../support/selfPlay.ts';

describe('pfsp', () => {
  it('finds the hard opponents and stays with them', () => {
    const run = curriculum(pfsp(), { tasks: agents(10), seed: 3 });
    const winRate = (agent: string) => (agent === 'v3' || agent === 'v8' ? 0.2 : 0.95);
    const late: string[] = [];
    for (let version = 0; version < 60; version++)
      for (const { task } of play(run, version, winRate)) if (version >= 30) late.push(task);
    const hard = late.filter((agent) => agent === 'v3' || agent === 'v8').length / late.length;
    console.log(`pfsp: share of the two hard opponents of ten: ${hard.toFixed(3)}`);
    expect(hard).toBeGreaterThan(0.7);
    const { ids, components } = run.weights();
    const estimate = components.winRate!;
    expect(estimate[ids.indexOf('v3')]).toBeCloseTo(0.2, 0);
    expect(estimate[ids.indexOf('v8')]).toBeLessThan(0.4);
  });

  it('`even` prefers opponents of its own strength', () => {
    const run = curriculum(pfsp({ weighting: 'even' }), { tasks: agents(3), seed: 3 });
    for (let version = 0; version < 40; version++)
      play(run, version, (agent) => ({ v0: 0.98, v1: 0.5, v2: 0.02 })[agent]!);
    expect(shares(run).v1).toBeGreaterThan(0.6);
  });

  it('meets an opponent it never met, and checks again one it beat long ago', () => {
    const run = curriculum(pfsp(), { tasks: agents(4), seed: 5 });
    for (let version = 0; version < 20; version++) play(run, version, () => 0.9);
    run.change({ add: [{ id: 'new' }] });
    const { ids, p, components } = run.weights();
    expect(p[ids.indexOf('new')]).toBe(Math.max(...p));
    expect(components.games![ids.indexOf('new')]).toBe(0);

    const beaten = curriculum(pfsp(), { tasks: agents(2), seed: 5 });
    play(beaten, 0, (agent) => (agent === 'v0' ? 1 : 0.3), createRng(1), 40);
    const before = shares(beaten).v0!;
    beaten.ask({ groups: 1, step: 1, policyVersion: 200 });
    expect(shares(beaten).v0).toBeGreaterThan(5 * before);
  });

  it('gives the newest snapshot its share besides', () => {
    const run = curriculum(pfsp({ latest: 0.35 }), { tasks: agents(10), seed: 1 });
    expect(shares(run).v9).toBeCloseTo(0.35 + 0.65 / 10, 12);
  });

  it('weighs late games of an older policy less', () => {
    const told = (policyVersion: number) => {
      const run = curriculum(pfsp({ decay: 0.5 }), { tasks: agents(1), seed: 1 });
      const [first] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
      run.ask({ groups: 1, step: 4, policyVersion: 4 });
      run.observe([{ ticket: first!.ticket, policyVersion, rewards: [1, 1, 1, 1] }]);
      return run.weights().components.games![0];
    };
    expect(told(4)).toBe(4);
    expect(told(2)).toBe(1);
  });
});

it('the newest of the first pool is the last by name, v10 after v9', () => {
  const run = curriculum(latestOpponent({ past: 0 }), { tasks: agents(11).reverse(), seed: 1 });
  expect(shares(run).v10).toBe(1);
});
