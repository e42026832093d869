import { beforeEach, describe, expect, it } from 'vitest';
import { advance, sweepLeaves } from '../../src/compose/advance.ts';
import type { ComposedState } from '../../src/compose/composedState.ts';
import { planOf } from '../../src/compose/plan.ts';
import {
  betaCounts,
  type Composition,
  composeStrategy,
  fixed,
  passVariance,
  withReplacement,
} from '../../src/index.ts';

const composition: Composition = {
  kind: 'timed',
  config: {},
  estimate: betaCounts({ drift: 0.5 }),
  score: passVariance(),
  sample: withReplacement(),
  allocate: fixed(),
  frozenAfter: 2,
};
const plan = planOf(composition);
let state: ComposedState;
beforeEach(() => {
  const tasks = Array.from({ length: 1500 }, (_, i) => ({ id: `${i}`, stratum: `${i % 2}` }));
  state = composeStrategy(composition).init(tasks);
});

describe('advance', () => {
  it('moves every clock but those of frozen strata, and calls all weights out of date', () => {
    advance(plan, state, 3);
    state.pool.lost[1] = 2;
    advance(plan, state, 5);
    expect(state.pool.clock).toEqual([5, 3]);
    expect(state.overdue).toBe(1500);
  });

  it('never goes back', () => {
    advance(plan, state, 3);
    advance(plan, state, 2);
    expect([state.pool.version, ...state.pool.clock]).toEqual([3, 3, 3]);
  });
});

describe('sweepLeaves', () => {
  it('brings 1 024 weights up to date, more for large batches, and goes on where it stood', () => {
    advance(plan, state, 1);
    sweepLeaves(plan, state, 1);
    expect([state.cursor, state.overdue]).toEqual([1024, 476]);
    sweepLeaves(plan, state, 1);
    expect([state.cursor, state.overdue]).toEqual([0, 0]);
    advance(plan, state, 2);
    sweepLeaves(plan, state, 300);
    expect(state.overdue).toBe(300);
  });
});
