import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignment, curriculum, restore, untilBalanced } from '../../../src/index.ts';
import { ask, bare } from '../../support/groups.ts';
import { answer } from '../../support/trainer.ts';

describe('untilBalanced (Reinforce-Ada)', () => {
  /** Answers a task until no round follows; `right` of each round. */
  const play = (right: readonly number[], options: Parameters<typeof untilBalanced>[0] = {}) => {
    const run = curriculum(untilBalanced(options), { tasks: bare(1), seed: 1 });
    let draw: Assignment | undefined = run.ask(ask(0))[0];
    const reasons: string[] = [];
    for (let round = 0; draw; round++) {
      const [verdict] = answer(run, 0, [draw], () => right[round]!);
      reasons.push(verdict!.reason ?? 'admitted');
      draw = verdict!.followUp;
    }
    return reasons;
  };

  it('rolls on until two right and two wrong are there, four rounds at most', () => {
    expect(play([4])).toEqual(['admitted']);
    expect(play([1, 1])).toEqual(['continues', 'admitted']);
    expect(play([0, 0, 0, 2])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 0, 0, 1])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 0, 0, 0])).toEqual(['continues', 'continues', 'continues', 'degenerate']);
    expect(play([8, 7, 8, 8])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 1], { exit: 'positive' })).toEqual(['continues', 'admitted']);
  });

  it('is the stopping rule, for any rounds', () => {
    const rounds = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rounds, (right) => {
        let [successes, attempts, expected] = [0, 0, 0];
        for (; expected < 4; expected++) {
          if (expected > 0 && successes >= 2 && attempts - successes >= 2) break;
          successes += right[expected]!;
          attempts += 8;
        }
        expect(play(right).length).toBe(expected);
      }),
    );
  });

  it('keeps the counts of each task its own, however they are interleaved', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(2), seed: 1 });
    const [a, b] = run.ask(ask(0, 2)) as [Assignment, Assignment];
    const next = (draw: Assignment, right: number) => answer(run, 0, [draw], () => right)[0]!;
    const a2 = next(a, 1).followUp!;
    const b2 = next(b, 0).followUp!;
    expect(a2.components).toMatchObject({ round: 2, right: 1, rolled: 8 });
    expect(b2.components).toMatchObject({ round: 2, right: 0, rolled: 8 });
    expect(next(b2, 1)).toMatchObject({ reason: 'continues' });
    expect(next(a2, 1)).toMatchObject({ admit: true });
  });

  it('counts rewards above its threshold as right, and carries its rounds over a restart', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(1), seed: 1 });
    const [draw] = run.ask(ask(0));
    const rewards = [0.7, 0.71, 0.9, 0, 0, 0, 0, 0];
    const [verdict] = run.observe([{ ticket: draw!.ticket, policyVersion: 0, rewards }]);
    expect(verdict!.admit).toBe(true); // two above 0.7
    const [second] = run.ask(ask(1));
    const follow = answer(run, 1, [second!], () => 1)[0]!.followUp!;
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(answer(again, 1, [follow], () => 1)[0]).toMatchObject({ admit: true });
  });

  it('gives mean and deviation of all rounds to the trainer, not of the kept ones', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(1), seed: 1 });
    let draw = run.ask(ask(0))[0]!;
    const right = [0, 1, 0];
    for (const k of right) draw = answer(run, 0, [draw], () => k)[0]!.followUp!;
    const { right: before, rolled } = draw.components;
    expect([before, rolled]).toEqual([1, 24]); // p̂ = 1/24, where 2 of 4 kept ones would say ½
  });
});
