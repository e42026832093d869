import { createRng } from '@bits-per-sample/core';
import { describeStrategy } from '@bits-per-sample/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Assignment, type Curriculum, curriculum, restore } from '../src/index.ts';
import { eloExpected, glickoUpdate } from '../src/rating.ts';
import {
  fictitiousPlay,
  latestOpponent,
  pfsp,
  pfspWeights,
  proposerRewards,
  ratingMatch,
  ratingMatchWeights,
  roleAdvantages,
} from '../src/self-play.ts';

const agents = (count: number, from = 0) =>
  Array.from({ length: count }, (_, i) => ({ id: `v${from + i}` }));

/** Games of a world in which the learner beats an agent with a known probability. */
function play(
  run: Curriculum,
  version: number,
  winRate: (agent: string) => number,
  rng = createRng(version),
  groups = 8,
): readonly Assignment[] {
  const drawn = run.ask({ groups, step: version, policyVersion: version });
  run.observe(
    drawn.map(({ ticket, opponent, rollouts }) => ({
      ticket,
      policyVersion: version,
      rewards: Array.from({ length: rollouts }, () =>
        rng.next() < winRate(opponent!.agent) ? 1 : 0,
      ),
    })),
  );
  return drawn;
}

const shares = (run: Curriculum): Record<string, number> => {
  const { ids, p } = run.weights();
  return Object.fromEntries(ids.map((id, i) => [id, p[i]!]));
};

describeStrategy(latestOpponent, { curriculum, restore, claims: true });
describeStrategy(fictitiousPlay, { curriculum, restore, claims: true });
describeStrategy(pfsp, { curriculum, restore, claims: true });
describeStrategy(() => pfsp({ weighting: 'even', latest: 0.35, sides: 1 }), {
  curriculum,
  restore,
  claims: true,
});
describeStrategy(ratingMatch, { curriculum, restore, claims: true });

describe('pfsp', () => {
  it('finds the hard opponents and stays with them', () => {
    const run = curriculum(pfsp(), { tasks: agents(10), seed: 3 });
    const winRate = (agent: string) => (agent === 'v3' || agent === 'v8' ? 0.2 : 0.95);
    const late: string[] = [];
    for (let version = 0; version < 60; version++)
      for (const { task } of play(run, version, winRate)) if (version >= 30) late.push(task);
    const hard = late.filter((agent) => agent === 'v3' || agent === 'v8').length / late.length;
    console.log(`pfsp: share of the two hard opponents of ten: ${hard.toFixed(3)}`);
    expect(hard).toBeGreaterThan(0.7);
    const { ids, components } = run.weights();
    const estimate = components.winRate!;
    expect(estimate[ids.indexOf('v3')]).toBeCloseTo(0.2, 0);
    expect(estimate[ids.indexOf('v8')]).toBeLessThan(0.4);
  });

  it('`even` prefers opponents of its own strength', () => {
    const run = curriculum(pfsp({ weighting: 'even' }), { tasks: agents(3), seed: 3 });
    for (let version = 0; version < 40; version++)
      play(run, version, (agent) => ({ v0: 0.98, v1: 0.5, v2: 0.02 })[agent]!);
    expect(shares(run).v1).toBeGreaterThan(0.6);
  });

  it('meets an opponent it never met, and checks again one it beat long ago', () => {
    const run = curriculum(pfsp(), { tasks: agents(4), seed: 5 });
    for (let version = 0; version < 20; version++) play(run, version, () => 0.9);
    run.change({ add: [{ id: 'new' }] });
    const { ids, p, components } = run.weights();
    expect(p[ids.indexOf('new')]).toBe(Math.max(...p));
    expect(components.games![ids.indexOf('new')]).toBe(0);

    const beaten = curriculum(pfsp(), { tasks: agents(2), seed: 5 });
    play(beaten, 0, (agent) => (agent === 'v0' ? 1 : 0.3), createRng(1), 40);
    const before = shares(beaten).v0!;
    beaten.ask({ groups: 1, step: 1, policyVersion: 200 });
    expect(shares(beaten).v0).toBeGreaterThan(5 * before);
  });

  it('gives the newest snapshot its share besides', () => {
    const run = curriculum(pfsp({ latest: 0.35 }), { tasks: agents(10), seed: 1 });
    expect(shares(run).v9).toBeCloseTo(0.35 + 0.65 / 10, 12);
  });

  it('weighs late games of an older policy less', () => {
    const told = (policyVersion: number) => {
      const run = curriculum(pfsp({ decay: 0.5 }), { tasks: agents(1), seed: 1 });
      const [first] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
      run.ask({ groups: 1, step: 4, policyVersion: 4 });
      run.observe([{ ticket: first!.ticket, policyVersion, rewards: [1, 1, 1, 1] }]);
      return run.weights().components.games![0];
    };
    expect(told(4)).toBe(4);
    expect(told(2)).toBe(1);
  });
});

