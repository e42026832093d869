import { describe, expect, it } from 'vitest';
import { groupOf } from '../../src/compose/groupOf.ts';
import { judge } from '../../src/compose/judge.ts';
import { fixed, type Gate } from '../../src/index.ts';
import { emptyPool } from '../../src/strategy/poolRows.ts';

const pool = emptyPool([]);
const draw = { task: 'a', rollouts: 2, probability: 1, components: {} };
const group = groupOf({ draw, outcome: { ticket: '', policyVersion: 0, rewards: [0, 1] }, lag: 0 });
const refuse = (reason: string, repeats = 0): Gate => ({ refuses: () => reason, repeats });
const agree: Gate = { refuses: () => undefined };

describe('judge', () => {
  it('admits what all gates agree on', () => {
    expect(judge({ allocate: fixed(), gates: [agree, agree] }, pool, 0, group)).toEqual({
      admit: true,
    });
  });

  it('names the first reason, that of the allocator before those of the gates', () => {
    const gates = [agree, refuse('first'), refuse('second')];
    expect(judge({ allocate: fixed(), gates }, pool, 0, group).reason).toBe('first');
    const allocate = { ...fixed(), refuses: () => 'screen' };
    expect(judge({ allocate, gates }, pool, 0, group).reason).toBe('screen');
  });

  it('draws a task again as often as the gate that refused says', () => {
    const gates = [refuse('degenerate', 1)];
    const first = judge({ allocate: fixed(), gates }, pool, 0, group);
    expect(first.followUp).toEqual({ ...draw, components: { attempt: 1 } });
    const again = { ...group, draw: first.followUp! };
    expect(judge({ allocate: fixed(), gates }, pool, 0, again).followUp).toBeUndefined();
  });

  it('asks for no more of a task that has left', () => {
    const allocate = { ...fixed(), followUp: () => draw };
    expect(judge({ allocate, gates: [refuse('late', 3)] }, pool, undefined, group)).toEqual({
      admit: false,
      reason: 'late',
    });
  });
});

describe('groupOf', () => {
  it('clamps rewards for successes and leaves the mean as it came', () => {
    const outcome = { ticket: '', policyVersion: 0, rewards: [-1, 0.5, 3] };
    expect(groupOf({ draw, outcome, lag: 2 })).toMatchObject({
      attempts: 3,
      successes: 1.5,
      mean: 2.5 / 3,
      lag: 2,
    });
  });
});
