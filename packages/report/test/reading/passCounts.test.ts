import { describe, expect, it } from 'vitest';
import { passCounts } from '../../src/index.ts';

describe('passCounts', () => {
  it('of rewards per prompt: typed arrays, booleans, missing ones, none at all', () => {
    expect(
      passCounts([[1, 0, 1], Float64Array.of(0, 0), [true, null, Number.NaN, undefined], []]),
    ).toEqual({
      successes: Float64Array.of(2, 0, 1, 0),
      attempts: Float64Array.of(3, 2, 1, 0),
    });
  });

  it('of rows: a group is a step and a name, whatever stands for the name', () => {
    const rows = [
      { step: 1, group: 'a', reward: 1 },
      { step: 2, group: 'a', reward: 0 },
      { step: 1, group: 'a', reward: 0 },
      { prompt_id: 'b', reward: true },
      { promptId: 'b', reward: 0 },
      { prompt: 'c', successes: 3, attempts: 8 },
    ];
    expect(passCounts(rows)).toEqual({
      successes: Float64Array.of(1, 0, 1, 3),
      attempts: Float64Array.of(2, 1, 2, 8),
    });
  });

  it('a graded reward needs a rule', () => {
    expect(() => passCounts([[1, 0], [0.5]])).toThrow(
      expect.objectContaining({ code: 'DOMAIN', fn: 'passCounts', parameter: 'reward', row: 1 }),
    );
    expect(passCounts([[1, 0.4], [0.5]], { success: '>=0.5' })).toEqual({
      successes: Float64Array.of(1, 1),
      attempts: Float64Array.of(2, 1),
    });
    expect(() => passCounts([[1]], { success: 'often' })).toThrow(
      'passCounts: expected success a rule',
    );
  });

  it.each<[string, object]>([
    ['group', { reward: 1 }],
    ['reward', { group: 'a', reward: 'yes' }],
    ['successes', { group: 'a', successes: -1, attempts: 2 }],
    ['attempts', { group: 'a', successes: 1, attempts: 2.5 }],
  ])('refuses a row without a sound %s', (parameter, row) => {
    expect(() => passCounts([row])).toThrow(expect.objectContaining({ parameter, row: 0 }));
  });
});