it('the newest of the first pool is the last by name, v10 after v9', () => {
  const run = curriculum(latestOpponent({ past: 0 }), { tasks: agents(11).reverse(), seed: 1 });
  expect(shares(run).v10).toBe(1);
});

it('shares of pfsp sum to one, fall with the win rate, and leave nobody out', () => {
  const record = fc
    .tuple(fc.integer({ min: 0, max: 50 }), fc.integer({ min: 0, max: 50 }))
    .map(([won, lost]) => ({ successes: won, attempts: won + lost }));
  fc.assert(
    fc.property(fc.array(record, { minLength: 1, maxLength: 20 }), (records) => {
      const p = pfspWeights(records);
      expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 12);
      for (const x of p) expect(x).toBeGreaterThanOrEqual(0.1 / p.length - 1e-15);
      const { successes, attempts } = records[0]!;
      const better = pfspWeights([
        { successes: successes + 1, attempts: attempts + 1 },
        ...records.slice(1),
      ]);
      expect(better[0]).toBeLessThanOrEqual(p[0]! + 1e-15);
    }),
  );
  expect(pfspWeights([{ successes: 0, attempts: 0 }])).toEqual(Float64Array.of(1));
});

describe('cyclic play: rock, paper, scissors with a dear defeat of scissors', () => {
  // equilibrium (1/4, 1/2, 1/4)
  const payoff = [
    [0, -1, 2],
    [1, 0, -1],
    [-2, 1, 0],
  ];
  const exploitability = (mix: readonly number[]) =>
    Math.max(...payoff.map((row) => row.reduce((sum, x, j) => sum + x * mix[j]!, 0)));

  /** Best response to the opponents drawn, a snapshot of it joins the pool; returns the average. */
  function average(run: Curriculum, iterations = 300) {
    const action = new Map([['v0', 0]]);
    for (let t = 1; t <= iterations; t++) {
      const drawn = run.ask({ groups: 64, step: t, policyVersion: t });
      const values = payoff.map((row) =>
        drawn.reduce((sum, { opponent }) => sum + row[action.get(opponent!.agent)!]!, 0),
      );
      action.set(`v${t}`, values.indexOf(Math.max(...values)));
      run.change({ add: [{ id: `v${t}` }] });
    }
    const mix = [0, 0, 0];
    for (const a of action.values()) mix[a]! += 1 / action.size;
    return { mix, last: [...action.values()].slice(-6) };
  }

  it('fictitious play averages to the equilibrium, where latest goes in circles', () => {
    const fictitious = average(curriculum(fictitiousPlay(), { tasks: agents(1), seed: 2 }));
    const latest = average(curriculum(latestOpponent({ past: 0 }), { tasks: agents(1), seed: 2 }));
    console.log(
      `exploitability: fictitious ${exploitability(fictitious.mix).toFixed(3)}, latest ${exploitability(latest.mix).toFixed(3)}`,
    );
    expect(exploitability(fictitious.mix)).toBeLessThan(0.1);
    expect(fictitious.mix[1]).toBeCloseTo(0.5, 1);
    expect(exploitability(latest.mix)).toBeCloseTo(1 / 3, 2);
    // rock, paper, scissors, rock, …
    latest.last.slice(1).forEach((a, i) => {
      expect(a).toBe((latest.last[i]! + 1) % 3);
    });
  });
});

describe('ratingMatch', () => {
  const rating = (agent: string) => 1000 + 100 * Number(agent.slice(1));

  it('plays at a win rate of a half, and follows a learner that gets better', () => {
    const run = curriculum(ratingMatch(), { tasks: agents(11), seed: 4 });
    const rng = createRng(9);
    const phase = (from: number, skill: number) => {
      const met: number[] = [];
      for (let version = from; version < from + 60; version++)
        for (const { task } of play(run, version, (a) => eloExpected(skill, rating(a)), rng))
          if (version >= from + 30) met.push(rating(task));
      return {
        met: met.reduce((a, b) => a + b) / met.length,
        close: met.filter((r) => Math.abs(r - skill) <= 100).length / met.length,
      };
    };
    const before = phase(0, 1400);
    const after = phase(60, 1700);
    console.log(`ratingMatch: ${JSON.stringify({ before, after })}`);
    expect(before.met).toBeGreaterThan(1330);
    expect(before.met).toBeLessThan(1470);
    expect(after.met).toBeGreaterThan(1630);
    expect(after.met).toBeLessThan(1770);
    // three of eleven are within 100 points
    expect(before.close).toBeGreaterThan(0.6);
    expect(after.close).toBeGreaterThan(0.6);
  });

  it('lets a snapshot start where the learner stands', () => {
    const run = curriculum(ratingMatch(), { tasks: agents(2), seed: 4 });
    for (let version = 0; version < 20; version++) play(run, version, () => 0.9);
    const learner = run.metrics().rating!;
    run.change({ add: [{ id: 'copy' }] });
    const { ids, components } = run.weights();
    expect(components.rating![ids.indexOf('copy')]).toBe(learner);
    expect(learner).toBeGreaterThan(1600);
  });

  it('counts an opponent of unknown strength as nearly even', () => {
    const learner = { rating: 1500, deviation: 30 };
    const shares = ratingMatchWeights(learner, [
      { rating: 1800, deviation: 30 },
      { rating: 1800, deviation: 1000 },
    ]);
    expect(shares[1]).toBeGreaterThan(2 * shares[0]!);
  });
});

