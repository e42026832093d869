import { betainc, createRng, lgamma } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  band,
  betaCounts,
  type ComposedState,
  composeStrategy,
  curriculum,
  fixed,
  nearTarget,
  passVariance,
  restore,
  type Score,
  thompsonTopK,
} from '../../src/index.ts';
import { betaMass } from '../../src/sample/betaMass.ts';
import { binomial } from '../../src/sample/binomial.ts';
import { drawRateWithin } from '../../src/sample/drawRateWithin.ts';

const size = 1500;

const tasks = Array.from({ length: size }, (_, i) => ({ id: `t${String(i).padStart(4, '0')}` }));

/** 900 tasks never drawn, 300 with 4 of 8, 200 with 1 of 8, the others with all kinds of counts. */
function start(score: Score, drift = 1) {
  const strategy = composeStrategy({
    kind: 'thompson',
    config: {},
    estimate: betaCounts({ drift }),
    score,
    sample: thompsonTopK(),
    allocate: fixed(),
  });
  const state = strategy.init(tasks);
  for (let i = 900; i < size; i++) {
    const right = i < 1200 ? 4 : i < 1400 ? 1 : i % 9;
    const rewards = Array.from({ length: 8 }, (_, k) => (k < right ? 1 : 0));
    const draw = { task: tasks[i]!.id, rollouts: 8, probability: 1, components: {} };
    strategy.observe(state, [{ draw, outcome: { ticket: '', policyVersion: 0, rewards }, lag: 0 }]);
  }
  return { strategy, state };
}

const group = (task: string) => {
  const i = Number(task.slice(1));
  return i < 900 ? 0 : i < 1200 ? 1 : i < 1400 ? 2 : 3;
};

/** Mean number of draws from each group, with its standard error, and the mean estimate of N. */
function ask(
  { strategy, state }: { strategy: ReturnType<typeof composeStrategy>; state: ComposedState },
  groups: number,
  replicates: number,
) {
  const rng = createRng(5);
  const sums = new Float64Array(5);
  const squares = new Float64Array(5);
  for (let r = 0; r < replicates; r++) {
    const drawn = strategy.ask(state, { groups, step: 0, policyVersion: 0 }, rng);
    expect(drawn.length).toBe(groups);
    expect(new Set(drawn.map((draw) => draw.task)).size).toBe(groups);
    const row = new Float64Array(5);
    for (const { task, probability } of drawn) {
      row[group(task)]!++;
      row[4]! += 1 / probability;
    }
    row.forEach((x, k) => {
      sums[k]! += x;
      squares[k]! += x * x;
    });
  }
  return Array.from(sums, (sum, k) => {
    const mean = sum / replicates;
    return { mean, error: Math.sqrt((squares[k]! / replicates - mean * mean) / replicates) };
  });
}

