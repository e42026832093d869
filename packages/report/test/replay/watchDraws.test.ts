import { createRng } from '@bits-per-sample/core';
import { uniform } from '@bits-per-sample/curriculum';
import { describe, expect, it } from 'vitest';
import type { LoggedGroup, LoggedRun } from '../../src/replay/loggedRun.ts';
import { watchDraws } from '../../src/replay/watchDraws.ts';
import { weightCheck } from '../../src/replay/weightedMeans.ts';

const group = (at: number, prompt: string, rate: number, propensity = Number.NaN): LoggedGroup =>
  ({ at, prompt, rate, propensity, rollouts: 4, success: Math.round(4 * rate) }) as never;
const run = (groups: readonly LoggedGroup[]): LoggedRun =>
  ({
    groups,
    prompts: new Map(groups.map(({ prompt }) => [prompt, undefined])),
    steps: [...new Set(groups.map(({ at }) => at))],
    graded: false,
  }) as never;
const watched = (groups: readonly LoggedGroup[], batch?: number) =>
  watchDraws(run(groups), uniform(), { batch, rng: createRng(1) });

describe('draws beside those of a log', () => {
  const log = [
    group(0, 'a', 0),
    group(0, 'b', 0.5),
    group(0, 'c', 1),
    group(1, 'a', 0),
    group(1, 'b', 1),
    group(1, 'd', 0.5),
  ];

  it('tell what a prompt did when it was last drawn, as shares that are 1 in all', () => {
    const { draws, seenBefore } = watched(log);
    expect(draws.recorded).toEqual({ unseen: 1 / 3, failed: 1 / 3, between: 1 / 3, solved: 0 });
    // uniform over the four prompts: a failed, b between, c solved, d unseen
    for (const share of Object.values(draws.replayed)) expect(share).toBeCloseTo(1 / 4, 12);
    expect(seenBefore).toBe(2);
  });

  it('count which of their own stand in the same step of the log', () => {
    const { drawn, drawsAll } = watched(log, 1000);
    expect([drawn.groups, drawn.prompts]).toEqual([1000, 4]);
    // the second step of the log holds three of the four prompts; 60 draws are 4.4 deviations
    expect(Math.abs(drawn.inLog - 750)).toBeLessThan(60);
    expect(drawsAll).toBe(true);
    expect(watched(log, 4).drawsAll).toBe(true);
    expect(watched(log, 2).drawsAll).toBe(false);
    expect(watched(log).drawsAll).toBe(false);
  });

  it('weigh a group by its chance against the one that was logged', () => {
    const even = watched(log).weighted.map(({ weight }) => weight);
    for (const weight of even) expect(weight).toBeCloseTo(1, 12);
    const logged = log.map((one) => ({ ...one, propensity: 0.5 }));
    for (const { weight } of watched(logged).weighted) expect(weight).toBeCloseTo(0.5, 12);
    expect(
      weightCheck(watched(logged).weighted, { level: 0.95, rng: createRng(1) }).value,
    ).toBeCloseTo(0.5, 12);
  });

  it('compare nothing in a log of one step', () => {
    const one = watched(log.slice(0, 3));
    expect(one.weighted).toEqual([]);
    expect(one.drawsAll).toBe(false);
    expect(weightCheck([], { level: 0.95, rng: createRng(1) }).method).toBe(
      'undefined: no group to compare',
    );
  });
});
