import { describe, expect, test } from 'vitest';
import { baselineUniform, createScenario, irt, runTrial } from '../../src/index.ts';
import { scriptedContender, scriptedStudent } from '../support/scripted.ts';

const two = createScenario('two', { tasks: 2 });
const id = (i: number) => `task-000${i}`;

describe('the account', () => {
  test('screening, follow-ups and refused groups are paid for, and only admitted ones taught', () => {
    const { kind, taught, steps } = scriptedStudent(() => 0.5);
    const { contender } = scriptedContender(
      () => [
        { task: id(0), rollouts: 4 },
        { task: id(1), rollouts: 4 },
      ],
      ({ ticket, rewards }) =>
        ticket.endsWith('+')
          ? { admit: true }
          : {
              admit: false,
              ...(rewards.length === 4 &&
                ticket !== 't0' && {
                  followUp: {
                    ticket: `${ticket}+`,
                    task: id(1),
                    rollouts: 20,
                    probability: 1,
                    components: {},
                  },
                }),
            },
    );
    const trial = runTrial(contender, two, kind, 1, { budget: 30, groups: 2 });
    // step 0: two groups of 4 refused, one follow-up of 20; step 1: the same with two follow-ups
    expect(trial.rollouts).toBe(8 + 20 + 8 + 40);
    expect(taught.map(({ task }) => task)).toEqual([1, 1, 1]);
    expect(steps).toEqual([2, 2]);
    expect(trial.steps).toBe(2);
    expect(trial.refused).toBeCloseTo(4 / 7, 12);
  });

  test('area, target and curve of a score that grows by a tenth per step', () => {
    const { kind } = scriptedStudent((steps) => Math.min(1, steps / 10));
    const { contender } = scriptedContender(() => [{ rollouts: 10 }]);
    const trial = runTrial(contender, two, kind, 1, { budget: 200, groups: 1 });
    // 0 → 1 along a line over 100 rollouts, then 1: area (50 + 100)/200
    expect(trial.auc).toBeCloseTo(0.75, 12);
    expect(trial.toTarget).toBeCloseTo(80, 9);
    expect(trial.stepsToTarget).toBe(8);
    expect(trial.final).toBe(1);
    expect(trial.curve[10]).toBeCloseTo(0.4, 12);
    expect(trial.curve).toHaveLength(51);
    expect(trial.neverDrawn).toBe(0.5);
  });

  test('a group that overshoots the budget counts up to it', () => {
    const { kind } = scriptedStudent((steps) => Math.min(1, steps));
    const { contender } = scriptedContender(() => [{ rollouts: 300 }]);
    const trial = runTrial(contender, two, kind, 1, { budget: 200, groups: 1 });
    expect(trial.rollouts).toBe(300);
    expect(trial.final).toBeCloseTo(2 / 3, 12);
    expect(trial.auc).toBeCloseTo(1 / 3, 12);
    expect(trial.toTarget).toBeNull();
  });

  test('degenerate groups, waste, Brier score and price', () => {
    const { kind } = scriptedStudent((_, task) => task);
    const { contender } = scriptedContender(() => [
      { task: id(0), components: { estimate: 0.25 } },
      { task: id(1), components: { estimate: 0.5 } },
    ]);
    const trial = runTrial(contender, two, kind, 1, {
      budget: 80,
      groups: 2,
      price: { rollout: 2, token: 0.5, step: 10 },
      tokens: 6,
    });
    expect(trial.degenerate).toBe(1);
    expect(trial.waste).toBe(0);
    expect(trial.brier).toBeCloseTo((0.25 ** 2 + 0.5 ** 2) / 2, 12);
    expect(trial.rateError).toBeCloseTo(Math.sqrt((0.25 ** 2 + 0.5 ** 2) / 2), 12);
    expect(trial.cost).toBe(80 * (2 + 3) + 10 * 10);
    const lost = createScenario('lost', { tasks: 2, impossible: 0.5 });
    const half = runTrial(contender, lost, kind, 1, { budget: 80, groups: 2 });
    expect(half.waste).toBe(0.5);
  });

  test('a curriculum with nothing to give ends the trial and is counted short', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const { contender } = scriptedContender(() => []);
    const trial = runTrial(contender, two, kind, 1, { budget: 80, groups: 2 });
    expect([trial.rollouts, trial.auc]).toEqual([0, 0.5]);
    expect(trial.shortfall).toBeGreaterThan(0);
  });

  test('a task that is not there is refused', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const { contender } = scriptedContender(() => [{ task: 'nobody' }]);
    expect(() => runTrial(contender, two, kind, 1)).toThrow(/of the pool, got nobody/);
  });
});

