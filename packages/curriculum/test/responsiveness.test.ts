import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  betaCounts,
  type ComposedState,
  composeStrategy,
  curriculum,
  fixed,
  goldilocks,
  type Modifier,
  passVariance,
  responsiveness,
  type Strategy,
  thompsonVariance,
  withReplacement,
} from '../src/index.ts';
import { adaptiveHint, hintNow } from '../src/modify/adaptiveHint.ts';
import golden from './golden/responsiveness.json' with { type: 'json' };

/** A strategy around one modifier, and a way to tell it groups. */
function around(modify: Modifier, tasks: { id: string; maxHint?: number }[]) {
  const strategy = composeStrategy({
    kind: 'test',
    config: {},
    estimate: betaCounts(),
    score: passVariance(),
    modify: [modify],
    sample: withReplacement(),
    allocate: fixed(),
  });
  const state = strategy.init(tasks);
  const tell = (
    task: string,
    { n, right, ...draw }: { n: number; right: number; hint?: number; estimate?: number },
  ) => {
    const { estimate, ...more } = draw;
    const rewards = Array.from({ length: n }, (_, i) => Number(i < right));
    const components: Record<string, number> = estimate === undefined ? {} : { estimate };
    strategy.observe(state, [
      {
        draw: { task, rollouts: n, probability: 1, components, ...more },
        outcome: { ticket: '', policyVersion: 0, rewards },
        lag: 0,
      },
    ]);
  };
  return {
    tell,
    pool: state.pool,
    factor: (row: number) => modify.modify(1, state.pool, row, 0.5),
  };
}

const three = ['t0', 't1', 't2'].map((id) => ({ id }));

describe('responsiveness', () => {
  it('agrees with weighted least squares in NumPy over a log of 240 groups', () => {
    const { tell, factor } = around(responsiveness(golden.options), three);
    golden.log.forEach(({ task, ...group }, k) => {
      tell(`t${task}`, group);
      for (const row of [0, 1, 2])
        expect(Math.abs(factor(row) - golden.factors[k]![row]!)).toBeLessThan(golden.tolerance);
    });
    // the log is worth the name: the task at rest is found out, the one that rises is not
    expect(golden.factors.at(-1)![1]).toBeLessThan(0.3);
    expect(golden.factors.at(-1)![0]).toBe(1);
  });

  it('measures by the slowest pace that counts where the whole pool is at rest', () => {
    const { tell, factor } = around(responsiveness(), three);
    const rng = createRng(4);
    for (let k = 0; k < 900; k++) {
      let right = 0;
      for (let i = 0; i < 8; i++) right += Number(rng.next() < 0.5);
      tell(['t0', 't0', 't0', 't0', 't1'][k % 5]!, { n: 8, right });
    }
    // the more a task was trained in vain, the less it keeps; t2 was never tried
    expect(factor(0)).toBeLessThan(factor(1));
    expect(factor(1)).toBeLessThanOrEqual(1);
    expect(factor(2)).toBe(1);
  });

  it('leaves out groups with a hint, and groups of equal rewards add no exposure', () => {
    const { tell, factor, pool } = around(responsiveness(), three);
    for (let k = 0; k < 20; k++) {
      tell('t0', { n: 8, right: 4, hint: 0.5 });
      tell('t1', { n: 8, right: 0 });
    }
    expect(pool.columns['responsiveness.weight']![0]).toBe(0);
    expect(pool.columns['responsiveness.exposure']![1]).toBe(0);
    expect([factor(0), factor(1)]).toEqual([1, 1]);
  });

  it('says what it expected', () => {
    expect(() => responsiveness({ spread: 0 })).toThrow('expected spread > 0, got 0');
    expect(() => responsiveness({ optimism: -1 })).toThrow('expected optimism ≥ 0');
    expect(() => responsiveness({ floor: 2 })).toThrow('expected floor in (0, 1]');
    expect(() => responsiveness({ slowest: 0 })).toThrow('expected slowest > 0');
    expect(() => responsiveness({ memory: 1 })).toThrow('expected memory ≥ 2');
  });
});

