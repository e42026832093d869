import { createRng } from '@bits-per-sample/core';
import type { Strategy } from '@bits-per-sample/curriculum';
import type { LoggedGroup, LoggedRun } from '../../src/replay/loggedRun.ts';

/** A strategy whose shares of draws are given, whatever it sees. */
export function fixedShares(share: (id: string) => number): Strategy {
  const withIds = (ids: readonly string[]) => {
    const p = Float64Array.from(ids, share);
    const total = p.reduce((a, x) => a + x, 0);
    return { ids, p: p.map((x) => x / total), components: {} };
  };
  const strategy: Strategy<readonly string[]> = {
    kind: 'fixedShares',
    version: 1,
    config: {},
    needs: [],
    init: (tasks) => tasks.map(({ id }) => id),
    ask: (ids, { groups }) =>
      ids.slice(0, groups).map((task) => ({ task, rollouts: 1, probability: 1, components: {} })),
    observe: (_, settled) => settled.map(() => ({ admit: true })),
    change: () => {},
    weights: withIds,
    metrics: () => ({}),
    save: (ids) => [...ids],
    load: (saved) => saved as string[],
  };
  return strategy as unknown as Strategy;
}

/** A log in which the pass rate of a prompt never changes. */
export function staticLog({
  rates,
  steps,
  batch,
  rollouts,
  seed,
  draw,
}: {
  rates: readonly number[];
  steps: number;
  batch: number;
  rollouts: number;
  seed: number;
  /** Shares with which the recorded policy draws, with replacement; without, uniform without replacement. */
  draw?: readonly number[];
}): LoggedRun {
  const rng = createRng(seed);
  const groups: LoggedGroup[] = [];
  const total = draw?.reduce((a, x) => a + x, 0) ?? 1;
  const pick = (): number => {
    let u = rng.next() * total;
    return draw!.findIndex((x) => {
      u -= x;
      return u < 0;
    });
  };
  for (let at = 0; at < steps; at++) {
    const pool = rates.map((_, i) => i);
    for (let b = 0; b < batch; b++) {
      const i = draw ? pick() : pool.splice(Math.floor(rng.next() * pool.length), 1)[0]!;
      let k = 0;
      for (let j = 0; j < rollouts; j++) k += Number(rng.next() < rates[i]!);
      groups.push({
        at,
        prompt: `p${i}`,
        rollouts,
        rate: k / rollouts,
        live: Number(k > 0 && k < rollouts),
        bits: Number.NaN,
        propensity: draw ? draw[i]! / total : Number.NaN,
      });
    }
  }
  return {
    groups,
    steps: Array.from({ length: steps }, (_, at) => at),
    spent: Array.from({ length: steps }, (_, at) => (at + 1) * batch * rollouts),
    prompts: new Map(groups.map(({ prompt }) => [prompt, undefined])),
    promptCount: new Set(groups.map(({ prompt }) => prompt)).size,
    graded: false,
  };
}
