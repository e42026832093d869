import { createRng } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { causesIn, trialsOf, type World } from '../support/causeWorld.ts';

/** Worlds in which nothing is wrong. */
const healthy: Readonly<Record<string, World>> = {
  learning: {},
  'fast learning': { learned: 4 },
  'still, prompts once each': { learned: 0, prompts: 5000 },
  curriculum: { curriculum: true },
  'groups of 4': { size: 4, groups: 48 },
  'one rollout a group': { size: 1, groups: 200 },
  'graded rewards': { graded: true },
  evaluation: { evaluation: true, steps: 4, groups: 100, learned: 0 },
  'no step': { stepless: true, steps: 10, prompts: 400 },
  'parts that both pay': { accuracy: 1 },
  'engines that agree': { ratio: { mean: -0.001, spread: 0.03 } },
};

const RUNS = process.env.RUNS === undefined ? 100 : Number(process.env.RUNS);

/** Findings of no weight: of these a healthy run may have one. */
const USUAL = new Set(['shorter-is-right', 'never-live', 'live-by-other-parts']);

it.each(Object.entries(healthy))('%s: no cause is made up', async (name, world) => {
  const rng = createRng(name.length * 1009);
  const said = new Map<string, number>();
  for (let run = 0; run < RUNS; run++)
    for (const { code, severity } of await causesIn(trialsOf(world, rng)))
      if (!USUAL.has(code))
        said.set(`${severity} ${code}`, (said.get(`${severity} ${code}`) ?? 0) + 1);
  const times = [...said.values()].reduce((sum, n) => sum + n, 0);
  expect(times).toBeLessThanOrEqual(Math.max(2, 0.02 * RUNS));
});
