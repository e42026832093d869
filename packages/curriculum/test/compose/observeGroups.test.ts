import { describe, expect, it } from 'vitest';
import { betaCounts, maxAge, nonDegenerate, stratumGuard } from '../../src/index.ts';
import { half, hold, ones, told } from '../support/rules.ts';

describe('what comes back', () => {
  it('degenerate is the exact equality of all rewards of the whole group', () => {
    const gate = [nonDegenerate()];
    const reasons = (rewards: number[]) => {
      const run = hold({ gate });
      const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
      return run.observe([told(draw!.ticket, rewards)])[0]!.reason;
    };
    expect(reasons([0.1, 0.1, 0.1])).toBe('degenerate');
    // the variance of these is not 0 in doubles by some formulas, and these are not the same
    expect(reasons([0.1 + 0.2, 0.3, 0.3])).toBeUndefined();
    expect(reasons([1, 0, 0, 0])).toBeUndefined();
    expect(reasons([7])).toBe('degenerate');
  });

  it('errors move no posterior, and cost', () => {
    const run = hold();
    const drawn = run.ask({ groups: 3, step: 0, policyVersion: 0 });
    run.observe([told(drawn[0]!.ticket, half)]);
    const before = run.weights();
    const verdicts = run.observe(drawn.slice(1).map(({ ticket }) => told(ticket, [], 0, 4)));
    expect(verdicts.map((verdict) => verdict.reason)).toEqual(['errors', 'errors']);
    expect(run.weights()).toEqual(before);
    expect(run.metrics()).toMatchObject({ rollouts: 12, errors: 8, 'refused.errors': 2 });
  });

  it('errors beside rewards count as cost, the rewards as evidence', () => {
    const [run, twin] = [hold(), hold()];
    const [[draw] = []] = [run, twin].map((one) =>
      one.ask({ groups: 1, step: 0, policyVersion: 0 }),
    );
    run.observe([told(draw!.ticket, half, 0, 4)]);
    twin.observe([told(draw!.ticket, half)]);
    expect(run.weights()).toEqual(twin.weights());
    expect(run.metrics().rollouts).toBe(8);
  });

  it('a stratum that loses all groups to errors is frozen, not hard; one reward thaws it', () => {
    const run = hold({ frozenAfter: 3 });
    const estimates = () => {
      const { ids, components } = run.weights();
      return new Map(ids.map((id, i) => [id, components.estimate![i]!]));
    };
    const of = (task: string) => Number(task.slice(1)) % 3;
    for (let step = 0; step < 4; step++)
      run.observe(
        run
          .ask({ groups: 12, step, policyVersion: 0 })
          .map(({ ticket }) => told(ticket, [1, 1, 1, 0])),
      );
    const fail = (version: number) => {
      const drawn = run.ask({ groups: 12, step: 9, policyVersion: version });
      const lost = drawn.filter(({ task }) => of(task) === 0);
      run.observe(lost.map(({ ticket }) => told(ticket, [], version, 4)));
      return drawn;
    };
    fail(0);
    expect(run.metrics().frozen).toBe(1);
    const before = estimates();
    const drawn = fail(30);
    const after = estimates();
    for (const [task, mean] of after)
      if (of(task) === 0) expect(mean).toBe(before.get(task));
      else expect(mean).toBeLessThan(before.get(task)!); // widened towards 1/2
    const well = drawn.find(({ task }) => of(task) === 1)!;
    run.observe([told(well.ticket, half, 30)]);
    const [thaw] = run
      .ask({ groups: 40, step: 9, policyVersion: 30 })
      .filter(({ task }) => of(task) === 0);
    run.observe([told(thaw!.ticket, half, 30)]);
    expect(run.metrics().frozen).toBe(0);
  });

  it('under a guard a frozen stratum gets the least share, and no less', () => {
    const run = hold({ frozenAfter: 2, modify: [stratumGuard(0.1)] });
    const drawn = run.ask({ groups: 12, step: 0, policyVersion: 0 });
    const lost = drawn.filter(({ task }) => Number(task.slice(1)) % 3 === 2);
    run.observe(lost.map(({ ticket }) => told(ticket, [], 0, 4)));
    const { ids, p } = run.weights();
    const share = ids.reduce((sum, id, i) => sum + (Number(id.slice(1)) % 3 === 2 ? p[i]! : 0), 0);
    expect(share).toBeCloseTo(0.1, 12);
  });

  it('short of mixed groups: shrink, repeat the task, or keep', () => {
    const verdicts = (whenShort: 'keep' | 'shrink' | 'repeat') => {
      const run = hold({ gate: [nonDegenerate({ whenShort, maxAttempts: 3, least: 0.9 })] });
      const drawn = run.ask({ groups: 64, step: 0, policyVersion: 0 });
      return { run, drawn, said: run.observe(drawn.map(({ ticket }) => told(ticket, ones))) };
    };
    expect(verdicts('shrink').said.some(({ admit, followUp }) => admit || followUp)).toBe(false);
    expect(verdicts('keep').said.filter(({ admit }) => admit).length).toBeGreaterThan(50);
    const { run, drawn, said } = verdicts('repeat');
    expect(said[0]!.followUp!.task).toBe(drawn[0]!.task);
    const second = run.observe([told(said[0]!.followUp!.ticket, ones)])[0]!;
    const third = run.observe([told(second.followUp!.ticket, ones)])[0]!;
    expect(third.followUp).toBeUndefined();
    expect(third.reason).toBe('degenerate');
  });

  it('late outcomes count by decay to the power of their lag, and gates may refuse them', () => {
    const run = hold({ estimate: betaCounts({ decay: 0.5 }), gate: [maxAge(1)] });
    const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
    run.ask({ groups: 1, step: 3, policyVersion: 3 });
    expect(run.observe([told(draw!.ticket, ones)])[0]!.reason).toBe('stale');
    const at = run.weights().ids.indexOf(draw!.task);
    const weight = 4 * 0.5 ** 3;
    expect(run.weights().components.estimate![at]).toBeCloseTo((1 + weight) / (2 + weight), 12);
  });

  it('gates are combined with AND, the first that refuses names the reason, and all see the group', () => {
    const run = hold({ gate: [maxAge(0), nonDegenerate()] });
    const [a, b, c] = run.ask({ groups: 3, step: 0, policyVersion: 0 });
    expect(run.observe([told(a!.ticket, ones)])[0]!.reason).toBe('degenerate');
    expect(run.observe([told(b!.ticket, half)])[0]!.admit).toBe(true);
    run.ask({ groups: 1, step: 1, policyVersion: 1 });
    expect(run.observe([told(c!.ticket, ones)])[0]!.reason).toBe('stale');
    expect(run.metrics()).toMatchObject({
      admitted: 1,
      refused: 2,
      'refused.stale': 1,
      'refused.degenerate': 1,
    });
  });

  it('refused groups are still seen by the estimator', () => {
    const run = hold({ gate: [nonDegenerate()] });
    const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
    run.observe([told(draw!.ticket, ones)]);
    const at = run.weights().ids.indexOf(draw!.task);
    expect(run.weights().components.estimate![at]).toBeGreaterThan(0.5);
  });

  it('a guard without a least share leaves a frozen stratum what its weight says', () => {
    const run = hold({ frozenAfter: 1, modify: [stratumGuard(0)] });
    const [draw] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
    run.observe([told(draw!.ticket, [], 0, 4)]);
    expect(run.metrics().frozen).toBe(1);
    for (const share of run.weights().p) expect(share).toBeCloseTo(1 / 12, 12);
  });
});
