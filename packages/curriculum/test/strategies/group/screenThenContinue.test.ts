import { describe, expect, it } from 'vitest';
import { curriculum, screenThenContinue } from '../../../src/index.ts';
import { bare, estimateOf } from '../../support/groups.ts';
import { answer, step } from '../../support/trainer.ts';

describe('screenThenContinue (SPEED)', () => {
  it('continues mixed screens and no others', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(5), seed: 1 });
    const { draws, verdicts } = step(run, 0, {
      groups: 5,
      right: ({ task }) => Number(task.slice(-1)),
    });
    expect(draws.every(({ rollouts, phase }) => rollouts === 4 && phase === 'screen')).toBe(true);
    draws.forEach(({ task }, i) => {
      const right = Number(task.slice(-1));
      const mixed = right > 0 && right < 4;
      expect(verdicts[i]).toMatchObject({ admit: false, reason: 'screen' });
      expect(verdicts[i]!.followUp?.rollouts).toBe(mixed ? 20 : undefined);
      if (mixed)
        expect(verdicts[i]!.followUp).toMatchObject({
          task,
          phase: 'continue',
          components: { screened: 4, screenedRight: right },
        });
    });
  });

  it('tells its phases apart when they have one size (the source goes by list length)', () => {
    const run = curriculum(screenThenContinue({ groupSize: 4, more: 4 }), {
      tasks: bare(1),
      seed: 1,
    });
    const { verdicts } = step(run, 0, { groups: 1, right: () => 2 });
    const more = verdicts[0]!.followUp!;
    const [verdict] = answer(run, 0, [more], () => 2);
    expect(verdict).toEqual({ ticket: more.ticket, admit: true });
  });

  it('trains on the continuation alone, and counts the rollouts of both', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(1), seed: 1 });
    const { verdicts } = step(run, 0, { groups: 1, right: () => 2 });
    const more = verdicts[0]!.followUp!;
    expect(answer(run, 0, [more], () => 15)[0]).toEqual({ ticket: more.ticket, admit: true });
    // decayed counts from the uniform prior, the screen's first: 0.8 · 2 + 15 of 0.8 · 4 + 20
    expect(estimateOf(run)).toBeCloseTo((1 + 1.6 + 15) / (2 + 3.2 + 20), 12);
    expect(run.metrics()).toMatchObject({ rollouts: 24, admitted: 1, 'refused.screen': 1 });
  });

  it('does not end in an exception when nothing is left to train on', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(3), seed: 1 });
    for (let version = 0; version < 100; version++) {
      const { draws, verdicts } = step(run, version, { groups: 8, right: () => 4 });
      expect(draws.length).toBe(3);
      expect(verdicts.some(({ admit, followUp }) => admit || followUp)).toBe(false);
    }
    expect(run.metrics().shortfall).toBe(500);
  });
});
