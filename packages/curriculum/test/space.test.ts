import { createRng, type Rng } from '@bits-per-sample/core';
import { describeStrategy } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import { type Curriculum, curriculum, restore, type Strategy } from '../src/index.ts';
import {
  alpGmm,
  covarGmm,
  domainRandomization,
  expandingBox,
  riac,
  uniformSpace,
} from '../src/space.ts';
import { square, teach } from './learnableCorner.ts';

const dimensions = { x: [0, 1], y: [-5, 5] } as const;
const regions = (...ids: string[]) => ids.map((id) => ({ id }));
const laws = { curriculum, restore, claims: true, fixedPool: true };

// the regions of a space stand where the pool of tasks is elsewhere
describeStrategy(() => uniformSpace({ dimensions }), { ...laws, tasks: regions('space') });
describeStrategy(() => expandingBox({ dimensions }), { ...laws, tasks: regions('box') });
describeStrategy(() => alpGmm({ dimensions }), { ...laws, tasks: regions('random') });
describeStrategy(() => covarGmm({ dimensions }), { ...laws, tasks: regions('random') });
describeStrategy(() => riac({ dimensions }), { ...laws, tasks: regions('random', 'region-0') });
describeStrategy(() => domainRandomization({ dimensions }), {
  ...laws,
  tasks: regions('inside', 'x:low', 'x:high', 'y:low', 'y:high'),
});

type Params = Readonly<Record<string, number>>;

/** One step of a world in which a place is passed with a known probability. */
function step(run: Curriculum, version: number, passRate: (at: Params) => number, rng: Rng) {
  const drawn = run.ask({ groups: 10, step: version, policyVersion: version });
  run.observe(
    drawn.map(({ ticket, params, rollouts }) => {
      const p = passRate(params!);
      const rewards = Array.from({ length: rollouts }, () => (rng.next() < p ? 1 : 0));
      return { ticket, policyVersion: version, rewards };
    }),
  );
  return drawn;
}

const rising =
  (version: number) =>
  ({ x }: Params) =>
    x! < 0.5 ? Math.min(1, version / 20) : 0.1;

// small, so that Gaussians are fitted and regions split within a few steps
const busy = {
  alpGmm: () => alpGmm({ dimensions, fit: 20, buffer: 40, components: [2, 3] }),
  covarGmm: () => covarGmm({ dimensions, fit: 20, buffer: 40, components: [2, 3] }),
  riac: () => riac({ dimensions, region: 16, most: 6 }),
  domainRandomization: () => domainRandomization({ dimensions, queue: 2 }),
  expandingBox: () => expandingBox({ dimensions, queue: 2 }),
  uniformSpace: () => uniformSpace({ dimensions }),
} as const;

