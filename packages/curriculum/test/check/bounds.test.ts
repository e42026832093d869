import { describe, expect, it } from 'vitest';
import {
  betaCounts,
  curriculum,
  everyStrategy,
  fixed,
  goldilocks,
  neyman,
  type Strategy,
  windowMean,
} from '../../src/index.ts';
import { alphaRank, eloDifference, glickoUpdate, winRates } from '../../src/rating.ts';
import {
  attemptsForTarget,
  balancedSubset,
  bestOfAttempts,
  bitsPerRolloutOfPassK,
  e2hCosine,
  e2hGaussian,
  learnabilityUnbiased,
  majorityVoteBinary,
  moppsUpdate,
  nextLevel,
} from '../../src/rules.ts';
import { pfspWeights } from '../../src/self-play.ts';

const most = Number.MAX_SAFE_INTEGER;
const dimensions = { x: [0, 1] };

/** Sizes on which work depends are refused above a bound; others cost no more when they are huge. */
describe('huge arguments', { timeout: 5000 }, () => {
  it.each<[string, () => unknown, RegExp]>([
    ['fixed', () => fixed({ groupSize: 1e9 }), /^fixed: expected groupSize/],
    ['neyman', () => neyman(betaCounts(), { groupSize: 1e9 }), /^neyman: expected groupSize/],
    ['windowMean', () => windowMean({ groups: 1e9 }), /^windowMean: expected groups/],
    ['e2hCosine', () => e2hCosine(0.5, 1e9), /^e2hCosine: expected levels/],
    ['e2hGaussian', () => e2hGaussian(0.5, most), /^e2hGaussian: expected levels/],
    [
      'ask',
      () =>
        curriculum(goldilocks(), { tasks: [{ id: 'a' }], seed: 1 }).ask({
          groups: 1e12,
          step: 0,
          policyVersion: 0,
        }),
      /^ask: expected groups/,
    ],
  ])('%s refuses', (_, call, message) => {
    expect(call).toThrow(message);
  });

  it.each(Object.keys(everyStrategy))('%s refuses a group of a billion', (kind) => {
    const config = { dimensions, horizon: 9, groupSize: 1e9 } as never;
    expect(() => everyStrategy[kind]!(config)).toThrow(`${kind}: expected groupSize`);
  });

  it.each([
    ['difficultySchedule', { horizon: 9, levels: 1e9 }, 'levels'],
    ['riac', { dimensions, splits: 1e9 }, 'splits'],
    ['riac', { dimensions, most: 1e9 }, 'most'],
    ['riac', { dimensions, region: 1e9 }, 'region'],
    ['alpGmm', { dimensions, buffer: 1e9 }, 'buffer'],
    ['covarGmm', { dimensions, fit: 1e9, buffer: 1e9 }, 'fit'],
    ['covarGmm', { dimensions, components: [2, 1e9] }, 'components'],
    ['screenThenContinue', { more: 1e9 }, 'more'],
  ])('%s refuses %j', (kind, config, name) => {
    expect(() => everyStrategy[kind]!(config as never)).toThrow(`${kind}: expected ${name}`);
  });

  it('rules answer at once', () => {
    expect(majorityVoteBinary(0.6, most)).toBe(1);
    expect(bestOfAttempts(1e-300, { max: most })).toBe(most);
    expect(bitsPerRolloutOfPassK(1e-9, 1e300)).toBe(0);
    expect(attemptsForTarget(1e-300, 1 - 2 ** -53)).toBeGreaterThan(1e301);
    expect(learnabilityUnbiased({ successes: 1, attempts: most })).toBeGreaterThan(0);
    const { a } = moppsUpdate({ a: 1e300, b: 1 }, { successes: 1e300, attempts: 1e300 });
    expect(a).toBeGreaterThan(1e300);
    expect(nextLevel(most, 1)).toBe(most + 1);
    expect(balancedSubset([0, 1], { next: () => 0 } as never, { keep: most }).indices).toEqual([
      0, 1,
    ]);
  });

  it('ratings answer at once', () => {
    expect(alphaRank([0, 1, 0, 0], { alpha: 1e300, population: most })[0]).toBeCloseTo(1);
    expect(eloDifference({ wins: 1e15, losses: 1e15 }).value).toBe(0);
    const opponent = { rating: 1500, deviation: 50 };
    const games = [{ opponent, score: 1, games: most }];
    expect(glickoUpdate(opponent, games).deviation).toBeLessThan(1);
    const rates = winRates({ players: ['a', 'b'], wins: Float64Array.of(0, 1e15, 1e15, 0) });
    expect(rates[0]![1]!.value).toBeCloseTo(0.5);
    expect(pfspWeights([{ successes: 1e15, attempts: 2e15 }])).toEqual(Float64Array.of(1));
  });

  it.each(Object.keys(everyStrategy))('%s lives on when versions jump', (kind) => {
    const strategy = everyStrategy[kind]!({ dimensions, horizon: 9 } as never) as Strategy;
    const tasks = [{ id: 'a', stratum: 's', difficulty: 1, features: { x: 1 } }];
    const run = curriculum(strategy, { tasks, seed: 1 });
    const request = { groups: 1, step: 0, policyVersion: 0 };
    const { ticket } = run.ask(request)[0]!;
    run.observe([{ ticket, policyVersion: 1e15, rewards: [1, 0] }]);
    expect(run.ask({ ...request, policyVersion: most })).toHaveLength(1);
    expect(run.weights().p.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
  });
});
