import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ComposedState } from '../../src/compose/composedState.ts';
import {
  betaCounts,
  composeStrategy,
  curriculum,
  everyStrategy,
  fixed,
  goldilocks,
  merge,
  onlineBand,
  passVariance,
  restore,
  type Strategy,
  type Task,
  thompsonTarget,
  thompsonVariance,
  uniform,
  withReplacement,
} from '../../src/index.ts';
import { pfsp } from '../../src/self-play.ts';

const request = { groups: 4, step: 0, policyVersion: 0 };

/** 500 prompts that were rolled out 16 times each. */
const measured = Array.from({ length: 500 }, (_, i) => ({
  id: `prompt-${String(i).padStart(3, '0')}`,
  successes: i % 17,
  attempts: 16,
}));

it('takes the next 64 prompts from 500 measured ones', () => {
  const run = curriculum(goldilocks({ groupSize: 8 }), { tasks: measured, seed: 1 });
  const next = run.ask({ groups: 64, step: 0, policyVersion: 0 }).map(({ task }) => task);

  expect(new Set(next).size).toBe(64);
  const rates = next.map((id) => Number(id.slice(-3)) % 17);
  // of those solved never or always almost none, of those in between most
  expect(rates.filter((k) => k === 0 || k === 16).length).toBeLessThan(3);
  expect(rates.filter((k) => k >= 4 && k <= 12).length).toBeGreaterThan(48);
});

/** One group of these counts, told to a strategy that has just begun. */
function told(strategy: Strategy<ComposedState>, tasks: readonly Task[]): ComposedState {
  const state = strategy.init(tasks.map(({ successes: _, attempts: __, ...task }) => task));
  for (const { id, successes = 0, attempts = 0 } of tasks) {
    if (attempts === 0) continue;
    const rewards = Array.from({ length: attempts }, (_, i) => (i < successes ? 1 : 0));
    const draw = { task: id, rollouts: attempts, probability: 1, components: {} };
    strategy.observe(state, [
      { draw, outcome: { ticket: '', policyVersion: -1, rewards }, lag: 0 },
    ]);
  }
  return state;
}

describe.each([
  ['goldilocks', goldilocks],
  ['uniform', uniform],
  ['onlineBand', onlineBand],
  ['thompsonTarget', thompsonTarget],
  ['thompsonVariance', thompsonVariance],
  ['interpolatedPosterior', everyStrategy.interpolatedPosterior],
  ['learningProgress', everyStrategy.learningProgress],
])('%s believes counts', (_, make) => {
  const strategy = (make as () => Strategy<ComposedState>)();
  const counts = fc
    .array(fc.tuple(fc.nat(12), fc.nat(12)), { minLength: 2, maxLength: 6 })
    .map((pairs) =>
      pairs.map(([a, b], i) => ({
        id: `t${i}`,
        difficulty: (i * 5) % 7,
        successes: Math.min(a, b),
        attempts: Math.max(a, b),
      })),
    );

  it('as one group that came back before the first ask', () => {
    fc.assert(
      fc.property(counts, (tasks) => {
        const known = strategy.weights(strategy.init(tasks)).components.estimate;
        const seen = strategy.weights(told(strategy, tasks)).components.estimate;
        expect(Array.from(known!)).toEqual(Array.from(seen!));
      }),
    );
  });

  it('whatever the order of the list, and over a snapshot', () => {
    fc.assert(
      fc.property(counts, (tasks) => {
        const run = curriculum(strategy, { tasks, seed: 3 });
        const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
        const reversed = curriculum(strategy, { tasks: [...tasks].reverse(), seed: 3 });
        const drawn = run.ask(request);
        expect(again.ask(request)).toEqual(drawn);
        expect(reversed.ask(request)).toEqual(drawn);
      }),
    );
  });
});

it('is what an estimator of plain counts holds', () => {
  const run = curriculum(uniform(), { tasks: [{ id: 'a', successes: 5, attempts: 8 }], seed: 1 });
  expect(run.weights().components.estimate![0]).toBe(6 / 10);
});

it('counts of a task that arrives are evidence, those of one that is known are not', () => {
  const run = curriculum(uniform(), { tasks: [{ id: 'a', successes: 5, attempts: 8 }], seed: 1 });
  run.change({
    add: [
      { id: 'a', successes: 0, attempts: 100 },
      { id: 'b', successes: 1, attempts: 2 },
    ],
  });
  expect(Array.from(run.weights().components.estimate!)).toEqual([6 / 10, 2 / 4]);
  run.change({ remove: ['a'] });
  run.change({ add: [{ id: 'a', successes: 0, attempts: 2 }] });
  expect(Array.from(run.weights().components.estimate!)).toEqual([2 / 4, 1 / 4]);
});

