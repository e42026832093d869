import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { curriculum, restore, type Strategy } from '../../src/index.ts';
import {
  alpGmm,
  covarGmm,
  domainRandomization,
  expandingBox,
  riac,
  uniformSpace,
} from '../../src/space.ts';
import { square, teach } from '../support/learnableCorner.ts';
import { dimensions, rising, step } from '../support/space.ts';

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