describe('training', () => {
  test.each(['none', 'grpo'] as const)('advantages sum to 0; normalised: %s', (normalise) => {
    const { kind, taught } = scriptedStudent(() => 0.5);
    const { contender } = scriptedContender(() => [{ rollouts: 8 }]);
    runTrial(contender, two, kind, 1, { budget: 800, groups: 1, normalise });
    expect(taught.length).toBeGreaterThan(90);
    for (const { advantages } of taught) {
      expect(advantages.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 12);
      const k = advantages.filter((a) => a > 0).length;
      const squares = advantages.reduce((a, b) => a + b * b, 0) / 8;
      expect(squares).toBeCloseTo(normalise === 'grpo' ? 1 : (k / 8) * (1 - k / 8), 12);
    }
  });

  test('every rollout pulls alike, or every admitted group', () => {
    for (const average of ['rollouts', 'admitted'] as const) {
      const { kind, steps, taught } = scriptedStudent(() => 0.5);
      const { contender } = scriptedContender(
        () => [{ rollouts: 4 }, { rollouts: 16 }, { rollouts: 16 }],
        ({ ticket }) => ({ admit: Number(ticket.slice(1)) % 3 > 0 }),
      );
      runTrial(contender, two, kind, 1, { budget: 36, groups: 3, average });
      expect(steps).toEqual([average === 'rollouts' ? 3 : 2]);
      // the gap between the advantages of a right and of a wrong answer is 1 before scaling
      const gap = taught.map((t) => Math.max(...t.advantages) - Math.min(...t.advantages));
      expect(gap).toEqual(average === 'rollouts' ? [2, 2] : [1, 1]);
    }
  });

  test('the best of several attempts is one unit, and costs them all', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const { contender, heard } = scriptedContender(() => [{ rollouts: 4, attempts: 6 }]);
    const trial = runTrial(contender, two, kind, 1, { budget: 24_000, groups: 1 });
    expect(trial.rollouts).toBe(24_000);
    const rewards = heard.flatMap((outcome) => outcome.rewards);
    expect(rewards).toHaveLength(4000);
    const mean = rewards.reduce((a, b) => a + b, 0) / 4000;
    const expected = 1 - 0.5 ** 6;
    expect(Math.abs(mean - expected)).toBeLessThan(
      5 * Math.sqrt((expected * (1 - expected)) / 4000),
    );
  });

  test('hints go up to what the task has', () => {
    const { kind, taught } = scriptedStudent(() => 0.5);
    const { contender } = scriptedContender(() => [{ hint: 1 }]);
    runTrial(contender, createScenario('h', { tasks: 2, maxHint: 0.75 }), kind, 1, { budget: 40 });
    expect(taught.every(({ hint }) => hint === 0.75)).toBe(true);
  });

  test('late outcomes carry the version that made them, and are taught when they come', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const { contender, heard } = scriptedContender(() => [{}]);
    const late = createScenario('late', { tasks: 2, lag: 3, lost: 0.2 });
    const trial = runTrial(contender, late, kind, 1, { budget: 4000, groups: 1 });
    expect(trial.rollouts).toBe(4000);
    const versions = heard.map((outcome) => outcome.policyVersion);
    expect(new Set(versions).size).toBe(versions.length);
    expect(versions.some((version, i) => i > 0 && version < versions[i - 1]!)).toBe(true);
    // 1000 groups, a fifth of them lost
    expect(Math.abs(heard.length - 800)).toBeLessThan(5 * Math.sqrt(1000 * 0.2 * 0.8) + 10);
  });

  test('errors cost and bring no reward', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const { contender, heard } = scriptedContender(() => [{ rollouts: 10 }]);
    const flaky = createScenario('flaky', { tasks: 2, errors: 0.3 });
    runTrial(contender, flaky, kind, 1, { budget: 10_000, groups: 1 });
    const errors = heard.reduce((sum, outcome) => sum + (outcome.errors ?? 0), 0);
    const rewards = heard.reduce((sum, outcome) => sum + outcome.rewards.length, 0);
    expect(errors + rewards).toBe(10_000);
    expect(Math.abs(errors - 3000)).toBeLessThan(5 * Math.sqrt(10_000 * 0.21));
  });
});

