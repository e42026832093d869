import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { curriculum, hintBisect } from '../../../src/index.ts';
import { ask } from '../../support/hints.ts';
import { step, tasksOf } from '../../support/trainer.ts';

const solvable = (n: number, maxHint = 1) =>
  tasksOf(Array.from({ length: n }, () => ({ maxHint })));

const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('hintBisect', () => {
  /** Hints of a run on one task that is solved from a hint of `need` on; `need` by version. */
  const hintsOf = (need: (version: number) => number, versions: number) => {
    const run = curriculum(hintBisect(), { tasks: solvable(1), seed: 1 });
    return range(versions).map((version) => {
      const { draws } = step(run, version, {
        groups: 1,
        right: ({ hint = 0 }) => (hint >= need(version) ? 8 : 0),
      });
      return draws[0]!.hint!;
    });
  };

  it('halves the interval first, then hovers a step around what the task needs', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 0.85, noNaN: true }), (need) => {
        const hints = hintsOf(() => need, 12);
        expect(hints[0]).toBe(0.45);
        for (const hint of hints.slice(4)) expect(Math.abs(hint - need)).toBeLessThanOrEqual(0.2);
      }),
      { numRuns: 30 },
    );
  });

  it('goes down to no hint at all when the task is learned', () => {
    const hints = hintsOf(() => 0, 10);
    expect(hints.at(-1)).toBe(0);
  });

  it('goes back when the task is forgotten (AdaBack cannot)', () => {
    const hints = hintsOf((version) => (version < 10 ? 0 : 0.6), 30);
    expect(hints[9]).toBe(0);
    expect(Math.max(...hints.slice(10, 20))).toBeGreaterThanOrEqual(0.6);
    for (const hint of hints.slice(20)) expect(Math.abs(hint - 0.6)).toBeLessThanOrEqual(0.2);
  });

  it('gives no more than the maximum, nor than the task has', () => {
    expect(Math.max(...hintsOf(() => 2, 20))).toBe(0.9);
    const run = curriculum(hintBisect(), { tasks: solvable(1, 0.25), seed: 1 });
    for (let version = 0; version < 10; version++)
      expect(step(run, version, { groups: 1, right: () => 0 }).draws[0]!.hint).toBeLessThanOrEqual(
        0.25,
      );
    const none = curriculum(hintBisect(), { tasks: solvable(1, 0), seed: 1 });
    expect(step(none, 0, { groups: 1, right: () => 0 }).draws[0]!.hint).toBe(0);
  });

  it('starts a new task with the average interval of the others, an EMA of 0.8', () => {
    const run = curriculum(hintBisect(), { tasks: solvable(1), seed: 1 });
    let [lower, upper, low, high] = [0, 0.9, 0, 0.9];
    for (let version = 0; version < 8; version++) {
      const { draws } = step(run, version, { groups: 1, right: () => (version % 3 === 0 ? 8 : 0) });
      const hint = draws[0]!.hint!;
      if (version % 3 === 0) [lower, upper] = [Math.min(lower, hint - 0.2), hint];
      else [lower, upper] = [hint, Math.max(upper, hint + 0.2)];
      low = 0.8 * low + 0.2 * lower;
      high = 0.8 * high + 0.2 * upper;
    }
    run.change({ add: [{ id: 'new', maxHint: 1 }] });
    run.change({ remove: ['task-000'] });
    expect(run.ask(ask(8))[0]!.hint).toBeCloseTo((low + high) / 2, 12);
  });

  it('says how much help the pool still needs', () => {
    const run = curriculum(hintBisect(), { tasks: solvable(4), seed: 1 });
    expect(run.metrics()).toMatchObject({ 'hint.mean': 0.45, 'hint.free': 0 });
    for (let version = 0; version < 10; version++) step(run, version, { right: () => 8 });
    expect(run.metrics()).toMatchObject({ 'hint.mean': 0, 'hint.free': 1 });
  });
});