describe('adaptiveHint', () => {
  const tasks = [{ id: 'a', maxHint: 0.25 }, { id: 'b' }];

  it('climbs after failures up to the maximum, descends after successes, and can go back up', () => {
    const { tell, pool } = around(adaptiveHint(), tasks);
    const path: number[] = [];
    for (const right of [0, 0, 0, 0, 2, 5, 8, 8, 8, 0]) {
      tell('a', { n: 8, right, hint: hintNow(pool, 0) });
      path.push(Math.round(100 * hintNow(pool, 0)) / 100);
    }
    expect(path).toEqual([0.1, 0.2, 0.25, 0.25, 0.25, 0.15, 0.05, 0, 0, 0.1]);
  });

  it('touches no task without a solution, and no answer to another hint', () => {
    const { tell, pool } = around(adaptiveHint(), tasks);
    tell('b', { n: 8, right: 0 });
    tell('a', { n: 8, right: 0, hint: 0.2 });
    expect([hintNow(pool, 0), hintNow(pool, 1)]).toEqual([0, 0]);
  });

  it('moves the belief with the hint: evidence shrinks, the pass rate shifts by its worth', () => {
    const { tell, pool } = around(adaptiveHint({ step: 0.25, worth: 4, carry: 0.5 }), tasks);
    tell('a', { n: 8, right: 0, hint: 0 });
    const { 'beta.successes': right, 'beta.failures': wrong } = pool.columns;
    // 0 of 8 smoothed to 0.16 of 8.32, odds 0.0196…, times e, of half the evidence
    const odds = (0.16 / 8.16) * Math.E;
    expect(right![0]! + wrong![0]!).toBeCloseTo(4, 12);
    expect(right![0]! / 4).toBeCloseTo(odds / (1 + odds), 12);
  });

  it('says what it expected', () => {
    expect(() => adaptiveHint({ step: 0 })).toThrow('expected step in (0, 1]');
    expect(() => adaptiveHint({ worth: 0 })).toThrow('expected worth > 0');
    expect(() => adaptiveHint({ carry: 2 })).toThrow('expected carry in [0, 1]');
  });
});

describe('goldilocks', () => {
  /** Rolls out tasks whose pass rates are given, untrained or rising, and counts the draws. */
  function play(
    rate: (task: string, draws: number) => number,
    seed: number,
    strategy: Strategy<ComposedState> = goldilocks(),
  ) {
    const names = Array.from({ length: 40 }, (_, i) => `t${String(i).padStart(2, '0')}`);
    const run = curriculum(strategy, { tasks: names.map((id) => ({ id })), seed });
    const rng = createRng(seed);
    const draws = new Map<string, number>();
    const late = new Map<string, number>();
    for (let step = 0; step < 300; step++) {
      const asked = run.ask({ groups: 8, step, policyVersion: step });
      run.observe(
        asked.map(({ ticket, task, rollouts }) => {
          const p = rate(task, draws.get(task) ?? 0);
          draws.set(task, (draws.get(task) ?? 0) + 1);
          if (step >= 150) late.set(task, (late.get(task) ?? 0) + 1);
          const rewards = Array.from({ length: rollouts }, () => Number(rng.next() < p));
          return { ticket, policyVersion: step, rewards };
        }),
      );
    }
    return { draws, late };
  }

  it('leaves noisy tasks alone once it has seen that they do not move', () => {
    // t00 … t07 answer at random for ever; the others rise from 0.15 to 0.95 in 40 draws
    const broken = (task: string) => task < 't08';
    const noisyShare = (strategy: Strategy<ComposedState>) => {
      const rate = (task: string, k: number) =>
        broken(task) ? 0.5 : Math.min(0.95, 0.15 + k / 50);
      const { late } = play(rate, 5, strategy);
      let [noisy, all] = [0, 0];
      for (const [task, count] of late) {
        all += count;
        if (broken(task)) noisy += count;
      }
      return noisy / all;
    };
    expect(noisyShare(goldilocks())).toBeLessThan(0.5 * noisyShare(thompsonVariance()));
  });

  it('still looks at a task that was mastered, and finds out when it is forgotten', () => {
    let forgotten = false;
    const { late } = play((task, k) => {
      forgotten ||= k > 120;
      return task === 't39' && forgotten ? 0.5 : Math.min(1, 0.25 + k / 100);
    }, 6);
    expect(late.get('t39') ?? 0).toBeGreaterThan(0);
  });
});
