import { describe, expect, it } from 'vitest';
import { curriculum, difficultySchedule } from '../../../src/index.ts';
import { levelsOf } from '../../../src/strategies/label/levelsOf.ts';
import { emptyPool } from '../../../src/strategy/poolRows.ts';
import { ask, graded, range } from '../../support/labels.ts';
import { sharesOf } from '../../support/trainer.ts';

describe('difficultySchedule (E2H)', () => {
  it('moves from easy to hard over its horizon, and stays there', () => {
    const run = curriculum(difficultySchedule({ horizon: 100 }), {
      tasks: graded(range(8)),
      seed: 1,
    });
    const byLevel = () => {
      const p = Object.values(sharesOf(run));
      return [0, 2, 4, 6].map((i) => Math.round((p[i]! + p[i + 1]!) * 1e9) / 1e9);
    };
    expect(byLevel()).toEqual([0.4, 0.3, 0.2, 0.1]);
    run.ask(ask(50));
    expect(byLevel()).toEqual([0.25, 0.25, 0.25, 0.25]);
    run.ask(ask(100));
    expect(byLevel()).toEqual([0.1, 0.2, 0.3, 0.4]);
    run.ask(ask(5000));
    expect(byLevel()).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it('cuts by the difficulties that occur, else in parts of equal size; ties stay together', () => {
    const cut = (difficulty: readonly number[]) => {
      const pool = { ...emptyPool([]), difficulty: Float64Array.from(difficulty) };
      const { count, of } = levelsOf(pool, range(difficulty.length), 4);
      return [count, ...of];
    };
    expect(cut([5, 1, 5, 1, 1])).toEqual([2, 1, 0, 1, 0, 0]);
    expect(cut([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([4, 0, 0, 1, 1, 2, 2, 3, 3]);
    expect(cut([0, 0, 0, 0, 0, 1, 2, 3])).toEqual([4, 0, 0, 0, 0, 0, 1, 2, 3]);
    expect(cut([0, 0, 0, 0, 0, 0, 1, 2, 3, 4])).toEqual([4, 0, 0, 0, 0, 0, 0, 2, 2, 3, 3]);
  });
});