describe('Thompson sampling by classes of equal beliefs', () => {
  const scores: [string, Score][] = [
    ['p(1 − p)', passVariance()],
    ['a target of 0.4', nearTarget({ target: 0.4 })],
  ];
  it.each(scores)('has the distribution of drawing for every task: %s', (_, score) => {
    const quick = start(score);
    expect(quick.state.lots[0]!.beliefs!.classes(128).length).toBe(3);
    // the same state without the index draws for each task
    const slow = {
      ...quick,
      state: { ...quick.state, lots: [{ ...quick.state.lots[0]!, beliefs: undefined }] },
    };
    for (const groups of [3, 280]) {
      const [one, other] = [ask(quick, groups, 250), ask(slow, groups, 100)];
      one.forEach(({ mean, error }, k) => {
        const { mean: wanted, error: more } = other[k]!;
        if (k < 4) expect(Math.abs(mean - wanted)).toBeLessThan(4 * Math.hypot(error, more) + 1e-9);
        else expect(Math.abs(mean - size)).toBeLessThan(4 * error);
      });
    }
  });

  it('draws tasks with fading beliefs one by one, the others together', () => {
    const { state } = start(passVariance(), 0.9);
    expect(state.lots[0]!.beliefs!.classes(1).map(({ a, b, count }) => [a, b, count])).toEqual([
      [1, 1, 900],
    ]);
  });

  it('goes on after a restore, and follows tasks that come and go', () => {
    const strategy = () =>
      composeStrategy({
        kind: 'thompson',
        config: {},
        estimate: betaCounts(),
        score: passVariance(),
        filter: [band({ floor: 0.5 })],
        sample: thompsonTopK(),
        allocate: fixed({ groupSize: 4 }),
      });
    let run = curriculum(strategy(), { tasks, seed: 1 });
    for (let step = 0; step < 12; step++) {
      const again = restore(JSON.parse(JSON.stringify(run.snapshot())), { thompson: strategy });
      const request = { groups: 40, step, policyVersion: step };
      const drawn = run.ask(request);
      expect(again.ask(request)).toEqual(drawn);
      const outcomes = drawn.map(({ ticket }, k) => ({
        ticket,
        policyVersion: step,
        rewards: [1, Number(k % 2 > 0), Number(k % 3 > 0), Number(k % 5 > 0)],
      }));
      expect(again.observe(outcomes)).toEqual(run.observe(outcomes));
      for (const one of [run, again])
        one.change({ remove: [drawn[0]!.task, tasks[step * 7]!.id], add: [{ id: `new${step}` }] });
      expect(again.weights()).toEqual(run.weights());
      run = step % 2 ? again : run;
    }
  });
});

describe('exact draws', () => {
  const cases = [
    [5, 0.3],
    [40, 0.02],
    [1000, 0.4],
    [1_000_000, 3e-6],
  ] as const;
  it.each(cases)('binomial(%d, %d) (χ², one false alarm in 10 000)', (n, p) => {
    const rng = createRng(2);
    const draws = 20_000;
    const counts = new Map<number, number>();
    for (let i = 0; i < draws; i++) {
      const k = binomial(n, p, rng);
      counts.set(k, (counts.get(k) ?? 0) + 1);
    }
    const mass = (k: number) =>
      Math.exp(
        lgamma(n + 1) -
          lgamma(k + 1) -
          lgamma(n - k + 1) +
          k * Math.log(p) +
          (n - k) * Math.log1p(-p),
      );
    let square = 0;
    let cells = 0;
    for (let k = 0; k <= Math.min(n, n * p + 40 * Math.sqrt(n * p) + 20); k++) {
      const wanted = draws * mass(k);
      if (wanted < 8) continue;
      square += ((counts.get(k) ?? 0) - wanted) ** 2 / wanted;
      cells++;
    }
    const df = cells;
    expect(square).toBeLessThan(df * (1 - 2 / (9 * df) + 3.72 * Math.sqrt(2 / (9 * df))) ** 3);
    expect([binomial(9, 0, rng), binomial(99, 1, rng), binomial(0, 0.5, rng)]).toEqual([0, 99, 0]);
  });

  const within = [
    [1, 1, 0.4, 0.45],
    [9, 2, 0.4, 0.6],
    [0.5, 0.5, 0, 0.01],
    [0.5, 3, 0.2, 0.9],
    [30, 4, 0.5, 0.52],
  ] as const;
  it.each(within)('Beta(%d, %d) within (%d, %d) (χ²)', (a, b, lower, upper) => {
    const rng = createRng(8);
    const mass = betaMass({ a, b }, [lower, upper]);
    const cells = new Float64Array(20);
    const below = betainc(lower, a, b);
    const draws = 10_000;
    for (let i = 0; i < draws; i++) {
      const x = drawRateWithin({ a, b }, [lower, upper], mass, rng);
      cells[Math.min(19, Math.max(0, Math.floor((20 * (betainc(x, a, b) - below)) / mass)))]!++;
    }
    const square = cells.reduce((sum, n) => sum + (n - draws / 20) ** 2 / (draws / 20), 0);
    expect(square).toBeLessThan(50.8);
  });
});