describe.each(Object.entries(busy))('%s', (_, make) => {
  const start = () => curriculum(make(), { tasks: [], seed: 11 });

  it('goes on from a snapshot bit for bit, at every step', () => {
    const run = start();
    for (let version = 0; version < 12; version++) {
      const twin = restore(JSON.parse(JSON.stringify(run.snapshot())));
      const here = step(run, version, rising(version), createRng(version));
      expect(step(twin, version, rising(version), createRng(version))).toEqual(here);
      expect(twin.snapshot()).toEqual(run.snapshot());
    }
  });

  it('draws regions as often as its weights say, places within the space', () => {
    const run = start();
    for (let version = 0; version < 12; version++)
      step(run, version, rising(version), createRng(version));
    // the fits that are due happen at the next ask
    run.ask({ groups: 1, step: 12, policyVersion: 12 });
    const { ids, p } = run.weights();
    const drawn = run.ask({ groups: 4000, step: 12, policyVersion: 12 });
    const chiSquare = ids.reduce((sum, id, i) => {
      const expected = drawn.length * p[i]!;
      return sum + (drawn.filter(({ task }) => task === id).length - expected) ** 2 / expected;
    }, 0);
    expect(chiSquare).toBeLessThan(30); // at most 6 degrees of freedom, p = 4e-5
    for (const { params, probability, task, rollouts } of drawn) {
      expect(probability).toBe(p[ids.indexOf(task)]);
      expect(rollouts).toBe(8);
      if (!(params!.x! >= 0 && params!.x! <= 1 && params!.y! >= -5 && params!.y! <= 5))
        expect.fail(JSON.stringify(params));
    }
  });

  it('remembers a bounded number of groups', () => {
    const run = start();
    const size = () =>
      JSON.stringify((run.snapshot().state as { strategy: unknown }).strategy).length;
    for (let version = 0; version < 40; version++)
      step(run, version, rising(version), createRng(version));
    const before = size();
    for (let version = 40; version < 120; version++)
      step(run, version, rising(version), createRng(version));
    expect(size()).toBeLessThan(1.5 * before + 500);
  });

  it('evaluates evenly over the whole space, and has no use for tasks', () => {
    const run = start();
    run.change({ add: [{ id: 'task' }], remove: ['space'] });
    const drawn = run.ask({
      groups: 2000,
      rolloutBudget: 4000,
      step: 0,
      policyVersion: 0,
      purpose: 'evaluate',
    });
    const centre = drawn.reduce((sum, { params }) => sum + params!.y! / 2000, 0);
    expect(Math.abs(centre)).toBeLessThan(0.3);
    expect(drawn[0]).toMatchObject({ probability: 1, rollouts: 2, components: { density: 1 } });
  });

  it('takes in lost groups and rewards of any scale', () => {
    const strategy = make();
    const scaled = curriculum({ ...strategy, ...make() }, { tasks: [], seed: 11 });
    const [lost, wild] = scaled.ask({ groups: 2, step: 0, policyVersion: 0 });
    const before = scaled.weights();
    scaled.observe([{ ticket: lost!.ticket, policyVersion: 0, rewards: [], errors: 8 }]);
    expect(scaled.weights()).toEqual(before);
    scaled.observe([{ ticket: wild!.ticket, policyVersion: 0, rewards: [1e9, -1e9] }]);
    expect(scaled.weights().p.every((share) => share > 0)).toBe(true);
  });
});

describe('domainRandomization', () => {
  // able within [0.2, 0.85] of x and everywhere in y
  const able =
    (low: number, high: number) =>
    ({ x }: Params) =>
      x! >= low && x! <= high ? 0.95 : 0.05;

  it('expands to the boundary of ability, and comes back when ability drops', () => {
    const run = curriculum(domainRandomization({ dimensions }), { tasks: [], seed: 5 });
    const rng = createRng(2);
    let version = 0;
    for (; version < 200; version++) step(run, version, able(0.2, 0.85), rng);
    const wide = run.metrics();
    for (; version < 400; version++) step(run, version, able(0.4, 0.6), rng);
    const narrow = run.metrics();
    console.log(`domainRandomization: ${JSON.stringify({ wide, narrow })}`);
    // within one step beyond the boundary
    expect(wide['x:low']).toBeGreaterThan(0.05);
    expect(wide['x:low']).toBeLessThanOrEqual(0.25);
    expect(wide['x:high']).toBeGreaterThanOrEqual(0.75);
    expect(wide['x:high']).toBeLessThan(0.98);
    expect(wide['y:low']).toBe(-5);
    expect(wide['y:high']).toBe(5);
    expect(narrow['x:low']).toBeGreaterThan(0.27);
    expect(narrow['x:high']).toBeLessThan(0.73);
  });

  it('never shrinks past where it started, and leaves out what was seen at an old boundary', () => {
    const strategy = domainRandomization({
      dimensions: { x: [0, 1] },
      start: { x: 0.3 },
      queue: 1,
    });
    const run = curriculum(strategy, { tasks: [], seed: 5 });
    const drawn = run.ask({ groups: 60, step: 0, policyVersion: 0 });
    const high = drawn.filter(({ task }) => task === 'x:high');
    const tell = (i: number, reward: number) =>
      run.observe([{ ticket: high[i]!.ticket, policyVersion: 0, rewards: [reward] }]);
    tell(0, 0);
    expect(run.metrics()['x:high']).toBeCloseTo(0.3, 12);
    tell(1, 1);
    expect(run.metrics()['x:high']).toBeCloseTo(0.4, 12);
    tell(2, 1);
    expect(run.metrics()['x:high']).toBeCloseTo(0.4, 12);
  });
});

