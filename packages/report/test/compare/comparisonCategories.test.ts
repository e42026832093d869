import { compareCapability, jointClasses } from '@bits-per-sample/capability';
import { describe, expect, it } from 'vitest';
import { byCategory } from '../../src/compare/comparisonCategories.ts';

const counts = (successes: readonly number[]) => ({
  successes: Float64Array.from(successes),
  attempts: new Float64Array(successes.length).fill(4),
});
const base = counts([0, 1, 2, 3, 1, 2, 0, 0]);
const trained = counts([1, 3, 4, 4, 1, 2, 1, 0]);
const categories = ['x', 'x', 'x', 'x', 'y', 'y', 'y', 'y'];
const options = { prompts: 'sample', level: 0.9, ks: [1, 2, 4] } as const;
const x = (side: { successes: Float64Array; attempts: Float64Array }) => ({
  successes: side.successes.slice(0, 4),
  attempts: side.attempts.slice(0, 4),
});

describe('two models by category', () => {
  it('widens the reach of each by the number of categories looked at', () => {
    const two = byCategory({ base, trained, categories, short: 0 }, null, options);
    expect(two.map(({ name, prompts }) => [name, prompts])).toEqual([
      ['x', 4],
      ['y', 4],
    ]);
    const alone = (level: number) =>
      compareCapability(x(base), x(trained), { prompts: 'sample', level, ks: [1, 2, 4] });
    // both bands hold with probability .9 when each does with √.9
    expect(two[0]!.reach!.difference).toEqual(alone(Math.sqrt(0.9)).difference[2]);
    expect(two[0]!.reach!.difference).not.toEqual(alone(0.9).difference[2]);
    expect(two[0]!.reach!.k).toBe(4);
  });

  it('does not widen the only one', () => {
    const side = { base: x(base), trained: x(trained), categories: ['x', 'x', 'x', 'x'], short: 0 };
    const [one] = byCategory(side, null, options);
    expect(one!.reach!.difference).toEqual(
      compareCapability(x(base), x(trained), { prompts: 'sample', level: 0.9, ks: [1, 2, 4] })
        .difference[2],
    );
  });

  it('has means and the paired gain by hand', () => {
    const [first, second] = byCategory({ base, trained, categories, short: 0 }, null, options);
    expect(first!.base.value).toBeCloseTo(6 / 16, 12);
    expect(first!.trained.value).toBeCloseTo(12 / 16, 12);
    expect(first!.gain.value).toBeCloseTo(6 / 16, 12);
    expect(second!.gain.value).toBeCloseTo(1 / 16, 12);
  });

  it('has no reach where one try is all there is, and no classes where none are told', () => {
    const [first] = byCategory({ base, trained, categories, short: 0 }, null, {
      ...options,
      ks: [1],
    });
    expect(first!.reach).toBeNull();
    expect(first!.classes).toBeNull();
  });

  it('splits the expected prompts over the categories: together they are all', () => {
    const all = jointClasses(base, trained, { epsilon: 0.25 });
    const parts = byCategory({ base, trained, categories, short: 0 }, all, options);
    for (const { classes, prompts } of parts) {
      const { both, baseOnly, trainedOnly, neither } = classes!;
      expect(both + baseOnly + trainedOnly + neither).toBeCloseTo(prompts, 9);
    }
    const sum = (key: 'both' | 'baseOnly' | 'trainedOnly' | 'neither') =>
      parts.reduce((total, { classes }) => total + classes![key], 0);
    expect(sum('both') + sum('baseOnly')).toBeCloseTo(all.expected.both + all.expected.baseOnly, 9);
    expect(sum('both') + sum('trainedOnly')).toBeCloseTo(
      all.expected.both + all.expected.trainedOnly,
      9,
    );
  });
});