describe('common random numbers', () => {
  test('the k-th rollout of a task has the same luck, whatever the group size', () => {
    const rewards = [4, 8].map((rollouts) => {
      const { kind } = scriptedStudent(() => 0.5);
      const { contender, heard } = scriptedContender(() => [{ rollouts }]);
      runTrial(contender, createScenario('n', { tasks: 2, falsePositive: 0.2 }), kind, 3, {
        budget: 400,
      });
      return heard.flatMap((outcome) => outcome.rewards);
    });
    expect(rewards[0]).toEqual(rewards[1]);
  });

  test('a trial is a function of its arguments', () => {
    const run = () =>
      runTrial(baselineUniform(), createScenario('a', { tasks: 60 }), irt(), 5, { budget: 4000 });
    expect(run()).toEqual(run());
  });
});

describe('what the pieces say together', () => {
  test('a contender that refills asks until the batch is full of admitted groups, and is cut to it', () => {
    const { kind, taught, steps } = scriptedStudent(() => 0.5);
    let asked = 0;
    const { contender } = scriptedContender(
      () => {
        asked++;
        return [{ rollouts: 64 }, { rollouts: 64 }, { rollouts: 64 }, { rollouts: 64 }];
      },
      ({ ticket }) => ({ admit: Number(ticket.slice(1)) % 4 !== 0 }),
    );
    const trainer = { budget: 512, groups: 4 };
    const trial = runTrial({ ...contender, refill: 5 }, two, kind, 1, trainer);
    // two rounds of three admitted groups fill four
    expect([asked, trial.rollouts, trial.steps]).toEqual([2, 512, 1]);
    expect([taught.length, steps]).toEqual([4, [4]]);
    asked = 0;
    const plain = runTrial(contender, two, kind, 1, trainer);
    expect([asked, plain.steps]).toEqual([2, 2]);
  });

  test('a full batch is not refilled', () => {
    const { kind } = scriptedStudent(() => 0.5);
    let asked = 0;
    const { contender } = scriptedContender(() => {
      asked++;
      return [{ rollouts: 50 }];
    });
    runTrial({ ...contender, refill: 9 }, two, kind, 1, { budget: 200, groups: 1 });
    expect(asked).toBe(4);
  });

  test('a verifier drifts with the budget that is spent', () => {
    const { kind } = scriptedStudent(() => 0);
    const { contender, heard } = scriptedContender(() => [{ rollouts: 100 }]);
    const drifting = createScenario('drift', { tasks: 2, falsePositive: 0, falsePositiveEnd: 1 });
    runTrial(contender, drifting, kind, 1, { budget: 10_000, groups: 1 });
    const rates = heard.map(({ rewards }) => rewards.filter((reward) => reward === 1).length);
    expect(rates[0]).toBe(0);
    for (const [step, rate] of rates.entries())
      expect(Math.abs(rate - step)).toBeLessThanOrEqual(5 * Math.sqrt((step * (100 - step)) / 100));
  });

  test('what a curriculum expects of the best of several attempts is compared with just that', () => {
    const { kind } = scriptedStudent(() => 0.5);
    const estimate = 1 - 0.5 ** 6;
    const { contender } = scriptedContender(() => [
      { rollouts: 4, attempts: 6, components: { estimate } },
    ]);
    expect(runTrial(contender, two, kind, 1, { budget: 480 }).rateError).toBeCloseTo(0, 12);
  });

  test('a student that brings a target is judged by it', () => {
    const { kind } = scriptedStudent((steps) => Math.min(1, steps / 10));
    const { contender } = scriptedContender(() => [{ rollouts: 10 }]);
    const trainer = { budget: 200, groups: 1, target: 0.9 };
    expect(runTrial(contender, two, { ...kind, target: 0.4 }, 1, trainer).toTarget).toBe(40);
    expect(
      runTrial(contender, two, scriptedStudent((s) => Math.min(1, s / 10)).kind, 1, trainer)
        .toTarget,
    ).toBeCloseTo(90, 9);
  });

  test('how a step is scaled is told to the student', () => {
    for (const average of ['rollouts', 'admitted'] as const) {
      const { kind, steps } = scriptedStudent(() => 0.5);
      const { contender } = scriptedContender(
        () => [{}, {}, {}],
        () => ({ admit: false }),
      );
      runTrial(contender, two, kind, 1, { budget: 24, groups: 3, average });
      expect(steps).toEqual(average === 'rollouts' ? [3, 3] : [0, 0]);
    }
  });
});
