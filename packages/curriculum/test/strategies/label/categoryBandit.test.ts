import { describe, expect, it } from 'vitest';
import { categoryBandit, curriculum } from '../../../src/index.ts';
import { ask, range } from '../../support/labels.ts';
import { sharesOf, step, tasksOf } from '../../support/trainer.ts';

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
