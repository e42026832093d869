import { describe, expect, it } from 'vitest';
import { shuffleEpochs } from '../../src/index.ts';

describe('shuffleEpochs', () => {
  const strategy = shuffleEpochs();
  const state = { ids: ['a', 'b'], left: ['a'], epoch: 3 };

  it('loads what it saved', () => {
    expect(strategy.load(strategy.save(state), 1)).toEqual(state);
  });

  it.each([1.5, -1, '1', null, undefined])('refuses to load epoch %j', (epoch) => {
    const saved = strategy.save({ ...state, epoch: epoch as number });
    expect(() => strategy.load(saved, 1)).toThrow(/^restore: expected epoch an integer ≥ 0/);
  });

  it.each(['ids', 'left'])('refuses to load %s that are no list of names', (name) => {
    for (const list of ['a', [1], null, { 0: 'a' }]) {
      const saved = strategy.save({ ...state, [name]: list });
      expect(() => strategy.load(saved, 1)).toThrow(/^restore: expected state lists of names/);
    }
  });
});
