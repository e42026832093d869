import { resolveFigure } from '@bits-per-sample/plot';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrationFigure } from '../../src/index.ts';
import { near, task } from '../support/budgets.ts';
import { numbers } from '../support/soundFigures.ts';

describe('calibrationFigure', () => {
  it('agrees with NumPy and SciPy on groups, intervals and gap', () => {
    const figure = calibrationFigure(task);
    const fields = ['predicted', 'observed', 'lower', 'upper', 'attempts', 'tasks'];
    const found = fields.map((field) => numbers(figure, 'groups', field));
    task.groups.forEach((row, g) => {
      row.forEach((expected, f) => {
        near(found[f]![g]!, expected!, 1e-9);
      });
    });
    const [mean, gap] = figure.findings!.map(({ numbers: n }) => n);
    near(mean!.expected!, task.mean[0]!);
    near(mean!.observed!, task.mean[1]!);
    near(gap!.gap!, task.gap);
  });

  it('draws 0 and 1 at the ends and counts them', () => {
    const figure = calibrationFigure({ predicted: [0, 0.5, 1], successes: [0, 1, 1], bins: 3 });
    expect(resolveFigure(figure).edges).toEqual({ left: 1, right: 1, bottom: 0, top: 1 }); // each point once;
  });

  it('law: every task is in one group, equal predictions in the same', () => {
    const row = fc.tuple(fc.constantFrom(0, 0.1, 0.3, 0.5, 0.9, 1), fc.integer({ min: 0, max: 4 }));
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 12 }),
        (rows, bins) => {
          const figure = calibrationFigure({
            predicted: rows.map(([p]) => p),
            successes: rows.map(([, k]) => k),
            bins,
            attempts: rows.map(() => 4),
          });
          const tasks = numbers(figure, 'groups', 'tasks');
          expect(tasks.reduce((a, b) => a! + b!, 0)).toBe(rows.length);
          expect(tasks.length).toBeLessThanOrEqual(
            Math.min(bins, new Set(rows.map(([p]) => p)).size),
          );
          const at = numbers(figure, 'groups', 'predicted');
          expect(at).toEqual([...at].sort((a, b) => a! - b!));
        },
      ),
    );
  });

  it('counts tasks without a number, and refuses what are no counts', () => {
    const { caption } = calibrationFigure({
      predicted: [NaN, 0.5, 0.5],
      successes: [1, 1, 0],
      attempts: [1, 1, 0],
    });
    expect(caption).toContain('Tasks without a prediction or attempts, not shown: 2.');
    for (const [bad, text] of [
      [{ predicted: [], successes: [] }, 'predicted with a task'],
      [{ predicted: [0.5], successes: [] }, 'successes of length 1'],
      [{ predicted: [0.5], successes: [1], attempts: [1, 2] }, 'attempts of length 1'],
      [{ predicted: [1.5], successes: [1] }, 'predicted[0] in [0, 1]'],
      [{ predicted: [0.5], successes: [2] }, 'successes[0] an integer in [0, 1]'],
      [{ predicted: [0.5], successes: [1], attempts: [1.5] }, 'attempts[0] an integer ≥ 0'],
      [{ predicted: [0.5], successes: [1], attempts: [-1] }, 'attempts[0] an integer ≥ 0'],
      [{ predicted: [0.5], successes: [1], bins: 0 }, 'bins an integer from 1 to 100'],
    ] as const)
      expect(() => calibrationFigure(bad)).toThrow(`calibrationFigure: expected ${text}`);
  });
});