describe('expandingBox', () => {
  const run = () =>
    curriculum(expandingBox({ dimensions, queue: 3, start: { x: 0.1 } }), { tasks: [], seed: 5 });
  const tell = (held: Curriculum, reward: number) => {
    const [drawn] = held.ask({ groups: 1, step: 0, policyVersion: 0 });
    held.observe([{ ticket: drawn!.ticket, policyVersion: 0, rewards: [reward] }]);
    return drawn!.params!;
  };

  it('grows after masteries in a row, shrinks after failures in a row', () => {
    const held = run();
    for (const reward of [1, 1, 0.5, 1, 1]) tell(held, reward);
    expect(held.metrics().size).toBe(0.2);
    tell(held, 1);
    expect(held.metrics().size).toBe(0.4);
    for (const reward of [0, 0, 1, 0, 0]) tell(held, reward);
    expect(held.metrics().size).toBe(0.4);
    tell(held, 0);
    expect(held.metrics().size).toBe(0.2);
    for (let i = 0; i < 30; i++) tell(held, 1);
    expect(held.metrics().size).toBe(1);
  });

  it('is moved inwards where it would stick out', () => {
    const held = run();
    for (let i = 0; i < 50; i++) expect(tell(held, 0.5).x).toBeLessThanOrEqual(0.2);
  });
});

describe('riac', () => {
  it('cuts where progress changes, counting the groups on both sides', () => {
    const cuts = Array.from({ length: 12 }, (_, seed) => {
      const strategy = riac({ dimensions: { x: [0, 1] }, groupSize: 1, most: 2 });
      const state = strategy.init([]);
      const rng = createRng(seed);
      for (let i = 0; i < 200; i++) {
        const x = rng.next();
        const passRate = x < 0.5 ? i / 200 : 0.3;
        strategy.observe(state, [
          {
            draw: { task: 'random', rollouts: 1, probability: 1, params: { x }, components: {} },
            outcome: { ticket: '', policyVersion: 0, rewards: [rng.next() < passRate ? 1 : 0] },
            lag: 0,
          },
        ]);
      }
      strategy.ask(state, { groups: 1, step: 0, policyVersion: 0 }, rng);
      return (state as { regions: { high: Float64Array }[] }).regions[0]!.high[0]!;
    });
    const near = cuts.filter((cut) => Math.abs(cut - 0.5) < 0.15).length;
    console.log(`riac: cuts at ${cuts.map((cut) => cut.toFixed(2)).join(' ')}`);
    expect(near).toBeGreaterThanOrEqual(9);
  });

  it('states the density of its places', () => {
    const strategy = riac({ dimensions, region: 16, most: 6, modes: [0.8, 0.2, 0] });
    const run = curriculum(strategy, { tasks: [], seed: 3 });
    for (let version = 0; version < 12; version++)
      step(run, version, rising(version), createRng(version));
    run.ask({ groups: 1, step: 12, policyVersion: 12 });
    // the mean of 1 / density is the volume of the space
    const drawn = run.ask({ groups: 10_000, step: 12, policyVersion: 12 });
    const volume = drawn.reduce((sum, { components }) => sum + 1 / components.density! / 10_000, 0);
    expect(volume).toBeCloseTo(1, 1);
    const high = drawn.filter(({ params }) => params!.x! < 0.25 && params!.y! < 0);
    const weighed = high.reduce((sum, { components }) => sum + 1 / components.density! / 10_000, 0);
    expect(Math.abs(weighed - 0.125)).toBeLessThan(0.02);
  });
});