it('Glicko moves what is uncertain, and a game takes no certainty away', () => {
  const rating = fc.double({ min: 500, max: 2500, noNaN: true });
  const deviation = fc.double({ min: 0, max: 400, noNaN: true });
  const player = fc.record({ rating, deviation });
  fc.assert(
    fc.property(player, player, fc.constantFrom(0, 0.5, 1), (one, opponent, score) => {
      const after = glickoUpdate(one, [{ opponent, score }]);
      expect(after.deviation).toBeLessThanOrEqual(one.deviation);
      if (score === 1) expect(after.rating).toBeGreaterThanOrEqual(one.rating);
      const twice = glickoUpdate(one, [{ opponent, score, games: 2 }]);
      const apart = glickoUpdate(one, [
        { opponent, score },
        { opponent, score },
      ]);
      expect(twice.rating).toBeCloseTo(apart.rating, 9);
    }),
  );
  const known = { rating: 1500, deviation: 0 };
  expect(glickoUpdate(known, [{ opponent: known, score: 1 }])).toEqual(known);
  expect(() => glickoUpdate(known, [{ opponent: known, score: 2 }])).toThrow(/score in \[0, 1\]/);
  expect(() => glickoUpdate(known, [{ opponent: known, score: 1, games: -1 }])).toThrow(/games/);
  expect(() => glickoUpdate({ rating: 0, deviation: -1 }, [])).toThrow(/player.deviation/);
});

describe('role baselines', () => {
  it('score a batch by what came before it, whatever its order', () => {
    const games = [
      { role: 'first', reward: 1 },
      { role: 'second', reward: 0 },
      { role: 'first', reward: 0 },
    ];
    const { baseline } = roleAdvantages(games);
    expect(baseline.mean.first).toBeCloseTo((0.5 * 0.95) / 0.975, 12);
    const there = roleAdvantages(games, baseline).advantages;
    const back = roleAdvantages([...games].reverse(), baseline).advantages;
    expect([...back].reverse()).toEqual([...there]);
    expect(there[0]).toBe(1 - baseline.mean.first!);
  });

  it('an unfair game gives neither role an advantage on average', () => {
    const rng = createRng(8);
    let baseline = roleAdvantages([]).baseline;
    const sums = { first: 0, second: 0 };
    for (let t = 0; t < 4000; t++) {
      const won = rng.next() < 0.7 ? 1 : -1;
      const { advantages, baseline: next } = roleAdvantages(
        [
          { role: 'first', reward: won },
          { role: 'second', reward: -won },
        ],
        baseline,
      );
      baseline = JSON.parse(JSON.stringify(next));
      sums.first += advantages[0]! / 4000;
      sums.second += advantages[1]! / 4000;
    }
    expect(Math.abs(sums.first)).toBeLessThan(0.02);
    expect(Math.abs(sums.second)).toBeLessThan(0.02);
    expect(baseline.mean.first).toBeCloseTo(0.4, 0);
    expect(() => roleAdvantages([], baseline, { decay: 1 })).toThrow(/decay in \[0, 1\)/);
    expect(roleAdvantages([{ role: 'toString', reward: 2 }]).advantages[0]).toBe(2);
  });
});

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

it('pays a proposer for what the solver made of its tasks', () => {
  const outcomes = [[1, 0], [0, 0], [0.4, 0.6, 1, 0], [1], [], [1, Number.NaN]].map((rewards) => ({
    rewards,
  }));
  expect([...proposerRewards(outcomes, { rule: 'absoluteZero' })]).toEqual([
    0.5,
    0,
    0.5,
    NaN,
    NaN,
    NaN,
  ]);
  expect(proposerRewards(outcomes, { rule: 'rZero', threshold: 1 })[2]).toBe(0.5);
  expect(() => proposerRewards(outcomes, { threshold: Number.NaN })).toThrow(/threshold a number/);
  expect(() => proposerRewards(outcomes, { rule: 'other' as never })).toThrow(/rule/);
});
