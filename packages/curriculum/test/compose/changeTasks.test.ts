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
