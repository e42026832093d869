import { describe, expect, it } from 'vitest';
import {
  balancedMixing,
  categoryBandit,
  curriculum,
  difficultySchedule,
  levels,
  restore,
  targetDifficulty,
} from '../src/index.ts';
import { levelsOf } from '../src/strategies/label/levelsOf.ts';
import { emptyPool } from '../src/strategy/poolRows.ts';
import { sharesOf, step, tasksOf } from './trainer.ts';

const ask = (version: number, groups = 1) => ({ groups, step: version, policyVersion: version });
const graded = (difficulties: readonly number[]) =>
  tasksOf(difficulties.map((difficulty) => ({ difficulty })));
const range = (n: number) => Array.from({ length: n }, (_, i) => i);

describe('targetDifficulty (AdaRFT)', () => {
  it('moves its target once per batch, as the formula says', () => {
    const run = curriculum(targetDifficulty(), { tasks: graded(range(101)), seed: 1 });
    let target = 0;
    for (let version = 0; version < 20; version++) {
      const { draws } = step(run, version, {
        groups: 5,
        right: ({ task }) => Math.max(0, 8 - Math.floor(Number(task.slice(-3)) / 6)),
      });
      const far = draws.map(({ task }) => Math.abs(Number(task.slice(-3)) - target));
      // no task left out is nearer than the farthest that was drawn
      const left = range(101).filter(
        (d) => !draws.some(({ task }) => Number(task.slice(-3)) === d),
      );
      const nearest = Math.min(...left.map((d) => Math.abs(d - target)));
      expect(Math.max(...far)).toBeLessThanOrEqual(nearest + 1e-9);
      const mean =
        draws.reduce(
          (sum, { task }) => sum + Math.max(0, 8 - Math.floor(Number(task.slice(-3)) / 6)) / 8,
          0,
        ) / 5;
      const moved = target + 10 * Math.tanh(2 * (mean - 0.5)); // a tenth of 0 … 100
      target = Math.max(0, Math.min(100, moved));
      run.ask({ ...ask(version + 1), purpose: 'evaluate' });
    }
    run.ask(ask(20)); // the last batch is taken in when the next version is asked for
    expect(run.metrics().target).toBeCloseTo(target, 9);
  });

  it('draws by chance among ties at the end of its range (the source: the same batch for ever)', () => {
    const run = curriculum(targetDifficulty(), {
      tasks: graded([...Array(50).fill(0), ...Array(50).fill(9)]),
      seed: 1,
    });
    const seen = new Set<string>();
    for (let version = 0; version < 40; version++) {
      const { draws } = step(run, version, { groups: 5, right: () => 0 }); // T stays at 0
      for (const { task, probability } of draws) {
        seen.add(task);
        expect(probability).toBeCloseTo(5 / 50, 12);
      }
    }
    expect(seen.size).toBeGreaterThan(45);
    expect([...seen].every((task) => Number(task.slice(-3)) < 50)).toBe(true);
  });

  it('keeps its target over a restart (the source has none to save)', () => {
    const run = curriculum(targetDifficulty(), { tasks: graded(range(30)), seed: 1 });
    for (let version = 0; version < 5; version++) step(run, version, { right: () => 8 });
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(again.metrics().target).toBe(run.metrics().target);
    expect(run.metrics().target).toBeGreaterThan(5);
  });

  it('is dragged down by impossible tasks as a global target, not as a prior per task', () => {
    // of each difficulty one task that works and one that never does; from 14 on half solved
    const tasks = graded(range(40).map((i) => Math.floor(i / 2)));
    const right = ({ task }: { task: string }) => {
      const i = Number(task.slice(-3));
      return i % 2 === 1 ? 0 : i / 2 < 14 ? 8 : 4;
    };
    const useful = (use: 'globalTarget' | 'perTaskPrior') => {
      const run = curriculum(targetDifficulty({ use }), { tasks, seed: 1 });
      const all = range(30).map((version) => step(run, version, { right }).draws);
      const late = all.slice(10).flat(); // before a progress gate may close: nobody learns here
      return late.filter((draw) => right(draw) === 4).length / late.length;
    };
    expect(useful('perTaskPrior')).toBeGreaterThan(0.4);
    expect(useful('globalTarget')).toBeLessThan(0.1); // its mean reward never passes ½
  });

  it('refuses tasks without a difficulty', () => {
    expect(() => curriculum(targetDifficulty(), { tasks: [{ id: 'a' }], seed: 1 })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});

describe('levels (reasoning-gym)', () => {
  const tasks = tasksOf(range(6).map((i) => ({ stratum: String(8 + Math.floor(i / 2)) })));

  it('climbs by outcomes of its top level alone, and down again', () => {
    const run = curriculum(levels({ window: 32 }), { tasks, seed: 1 });
    const top = (right: number) => {
      for (let k = 0; k < 20; k++) {
        const before = run.metrics().level;
        step(run, k, { groups: 8, right: () => right });
        if (run.metrics().level !== before) return run.metrics().level;
      }
      return undefined;
    };
    expect(top(7)).toBe(1); // 7/8 > 0.7
    expect(top(5)).toBeUndefined(); // 5/8 is between
    expect(top(8)).toBe(2);
    expect(top(8)).toBeUndefined(); // there is no level above
    expect(top(1)).toBe(1);
    expect(top(0)).toBe(0);
    expect(top(0)).toBeUndefined();
  });

  it('reads levels as numbers: 8, 9, 10', () => {
    const run = curriculum(levels(), { tasks, seed: 1 });
    const shares = sharesOf(run);
    expect(shares['task-000']).toBeCloseTo(0.5, 12); // stratum 8
    expect(shares['task-004']).toBeLessThan(1e-200); // stratum 10
  });

  it('draws from all levels below, or from the last few', () => {
    const shares = (last: number | null) => {
      const run = curriculum(levels({ window: 8, last }), { tasks, seed: 1 });
      for (let version = 0; run.metrics().level! < 2; version++)
        step(run, version, { right: () => 8 });
      return Object.values(sharesOf(run)).map((x) => Math.round(x * 1e9) / 1e9);
    };
    expect(shares(null)).toEqual(Array(6).fill(Math.round(1e9 / 6) / 1e9));
    expect(shares(2)).toEqual([0, 0, 0.25, 0.25, 0.25, 0.25]);
  });

  it('remembers two numbers, however long it runs (the source: a list of all scores)', () => {
    const run = curriculum(levels(), { tasks, seed: 1 });
    const size = () => JSON.stringify(run.snapshot().state).length;
    for (let version = 0; version < 100; version++) step(run, version, { right: () => 4 });
    const before = size();
    for (let version = 100; version < 1100; version++) step(run, version, { right: () => 4 });
    expect(size()).toBeLessThan(1.5 * before + 2e5); // the facade's last verdicts, not scores
    expect(Object.keys(run.metrics()).length).toBeLessThan(30);
  });
});

describe('categoryBandit (SEC, DUMP)', () => {
  const tasks = tasksOf(range(6).map((i) => ({ stratum: 'abc'[Math.floor(i / 2)]! })));
  const strata = (task: string) => 'abc'[Math.floor(Number(task.slice(-1)) / 2)]!;
  const right = ({ task }: { task: string }) => ({ a: 4, b: 1, c: 8 })[strata(task)]!;
  const advantage = { a: 1, b: 2 * Math.sqrt((1 / 8) * (7 / 8)), c: 0 };

  it('moves the value of drawn arms once per batch, and leaves the others bit for bit', () => {
    const run = curriculum(categoryBandit({ temperature: 0.05 }), { tasks, seed: 3 });
    const values: Record<string, number> = { a: 0, b: 0, c: 0 };
    for (let version = 0; version < 12; version++) {
      const { draws } = step(run, version, { groups: 2, right });
      const drawn = new Set(draws.map(({ task }) => strata(task)));
      run.ask({ ...ask(version + 1), purpose: 'evaluate' });
      for (const arm of drawn) values[arm] = 0.5 * advantage[arm as 'a'] + 0.5 * values[arm]!;
    }
    run.ask(ask(12));
    for (const [arm, value] of Object.entries(values))
      expect(run.metrics()[`value.${arm}`]).toBeCloseTo(value, 12);
    expect(run.metrics()['value.a']).toBeGreaterThan(0.9);
  });

  it('an arm that is not drawn keeps its value (the source: it decays to 0)', () => {
    const run = curriculum(categoryBandit({ temperature: 1e-3 }), { tasks, seed: 3 });
    for (let version = 0; version < 4; version++) step(run, version, { groups: 12, right });
    const before = run.metrics()['value.b'];
    for (let version = 4; version < 40; version++) step(run, version, { groups: 4, right });
    expect(before).toBeGreaterThan(0.3);
    expect(run.metrics()['value.b']).toBe(before);
  });

  it('draws arms by the softmax of their values, tasks within one alike', () => {
    const run = curriculum(categoryBandit(), { tasks, seed: 3 });
    step(run, 0, { groups: 40, right });
    run.ask(ask(1));
    const { a, b, c } = advantage;
    const weight = (value: number) => Math.exp(value / 2 / 0.4);
    const total = weight(a) + weight(b) + weight(c);
    const shares = sharesOf(run);
    expect(shares['task-000']).toBeCloseTo(weight(a) / total / 2, 12);
    expect(shares['task-001']).toBeCloseTo(weight(a) / total / 2, 12);
    expect(shares['task-002']).toBeCloseTo(weight(b) / total / 2, 12);
    expect(shares['task-005']).toBeCloseTo(weight(c) / total / 2, 12);
  });

  it('with the bonus adds √(2 ln(1 + all)/(1 + own)) to each value', () => {
    const run = curriculum(categoryBandit({ bonus: true }), { tasks, seed: 3 });
    const { draws } = step(run, 0, { groups: 20, right });
    run.ask(ask(1));
    const own = (arm: string) => draws.filter(({ task }) => strata(task) === arm).length;
    const weight = (arm: 'a' | 'b' | 'c') =>
      Math.exp(
        ((own(arm) && advantage[arm] / 2) + Math.sqrt((2 * Math.log(21)) / (own(arm) + 1))) / 0.4,
      );
    const total = weight('a') + weight('b') + weight('c');
    expect(sharesOf(run)['task-000']).toBeCloseTo(weight('a') / total / 2, 12);
  });

  it('takes arms in that arrive in the middle of a run', () => {
    const run = curriculum(categoryBandit(), { tasks, seed: 3 });
    step(run, 0, { groups: 20, right });
    run.change({ add: [{ id: 'late', stratum: 'd' }] });
    step(run, 1, { groups: 20, right: () => 4 });
    expect(run.metrics()['value.d']).toBeGreaterThanOrEqual(0);
    expect(sharesOf(run).late).toBeGreaterThan(0.05);
  });
});

describe('difficultySchedule (E2H)', () => {
  it('moves from easy to hard over its horizon, and stays there', () => {
    const run = curriculum(difficultySchedule({ horizon: 100 }), {
      tasks: graded(range(8)),
      seed: 1,
    });
    const byLevel = () => {
      const p = Object.values(sharesOf(run));
      return [0, 2, 4, 6].map((i) => Math.round((p[i]! + p[i + 1]!) * 1e9) / 1e9);
    };
    expect(byLevel()).toEqual([0.4, 0.3, 0.2, 0.1]);
    run.ask(ask(50));
    expect(byLevel()).toEqual([0.25, 0.25, 0.25, 0.25]);
    run.ask(ask(100));
    expect(byLevel()).toEqual([0.1, 0.2, 0.3, 0.4]);
    run.ask(ask(5000));
    expect(byLevel()).toEqual([0.1, 0.2, 0.3, 0.4]);
  });

  it('cuts by the difficulties that occur, else in parts of equal size; ties stay together', () => {
    const cut = (difficulty: readonly number[]) => {
      const pool = { ...emptyPool([]), difficulty: Float64Array.from(difficulty) };
      const { count, of } = levelsOf(pool, range(difficulty.length), 4);
      return [count, ...of];
    };
    expect(cut([5, 1, 5, 1, 1])).toEqual([2, 1, 0, 1, 0, 0]);
    expect(cut([0, 1, 2, 3, 4, 5, 6, 7])).toEqual([4, 0, 0, 1, 1, 2, 2, 3, 3]);
    expect(cut([0, 0, 0, 0, 0, 1, 2, 3])).toEqual([4, 0, 0, 0, 0, 0, 1, 2, 3]);
    expect(cut([0, 0, 0, 0, 0, 0, 1, 2, 3, 4])).toEqual([4, 0, 0, 0, 0, 0, 0, 2, 2, 3, 3]);
  });
});

describe('balancedMixing', () => {
  it('gives strata their shares, whatever their sizes', () => {
    const tasks = tasksOf(['x', 'y', 'y', 'y'].map((stratum) => ({ stratum })));
    const run = curriculum(balancedMixing({ shares: { x: 3 } }), { tasks, seed: 1 });
    const p = Object.values(sharesOf(run));
    [0.75, 1 / 12, 1 / 12, 1 / 12].forEach((share, i) => {
      expect(p[i]).toBeCloseTo(share, 12);
    });
  });

  it('refuses shares that are none', () => {
    expect(() => balancedMixing({ shares: { x: 0 } })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});