describe('merge', () => {
  const counted = () =>
    composeStrategy({
      kind: 'counted',
      config: {},
      estimate: betaCounts(),
      score: passVariance(),
      sample: withReplacement(),
      allocate: fixed({ groupSize: 4 }),
    });
  const run = (seed: number, successes: number, attempts: number, rewards: readonly number[]) => {
    const one = curriculum(counted(), { tasks: [{ id: 'a', successes, attempts }], seed });
    const [{ ticket } = { ticket: '' }] = one.ask({ ...request, groups: 1 });
    one.observe([{ ticket, policyVersion: 0, rewards }]);
    return one.snapshot();
  };
  const rateOf = (snapshots: Parameters<typeof merge>[0]) =>
    merge(snapshots, counted(), { seed: 9 }).weights().components.estimate![0];

  it('counts once what several runs were given', () => {
    expect(rateOf([run(1, 3, 4, [1, 1]), run(2, 3, 4, [0, 0, 0])])).toBe((1 + 3 + 2) / (2 + 4 + 5));
  });

  it('keeps what one of them was given, whichever it is', () => {
    expect(rateOf([run(1, 0, 0, [1, 1]), run(2, 3, 4, [0, 0])])).toBe((1 + 3 + 2) / (2 + 4 + 4));
    expect(rateOf([run(1, 3, 4, [1, 1]), run(2, 0, 0, [0, 0])])).toBe((1 + 3 + 2) / (2 + 4 + 4));
    const three = [run(1, 0, 0, [1]), run(2, 3, 4, [1]), run(3, 3, 4, [1])];
    expect(rateOf(three)).toBe((1 + 3 + 3) / (2 + 4 + 3));
  });
});

describe('what belongs to a run alone', () => {
  const solved = ['1', '2'].map((stratum) => ({
    id: stratum,
    stratum,
    difficulty: Number(stratum),
    successes: 5000,
    attempts: 5000,
  }));

  it('a ladder begins at the bottom', () => {
    const run = curriculum(everyStrategy.levels!({} as never), { tasks: solved, seed: 1 });
    run.ask(request);
    expect(run.metrics().level).toBe(0);
  });

  it('a target of difficulty begins with the easiest', () => {
    const run = curriculum(everyStrategy.targetDifficulty!({} as never), {
      tasks: solved,
      seed: 1,
    });
    run.ask({ ...request, policyVersion: 1 });
    expect(run.metrics().target).toBe(1);
  });
});

it('is a profile that was made before', () => {
  const tasks = [
    { id: 'inside', successes: 4, attempts: 8 },
    { id: 'outside', successes: 8, attempts: 8 },
    { id: 'unknown' },
  ];
  const run = curriculum(everyStrategy.offlineBand!({} as never), { tasks, seed: 1 });
  const [first] = run.ask({ ...request, groups: 1 });
  expect(first).toMatchObject({ task: 'unknown', phase: 'probe' });
  expect(run.metrics()['band.inside']).toBe(1);
});

it('is a task that was seen', () => {
  const tasks = [{ id: 'a', successes: 4, attempts: 8 }];
  const run = curriculum(everyStrategy.prioritizedReplay!({} as never), { tasks, seed: 1 });
  expect(run.ask({ ...request, groups: 1 })[0]!.phase).toBe('replay');
});

it('is a record against an opponent', () => {
  const tasks = [
    { id: 'weak', successes: 60, attempts: 64 },
    { id: 'strong', successes: 2, attempts: 64 },
  ];
  const run = curriculum(pfsp({ uniform: 0 }), { tasks, seed: 1 });
  const { ids, p, components } = run.weights();
  expect(ids).toEqual(['weak', 'strong']);
  expect(p[1]).toBeGreaterThan(0.95);
  expect(Array.from(components.games!)).toEqual([64, 64]);
});

it.each([
  [{ successes: 1 }, /curriculum: expected attempts of a an integer/],
  [{ attempts: 1 }, /successes of a an integer in \[0, 1\], got undefined/],
  [{ successes: 2, attempts: 1 }, /successes of a an integer in \[0, 1\], got 2/],
  [{ successes: 0.5, attempts: 1 }, /successes of a/],
  [{ successes: 0, attempts: 2 ** 20 + 1 }, /attempts of a/],
  [{ successes: NaN, attempts: NaN }, /attempts of a/],
  [{ successes: '1', attempts: '2' } as never, /attempts of a/],
])('refuses %j', (counts, message) => {
  const tasks = [{ id: 'a', ...counts }];
  for (const make of [goldilocks, pfsp])
    expect(() => curriculum(make() as Strategy, { tasks, seed: 1 })).toThrow(message);
  const run = curriculum(goldilocks(), { tasks: [{ id: 'b' }], seed: 1 });
  expect(() => run.change({ add: tasks })).toThrow(/^change: /);
});
