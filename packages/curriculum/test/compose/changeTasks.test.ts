import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeTasks } from '../../src/compose/changeTasks.ts';
import type { ComposedState } from '../../src/compose/composedState.ts';
import { planOf } from '../../src/compose/plan.ts';
import {
  betaCounts,
  type Composition,
  composeStrategy,
  fixed,
  passVariance,
  stratumGuard,
  thompsonTopK,
  withReplacement,
} from '../../src/index.ts';

const base = { kind: 'changing', config: {}, estimate: betaCounts(), score: passVariance() };
const compositions: Readonly<Record<string, Composition>> = {
  plain: { ...base, sample: withReplacement(), allocate: fixed() },
  guarded: { ...base, sample: withReplacement(), allocate: fixed(), modify: [stratumGuard(0.1)] },
  indexed: { ...base, sample: thompsonTopK(), allocate: fixed() },
};

/** Rows, leaves and names fit together, and every leaf holds the weight of its row. */
function sound({ pool, rows, lots, leaves, planted }: ComposedState, guarded: boolean): void {
  expect(planted).toBe(pool.size);
  expect(lots.reduce((sum, { tree }) => sum + tree.size, 0)).toBe(pool.size);
  for (const [row, id] of pool.ids.entries()) {
    expect(rows.get(id)).toBe(row);
    if (guarded) expect(lots[pool.stratum[row]!]!.rows![leaves[row]!]).toBe(row);
  }
}

describe.each(Object.entries(compositions))('changeTasks, %s', (_, composition) => {
  const plan = planOf(composition);
  const guarded = plan.guard !== undefined;
  const names = fc.array(fc.nat(9).map(String), { maxLength: 4 });

  it('keeps rows, leaves and weights together whatever comes and goes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, names, fc.nat(2)), { maxLength: 12 }), (changes) => {
        const state = composeStrategy(composition).init([{ id: 'first', stratum: 's0' }]);
        const pool = new Set(['first']);
        for (const [added, remove, stratum] of changes) {
          const add = added.map((id) => ({
            id,
            stratum: `s${stratum}`,
            successes: 1,
            attempts: 4,
          }));
          changeTasks(plan, state, { add, remove });
          for (const id of remove) pool.delete(id);
          for (const id of added) pool.add(id);
          expect(new Set(state.pool.ids)).toEqual(pool);
          sound(state, guarded);
        }
        const again = composeStrategy(composition).load(
          composeStrategy(composition).save(state),
          1,
        );
        sound(again, guarded);
        expect(composeStrategy(composition).weights(again)).toEqual(
          composeStrategy(composition).weights(state),
        );
      }),
    );
  });
});

describe('columns of labels', () => {
  const bare = Array.from({ length: 9 }, (_, i) => ({ id: `t${i}` }));
  const strategy = composeStrategy(compositions.plain!);

  it('take no room until a task has a label, and none in a snapshot', () => {
    const { pool } = strategy.init(bare);
    expect([pool.difficulty.length, pool.maxHint.length]).toEqual([0, 0]);
    const again = strategy.load(strategy.save(strategy.init(bare)), 1);
    expect([again.pool.difficulty.length, again.pool.maxHint.length]).toEqual([0, 0]);
  });

  it('are made by the first label, whenever it comes, and kept over a snapshot', () => {
    const state = strategy.init(bare);
    strategy.change(state, {
      add: [
        { id: 'hard', difficulty: 3, maxHint: 0.5 },
        { id: 'harder', parent: 'hard' },
        { id: 't4', difficulty: 1 },
      ],
    });
    const again = strategy.load(strategy.save(state), 1);
    for (const { pool, rows } of [state, again]) {
      const of = (id: string) => [pool.difficulty[rows.get(id)!], pool.maxHint[rows.get(id)!]];
      expect(['hard', 'harder', 't4', 't5'].map(of)).toEqual([
        [3, 0.5],
        [3, 0],
        [1, 0],
        [NaN, 0],
      ]);
    }
  });
});

it.each(Object.entries(compositions))('refuses ids that are no names, %s', (_, composition) => {
  const strategy = composeStrategy(composition);
  for (const id of [undefined, null, 7, '']) {
    const add = [{ id: id as never }];
    expect(() => strategy.init(add)).toThrow('id');
    expect(() => strategy.change(strategy.init([{ id: 'a' }]), { add })).toThrow('id');
    const emptied = strategy.init([{ id: 'a' }]);
    strategy.change(emptied, { remove: ['a', id as never] });
    expect(() => strategy.change(emptied, { add })).toThrow('id');
  }
});

it('finds the task of a draw whose row has changed hands, and of one whose row is nonsense', () => {
  const strategy = composeStrategy(compositions.plain!);
  const state = strategy.init(['a', 'b', 'c', 'd'].map((id) => ({ id })));
  const draw = { task: 'd', rollouts: 2, probability: 1, components: {} };
  const settle = (place: object) =>
    strategy.observe(state, [
      {
        draw: { ...draw, ...place },
        outcome: { ticket: 'run:0', policyVersion: 0, rewards: [1, 1] },
        lag: 0,
      },
    ]);
  settle({ row: 3, moves: 0 });
  strategy.change(state, { remove: ['a'] });
  for (const place of [{ row: 3, moves: 0 }, { row: 1, moves: 0 }, { row: 99, moves: 1 }, {}])
    settle(place);
  const { ids, components } = strategy.weights(state);
  expect(ids).toEqual(['d', 'b', 'c']);
  expect([...components.estimate!]).toEqual([11 / 12, 1 / 2, 1 / 2]);
});
