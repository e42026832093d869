import { describe, expect, it } from 'vitest';
import { planOf } from '../../src/compose/plan.ts';
import {
  betaCounts,
  composeStrategy,
  feature,
  fixed,
  floor,
  nonDegenerate,
  passVariance,
  progressGate,
  staleness,
  stratumGuard,
  thompsonTopK,
  withReplacement,
} from '../../src/index.ts';

const base = {
  kind: 'planned',
  config: {},
  estimate: betaCounts(),
  score: passVariance(),
  allocate: fixed(),
};

describe('planOf', () => {
  it('tells the guard from the modifiers, and fills defaults in', () => {
    const guard = stratumGuard(0.1);
    const plan = planOf({ ...base, sample: withReplacement(), modify: [floor(0.1), guard] });
    expect(plan.guard).toBe(guard);
    expect(plan.modifiers.map(({ name }) => name)).toEqual(['floor']);
    expect(plan).toMatchObject({ unseen: 1, frozenAfter: 8, gates: [], filters: [] });
    expect(plan.counts).toEqual(['beta.successes', 'beta.failures']);
  });

  it('knows whether time and draws matter', () => {
    const still = planOf({ ...base, sample: withReplacement() });
    expect([still.timed, still.watched]).toEqual([false, false]);
    const moving = planOf({ ...base, sample: withReplacement(), modify: [staleness()] });
    expect([moving.timed, moving.watched]).toEqual([true, true]);
  });

  it('looks beliefs up by class only where the task alone can change them', () => {
    expect(planOf({ ...base, sample: thompsonTopK() }).indexed).toBe(true);
    expect(planOf({ ...base, sample: withReplacement() }).indexed).toBe(false);
    const sample = thompsonTopK();
    expect(planOf({ ...base, sample, modify: [stratumGuard(0.1)] }).indexed).toBe(false);
    expect(planOf({ ...base, sample, modify: [staleness()] }).indexed).toBe(false);
  });

  it('lets stages learn in the order in which a weight is made', () => {
    const gate = nonDegenerate();
    const { stages } = planOf({ ...base, sample: withReplacement(), gate: [gate] });
    expect(stages[0]).toBe(base.estimate);
    expect(stages.at(-1)).toBe(gate);
  });

  it.each(['estimate', 'score', 'sample', 'allocate'])('refuses to do without %s', (name) => {
    const whole = { ...base, sample: withReplacement() };
    for (const stage of [undefined, null, 'x'])
      expect(() => composeStrategy({ ...whole, [name]: stage } as never)).toThrow(
        `composeStrategy: expected ${name} an object`,
      );
    for (const composition of [undefined, null, 'x'])
      expect(() => composeStrategy(composition as never)).toThrow(/^composeStrategy: /);
    for (const label of [undefined, null, {}])
      expect(() => feature(label as never)).toThrow(/^feature: expected name a text/);
  });

  it('refuses two stages that remember under one name', () => {
    const modify = [progressGate(), progressGate()];
    expect(() => planOf({ ...base, sample: withReplacement(), modify })).toThrow(
      'composeStrategy: expected stages with columns of their own, got progressGate.rate',
    );
  });
});
