import { describe, expect, it } from 'vitest';
import { curriculum, restore, targetDifficulty } from '../../../src/index.ts';
import { ask, graded, range } from '../../support/labels.ts';
import { step } from '../../support/trainer.ts';

describe('targetDifficulty (AdaRFT)', () => {
  it('moves its target once per batch, as the formula says', () => {
    const run = curriculum(targetDifficulty(), { tasks: graded(range(101)), seed: 1 });
    let target = 0;
    for (let version = 0; version < 20; version++) {
      const { draws } = step(run, version, {
        groups: 5,
        right: ({ task }) => Math.max(0, 8 - Math.floor(Number(task.slice(-3)) / 6)),
      });
      const far = draws.map(({ task }) => Math.abs(Number(task.slice(-3)) - target));
      // no task left out is nearer than the farthest that was drawn
      const left = range(101).filter(
        (d) => !draws.some(({ task }) => Number(task.slice(-3)) === d),
      );
      const nearest = Math.min(...left.map((d) => Math.abs(d - target)));
      expect(Math.max(...far)).toBeLessThanOrEqual(nearest + 1e-9);
      const mean =
        draws.reduce(
          (sum, { task }) => sum + Math.max(0, 8 - Math.floor(Number(task.slice(-3)) / 6)) / 8,
          0,
        ) / 5;
      const moved = target + 10 * Math.tanh(2 * (mean - 0.5)); // a tenth of 0 … 100
      target = Math.max(0, Math.min(100, moved));
      run.ask({ ...ask(version + 1), purpose: 'evaluate' });
    }
    run.ask(ask(20)); // the last batch is taken in when the next version is asked for
    expect(run.metrics().target).toBeCloseTo(target, 9);
  });

  it('draws by chance among ties at the end of its range (the source: the same batch for ever)', () => {
    const run = curriculum(targetDifficulty(), {
      tasks: graded([...Array(50).fill(0), ...Array(50).fill(9)]),
      seed: 1,
    });
    const seen = new Set<string>();
    for (let version = 0; version < 40; version++) {
      const { draws } = step(run, version, { groups: 5, right: () => 0 }); // T stays at 0
      for (const { task, probability } of draws) {
        seen.add(task);
        expect(probability).toBeCloseTo(5 / 50, 12);
      }
    }
    expect(seen.size).toBeGreaterThan(45);
    expect([...seen].every((task) => Number(task.slice(-3)) < 50)).toBe(true);
  });

  it('keeps its target over a restart (the source has none to save)', () => {
    const run = curriculum(targetDifficulty(), { tasks: graded(range(30)), seed: 1 });
    for (let version = 0; version < 5; version++) step(run, version, { right: () => 8 });
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(again.metrics().target).toBe(run.metrics().target);
    expect(run.metrics().target).toBeGreaterThan(5);
  });

  it('is dragged down by impossible tasks as a global target, not as a prior per task', () => {
    // of each difficulty one task that works and one that never does; from 14 on half solved
    const tasks = graded(range(40).map((i) => Math.floor(i / 2)));
    const right = ({ task }: { task: string }) => {
      const i = Number(task.slice(-3));
      return i % 2 === 1 ? 0 : i / 2 < 14 ? 8 : 4;
    };
    const useful = (use: 'globalTarget' | 'perTaskPrior') => {
      const run = curriculum(targetDifficulty({ use }), { tasks, seed: 1 });
      const all = range(30).map((version) => step(run, version, { right }).draws);
      const late = all.slice(10).flat(); // before a progress gate may close: nobody learns here
      return late.filter((draw) => right(draw) === 4).length / late.length;
    };
    expect(useful('perTaskPrior')).toBeGreaterThan(0.4);
    expect(useful('globalTarget')).toBeLessThan(0.1); // its mean reward never passes ½
  });

  it('refuses tasks without a difficulty', () => {
    expect(() => curriculum(targetDifficulty(), { tasks: [{ id: 'a' }], seed: 1 })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});
