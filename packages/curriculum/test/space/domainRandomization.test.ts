import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { curriculum } from '../../src/index.ts';
import { domainRandomization } from '../../src/space.ts';
import { dimensions, type Params, step } from '../support/space.ts';

describe('domainRandomization', () => {
  // able within [0.2, 0.85] of x and everywhere in y
  const able =
    (low: number, high: number) =>
    ({ x }: Params) =>
      x! >= low && x! <= high ? 0.95 : 0.05;

  it('expands to the boundary of ability, and comes back when ability drops', () => {
    const run = curriculum(domainRandomization({ dimensions }), { tasks: [], seed: 5 });
    const rng = createRng(2);
    let version = 0;
    for (; version < 200; version++) step(run, version, able(0.2, 0.85), rng);
    const wide = run.metrics();
    for (; version < 400; version++) step(run, version, able(0.4, 0.6), rng);
    const narrow = run.metrics();
    console.log(`domainRandomization: ${JSON.stringify({ wide, narrow })}`);
    // within one step beyond the boundary
    expect(wide['x:low']).toBeGreaterThan(0.05);
    expect(wide['x:low']).toBeLessThanOrEqual(0.25);
    expect(wide['x:high']).toBeGreaterThanOrEqual(0.75);
    expect(wide['x:high']).toBeLessThan(0.98);
    expect(wide['y:low']).toBe(-5);
    expect(wide['y:high']).toBe(5);
    expect(narrow['x:low']).toBeGreaterThan(0.27);
    expect(narrow['x:high']).toBeLessThan(0.73);
  });

  it('never shrinks past where it started, and leaves out what was seen at an old boundary', () => {
    const strategy = domainRandomization({
      dimensions: { x: [0, 1] },
      start: { x: 0.3 },
      queue: 1,
    });
    const run = curriculum(strategy, { tasks: [], seed: 5 });
    const drawn = run.ask({ groups: 60, step: 0, policyVersion: 0 });
    const high = drawn.filter(({ task }) => task === 'x:high');
    const tell = (i: number, reward: number) =>
      run.observe([{ ticket: high[i]!.ticket, policyVersion: 0, rewards: [reward] }]);
    tell(0, 0);
    expect(run.metrics()['x:high']).toBeCloseTo(0.3, 12);
    tell(1, 1);
    expect(run.metrics()['x:high']).toBeCloseTo(0.4, 12);
    tell(2, 1);
    expect(run.metrics()['x:high']).toBeCloseTo(0.4, 12);
  });
});
