import { describe, expect, it } from 'vitest';
import { curriculum, levels } from '../../../src/index.ts';
import { range } from '../../support/labels.ts';
import { sharesOf, step, tasksOf } from '../../support/trainer.ts';

describe('levels (reasoning-gym)', () => {
  const tasks = tasksOf(range(6).map((i) => ({ stratum: String(8 + Math.floor(i / 2)) })));

  it('climbs by outcomes of its top level alone, and down again', () => {
    const run = curriculum(levels({ window: 32 }), { tasks, seed: 1 });
    const top = (right: number) => {
      for (let k = 0; k < 20; k++) {
        const before = run.metrics().level;
        step(run, k, { groups: 8, right: () => right });
        if (run.metrics().level !== before) return run.metrics().level;
      }
      return undefined;
    };
    expect(top(7)).toBe(1); // 7/8 > 0.7
    expect(top(5)).toBeUndefined(); // 5/8 is between
    expect(top(8)).toBe(2);
    expect(top(8)).toBeUndefined(); // there is no level above
    expect(top(1)).toBe(1);
    expect(top(0)).toBe(0);
    expect(top(0)).toBeUndefined();
  });

  it('reads levels as numbers: 8, 9, 10', () => {
    const run = curriculum(levels(), { tasks, seed: 1 });
    const shares = sharesOf(run);
    expect(shares['task-000']).toBeCloseTo(0.5, 12); // stratum 8
    expect(shares['task-004']).toBeLessThan(1e-200); // stratum 10
  });

  it('draws from all levels below, or from the last few', () => {
    const shares = (last: number | null) => {
      const run = curriculum(levels({ window: 8, last }), { tasks, seed: 1 });
      for (let version = 0; run.metrics().level! < 2; version++)
        step(run, version, { right: () => 8 });
      return Object.values(sharesOf(run)).map((x) => Math.round(x * 1e9) / 1e9);
    };
    expect(shares(null)).toEqual(Array(6).fill(Math.round(1e9 / 6) / 1e9));
    expect(shares(2)).toEqual([0, 0, 0.25, 0.25, 0.25, 0.25]);
  });

  it('remembers two numbers, however long it runs (the source: a list of all scores)', () => {
    const run = curriculum(levels(), { tasks, seed: 1 });
    const size = () => JSON.stringify(run.snapshot().state).length;
    for (let version = 0; version < 100; version++) step(run, version, { right: () => 4 });
    const before = size();
    for (let version = 100; version < 1100; version++) step(run, version, { right: () => 4 });
    expect(size()).toBeLessThan(1.5 * before + 2e5); // the facade's last verdicts, not scores
    expect(Object.keys(run.metrics()).length).toBeLessThan(30);
  });
});
