import { describe, expect, it } from 'vitest';
import { curriculum, restore } from '../../src/index.ts';
import {
  fictitiousPlay,
  latestOpponent,
  pfsp,
  pfspWeights,
  ratingMatch,
} from '../../src/self-play.ts';
import { agents, play } from '../support/selfPlay.ts';

describe.each([
  ['latestOpponent', latestOpponent],
  ['fictitiousPlay', fictitiousPlay],
  ['pfsp', pfsp],
  ['ratingMatch', ratingMatch],
] as const)('%s', (_, strategy) => {
  it('draws either seat alike', () => {
    const run = curriculum(strategy(), { tasks: agents(5), seed: 6 });
    const drawn = run.ask({ groups: 2000, step: 0, policyVersion: 0 });
    for (const { task, opponent } of drawn) expect(opponent!.agent).toBe(task);
    const first = drawn.filter(({ opponent }) => opponent!.side === 0).length;
    expect(Math.abs(first - 1000)).toBeLessThan(100);
  });

  it('goes on from a snapshot as if nothing had happened', () => {
    const run = curriculum(strategy(), { tasks: agents(4), seed: 6 });
    for (let version = 0; version < 6; version++) {
      play(run, version, (agent) => 0.2 * Number(agent.slice(1)));
      if (version === 3) run.change({ add: agents(1, 4), remove: ['v1'] });
      const twin = restore(JSON.parse(JSON.stringify(run.snapshot())));
      const request = { groups: 5, step: 9, policyVersion: version };
      expect(twin.ask(request)).toEqual(run.ask(request));
      expect(twin.weights()).toEqual(run.weights());
      expect(twin.snapshot()).toEqual(run.snapshot());
    }
  });

  it('takes in what trainers report: matches, draws, errors, agents that left', () => {
    const run = curriculum(strategy({ groupSize: 2, sides: 1, rewardRange: [-1, 1] }), {
      tasks: agents(2),
      seed: 6,
    });
    const drawn = run.ask({ groups: 6, rolloutBudget: 24, step: 0, policyVersion: 0 });
    expect(drawn[0]).toMatchObject({ rollouts: 4 });
    expect(drawn[0]!.opponent).toEqual({ agent: drawn[0]!.task });
    const before = run.weights();
    const idle = { ticket: drawn[5]!.ticket, policyVersion: 0, rewards: [], errors: 4 };
    expect(run.observe([idle])[0]).toMatchObject({ admit: false, reason: 'errors' });
    expect(run.weights()).toEqual(before);
    const verdicts = run.observe([
      { ticket: drawn[0]!.ticket, policyVersion: 0, rewards: [1], match: 'win' },
      { ticket: drawn[1]!.ticket, policyVersion: 0, rewards: [1], match: 'draw' },
      { ticket: drawn[2]!.ticket, policyVersion: 0, rewards: [-1, 0, 1, 5] },
    ]);
    expect(verdicts.map(({ admit }) => admit)).toEqual([true, true, true]);
    run.change({ remove: ['v0', 'v1'] });
    run.observe([{ ticket: drawn[3]!.ticket, policyVersion: 0, rewards: [1, 1] }]);
    expect(() => run.ask({ groups: 1, step: 1, policyVersion: 1 })).toThrow(/pool with at least/);
    run.change({ add: agents(3) });
    const evaluation = run.ask({ groups: 9, step: 1, policyVersion: 1, purpose: 'evaluate' });
    expect(new Set(evaluation.map(({ opponent }) => opponent!.agent)).size).toBe(3);
  });

  it('names the option at fault', () => {
    expect(() => strategy({ groupSize: 0 })).toThrow(
      /groupSize an integer in \[1, 1048576\], got 0/,
    );
    expect(() => strategy({ sides: 0 })).toThrow(/sides an integer ≥ 1/);
    expect(() => strategy({ rewardRange: [1, 1] })).toThrow(/rewardRange two different numbers/);
  });
});

it('names the option at fault', () => {
  expect(() => latestOpponent({ past: 2 })).toThrow(/past in \[0, 1\], got 2/);
  expect(() => fictitiousPlay({ decay: -1 })).toThrow(/decay/);
  expect(() => pfsp({ weighting: 'soft' as never })).toThrow(/weighting 'hard' or 'even'/);
  expect(() => pfsp({ latest: 2 })).toThrow(/latest/);
  expect(() => pfspWeights([], { uniform: -1 })).toThrow(/uniform/);
  expect(() => ratingMatch({ drift: -1 })).toThrow(/drift ≥ 0/);
  expect(() => ratingMatch({ target: 0 })).toThrow(/target in \(0, 1\)/);
  expect(() => ratingMatch({ width: 0 })).toThrow(/width > 0/);
});
