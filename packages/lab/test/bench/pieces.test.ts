import type { Verdict } from '@bits-per-sample/curriculum';
import { describe, expect, test } from 'vitest';
import { createMeter } from '../../src/bench/createMeter.ts';
import { createTally } from '../../src/bench/createTally.ts';
import { createTeacher } from '../../src/bench/createTeacher.ts';
import type { Flight } from '../../src/bench/flight.ts';
import { settle } from '../../src/bench/settle.ts';
import { createScenario, createWorld, runTrial, students } from '../../src/index.ts';
import { scriptedContender, scriptedStudent } from '../support/scripted.ts';

const flight = (ticket: string, rewards: number[], task = 0): Flight => ({
  outcome: { ticket, policyVersion: 0, rewards },
  task,
  hint: 0,
  actions: Uint8Array.from(rewards, (reward) => 1 - reward),
  due: 0,
});

describe('the meter', () => {
  test('integrates straight lines, and holds the last score to the end', () => {
    const meter = createMeter(100, 0.5);
    meter.read(0, 0);
    meter.read(50, 1);
    expect(meter.reached()).toBe(25);
    const { auc, final, curve, toTarget } = meter.close();
    expect([auc, final, toTarget]).toEqual([0.75, 1, 25]);
    expect([curve[0], curve[5], curve[25], curve[50]]).toEqual([0, 0.2, 1, 1]);
  });

  test('what is not measured is null, and a target is reached when it is measured again', () => {
    const meter = createMeter(100, 0.5);
    meter.read(0, 0.2);
    meter.read(50, Number.NaN);
    meter.read(80, 0.9);
    const { auc, toTarget, curve } = meter.close();
    expect([auc, toTarget]).toEqual([null, 80]);
    expect(curve[0]).toBe(0.2);
    expect(curve).toContain(null);
    expect(createMeter(100, 0.5).close()).toMatchObject({ auc: null, final: null, toTarget: null });
  });
});

describe('the tally', () => {
  test('shares of nothing are null', () => {
    const { degenerate, refused, waste, brier, rateError, rollouts } = createTally().close();
    expect([degenerate, refused, waste, brier, rateError, rollouts]).toEqual([
      null,
      null,
      null,
      null,
      null,
      0,
    ]);
  });

  test('counts groups, equal rewards, waste, refusals, forecasts and what is missing', () => {
    const tally = createTally();
    tally.group(4, true, [1, 1, 1, 1]);
    tally.group(6, false, [1, 0]);
    tally.group(2, true, []);
    tally.refuse();
    tally.forecast(0.5, [1, 0], 0.25);
    tally.missing(3);
    tally.missing(-2);
    expect([tally.rollouts(), tally.drawn()]).toEqual([12, 3]);
    expect(tally.close()).toEqual({
      rollouts: 12,
      degenerate: 1 / 3,
      refused: 1 / 3,
      waste: 0.5,
      brier: 0.25,
      rateError: 0.25,
      shortfall: 3,
    });
  });
});

describe('the teacher', () => {
  test('teaches nothing of a group whose rewards are equal, and a large group whole', () => {
    const { kind, taught } = scriptedStudent(() => 0.5);
    const student = kind.create(createWorld(createScenario('one', { tasks: 1 }), 1));
    const teach = createTeacher(student, { normalise: 'none', average: 'rollouts' });
    teach(flight('a', [1, 1, 1]));
    teach(flight('b', []));
    expect(taught).toEqual([]);
    const rewards = Array.from({ length: 600 }, (_, i) => Number(i < 150));
    teach(flight('c', rewards));
    expect(taught).toHaveLength(1);
    expect(taught[0]!.advantages).toHaveLength(600);
    expect(taught[0]!.advantages[0]).toBeCloseTo((600 / 8) * 0.75, 12);
    expect(taught[0]!.advantages.at(-1)).toBeCloseTo((600 / 8) * -0.25, 12);
  });
});

describe('the settlement', () => {
  const answering = (verdicts: Record<string, Partial<Verdict>>) => ({
    ...scriptedContender(() => []).contender.create({ tasks: [] } as never),
    observe: (outcomes: readonly { ticket: string }[]) =>
      outcomes.flatMap(({ ticket }) => {
        const verdict = verdicts[ticket];
        return verdict === undefined ? [] : [{ ticket, admit: true, ...verdict }];
      }),
  });

  test('admits, refuses, follows up, and passes over tickets that nobody gave', () => {
    let refused = 0;
    const wanted: string[] = [];
    const curriculum = answering({
      a: {},
      b: { admit: false },
      c: { followUp: { ticket: 'd' } as never },
      d: {},
    });
    const admitted = settle(
      'here',
      {
        ...curriculum,
        observe: (all) => [...curriculum.observe(all), { ticket: 'x', admit: true }],
      },
      [flight('a', [1]), flight('b', [1]), flight('c', [1]), flight('silent', [1])],
      {
        refuse: () => refused++,
        follow: ({ ticket }) => {
          wanted.push(ticket);
          return flight(ticket, [0]);
        },
      },
    );
    expect(admitted.map(({ outcome }) => outcome.ticket)).toEqual(['a', 'c', 'd']);
    expect([refused, wanted]).toEqual([1, ['d']]);
  });
});

test('a pool in which nothing is judged has no lowest tenth, and its trial is plain JSON', () => {
  const none = createScenario('none', { tasks: 8, impossible: 0.5, noisy: 0.5 });
  const { contender } = scriptedContender(() => [{}]);
  for (const kind of students.filter(({ pool }) => pool === undefined)) {
    const trial = runTrial(contender, none, kind, 1, { budget: 40, groups: 1 });
    expect(trial.tail, kind.name).toBeNull();
    expect(trial.auc === null, kind.name).toBe(kind.name !== 'matching');
    expect(JSON.parse(JSON.stringify(trial))).toEqual(trial);
  }
});
