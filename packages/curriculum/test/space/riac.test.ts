import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { curriculum } from '../../src/index.ts';
import { riac } from '../../src/space.ts';
import { dimensions, rising, step } from '../support/space.ts';

describe('riac', () => {
  it('cuts where progress changes, counting the groups on both sides', () => {
    const cuts = Array.from({ length: 12 }, (_, seed) => {
      const strategy = riac({ dimensions: { x: [0, 1] }, groupSize: 1, most: 2 });
      const state = strategy.init([]);
      const rng = createRng(seed);
      for (let i = 0; i < 200; i++) {
        const x = rng.next();
        const passRate = x < 0.5 ? i / 200 : 0.3;
        strategy.observe(state, [
          {
            draw: { task: 'random', rollouts: 1, probability: 1, params: { x }, components: {} },
            outcome: { ticket: '', policyVersion: 0, rewards: [rng.next() < passRate ? 1 : 0] },
            lag: 0,
          },
        ]);
      }
      strategy.ask(state, { groups: 1, step: 0, policyVersion: 0 }, rng);
      return (state as { regions: { high: Float64Array }[] }).regions[0]!.high[0]!;
    });
    const near = cuts.filter((cut) => Math.abs(cut - 0.5) < 0.15).length;
    console.log(`riac: cuts at ${cuts.map((cut) => cut.toFixed(2)).join(' ')}`);
    expect(near).toBeGreaterThanOrEqual(9);
  });

  it('states the density of its places', () => {
    const strategy = riac({ dimensions, region: 16, most: 6, modes: [0.8, 0.2, 0] });
    const run = curriculum(strategy, { tasks: [], seed: 3 });
    for (let version = 0; version < 12; version++)
      step(run, version, rising(version), createRng(version));
    run.ask({ groups: 1, step: 12, policyVersion: 12 });
    // the mean of 1 / density is the volume of the space
    const drawn = run.ask({ groups: 10_000, step: 12, policyVersion: 12 });
    const volume = drawn.reduce((sum, { components }) => sum + 1 / components.density! / 10_000, 0);
    expect(volume).toBeCloseTo(1, 1);
    const high = drawn.filter(({ params }) => params!.x! < 0.25 && params!.y! < 0);
    const weighed = high.reduce((sum, { components }) => sum + 1 / components.density! / 10_000, 0);
    expect(Math.abs(weighed - 0.125)).toBeLessThan(0.02);
  });
});