it.each([
  ['alpGmm', () => alpGmm(square)],
  ['riac', () => riac(square)],
] as const)('%s finds the learnable corner beside coin tosses', (name, strategy) => {
  const seeds = [1, 2];
  const mean = (make: () => Strategy) => {
    const taught = seeds.map((seed) => teach(make(), seed));
    const of = (key: 'share' | 'mastery') => taught.reduce((sum, t) => sum + t[key], 0) / 2;
    return { share: of('share'), mastery: of('mastery') };
  };
  const taught = mean(strategy);
  const even = mean(() => uniformSpace(square));
  console.log(`${name}: ${JSON.stringify({ taught, even })}`);
  expect(taught.share).toBeGreaterThan(1.5 * even.share);
  expect(taught.mastery).toBeGreaterThan(even.mastery + 0.05);
});

it('draws evenly where nothing changes', () => {
  for (const make of [busy.alpGmm, busy.covarGmm]) {
    const run = curriculum(make(), { tasks: [], seed: 2 });
    for (let version = 0; version < 8; version++) step(run, version, () => 1, createRng(version));
    const { ids, p } = run.weights();
    expect(ids.length).toBeGreaterThan(1);
    expect(p[0]).toBeGreaterThan(0.99);
  }
});

it('names the option at fault', () => {
  const wrong = (make: () => unknown, message: RegExp) => expect(make).toThrow(message);
  wrong(() => uniformSpace({ dimensions: {} }), /dimensions with at least one name/);
  wrong(() => uniformSpace({} as never), /dimensions with at least one name/);
  wrong(() => uniformSpace({ dimensions: { x: [1, 1] } }), /dimensions.x with minimum < maximum/);
  wrong(() => uniformSpace({ dimensions, groupSize: 0 }), /groupSize an integer in \[1, 1048576\]/);
  wrong(() => uniformSpace({ dimensions, rewardRange: [1, 1] }), /rewardRange two different/);
  wrong(() => alpGmm({ dimensions, fit: 5 }), /fit an integer in \[10, 65536\]/);
  wrong(() => alpGmm({ dimensions, buffer: 100 }), /buffer an integer in \[250, 65536\]/);
  wrong(() => covarGmm({ dimensions, components: [3, 2] }), /components two integers/);
  wrong(() => covarGmm({ dimensions, random: 0 }), /random in \(0, 1\]/);
  wrong(() => riac({ dimensions, region: 4 }), /region an integer in \[8, 65536\]/);
  wrong(() => riac({ dimensions, splits: 0 }), /splits an integer in \[1, 4096\]/);
  wrong(() => riac({ dimensions, modes: [0.5, 0.2, 0.1] }), /modes three shares of 1/);
  wrong(() => domainRandomization({ dimensions, queue: 0 }), /queue an integer ≥ 1/);
  wrong(() => domainRandomization({ dimensions, boundary: 1 }), /boundary in \(0, 1\)/);
  wrong(() => domainRandomization({ dimensions, step: 0 }), /step in \(0, 1\]/);
  wrong(() => domainRandomization({ dimensions, low: 0.8 }), /low in \[0, high = 0.7\]/);
  wrong(() => domainRandomization({ dimensions, start: { x: 2 } }), /start.x in \[0, 1\], got 2/);
  wrong(() => expandingBox({ dimensions, steps: 0 }), /steps an integer ≥ 1/);
  wrong(() => expandingBox({ dimensions, high: 2 }), /high ≤ 1/);
  wrong(() => expandingBox({ dimensions, start: { y: 9 } }), /start.y in \[-5, 5\], got 9/);
});
