import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  band,
  betaCounts,
  curriculum,
  goldilocks,
  gumbelTopK,
  merge,
  movingAverage,
  onlineBand,
  progress,
  restore,
  type Strategy,
  stratumGuard,
  uniform,
} from '../../src/index.ts';
import { compose, half, hold, ones, tasks, told } from '../support/rules.ts';

describe('composeStrategy', () => {
  it('tells estimates alone as weights tell them beside all else', () => {
    const strategy: Strategy = goldilocks({ groupSize: 4 });
    const state = strategy.init(tasks);
    const draws = strategy.ask(state, { groups: 6, step: 0, policyVersion: 0 }, createRng(3));
    strategy.observe(
      state,
      draws.map((draw, i) => ({ draw, outcome: told('', i % 2 ? ones : half), lag: 0 })),
    );
    expect(strategy.estimates?.(state)).toEqual(strategy.weights(state).components.estimate);
  });

  it('weights are soft: a task outside a filter keeps its floor, and comes back', () => {
    const run = hold({
      estimate: movingAverage({ rate: 1 }),
      score: { score: () => 1 },
      filter: [band()],
    });
    const [one] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
    const share = () => run.weights().p[run.weights().ids.indexOf(one!.task)]!;
    run.observe([told(one!.ticket, ones)]);
    expect(share()).toBeCloseTo(0.1 / 11.1, 12);
    let back = run.ask({ groups: 1, step: 1, policyVersion: 1 })[0]!;
    for (let step = 2; back.task !== one!.task; step++)
      back = run.ask({ groups: 1, step, policyVersion: 1 })[0]!;
    run.observe([told(back.ticket, half, 1)]);
    expect(share()).toBeCloseTo(1 / 12, 12);
  });

  it('no eviction: after 1 000 steps of right answers every task is still drawn', () => {
    for (const strategy of [
      goldilocks({ groupSize: 4 }),
      onlineBand({ groupSize: 4 }),
      compose(),
    ]) {
      const run = curriculum(strategy as ReturnType<typeof compose>, { tasks, seed: 5 });
      const late = new Set<string>();
      for (let step = 0; step < 1200; step++) {
        const drawn = run.ask({ groups: 4, step, policyVersion: step });
        expect(drawn.length).toBe(4);
        if (step >= 1000) for (const { task } of drawn) late.add(task);
        run.observe(drawn.map(({ ticket }) => told(ticket, ones, step)));
      }
      expect(late.size).toBe(tasks.length);
    }
  });

  it('no eviction: a guarded stratum gets its least share whatever its weight', () => {
    const run = hold({ modify: [stratumGuard(0.2)], estimate: betaCounts() });
    for (let step = 0; step < 60; step++)
      run.observe(
        run
          .ask({ groups: 6, step, policyVersion: step })
          .map(({ ticket, task }) => told(ticket, Number(task.slice(1)) % 3 ? half : ones, step)),
      );
    const { ids, p } = run.weights();
    const share = ids.reduce((sum, id, i) => sum + (Number(id.slice(1)) % 3 ? 0 : p[i]!), 0);
    expect(share).toBeCloseTo(0.2, 12);
  });

  it('a task that is not drawn is not updated with 0: its belief widens by drift per version', () => {
    const run = hold();
    const [one, two] = run.ask({ groups: 2, step: 0, policyVersion: 0 });
    run.observe([told(one!.ticket, ones)]);
    const at = run.weights().ids.indexOf(one!.task);
    expect(run.weights().components.estimate![at]).toBeCloseTo(5 / 6, 12);
    run.observe([told(two!.ticket, half, 3)]); // three versions later
    const kept = 4 * 0.9 ** 3;
    if (two!.task !== one!.task)
      expect(run.weights().components.estimate![at]).toBeCloseTo((1 + kept) / (2 + kept), 12);
    // and without drift nothing moves
    const still = hold({ score: progress(), estimate: betaCounts() });
    const [only] = still.ask({ groups: 1, step: 0, policyVersion: 0 });
    still.observe([told(only!.ticket, ones)]);
    const { estimate } = still.weights().components;
    still.ask({ groups: 1, step: 1, policyVersion: 50 });
    expect(still.weights().components.estimate).toEqual(estimate);
  });

  it('shortage is data: fewer tasks than groups, and what is missing is counted', () => {
    const run = hold({ sample: gumbelTopK() });
    expect(run.ask({ groups: 20, step: 0, policyVersion: 0 }).length).toBe(12);
    expect(run.metrics().shortfall).toBe(8);
    const again = hold();
    expect(again.ask({ groups: 20, step: 0, policyVersion: 0 }).length).toBe(20);
    expect(again.metrics().shortfall).toBe(0);
  });

  it('draws depend on seed and calls alone, not on the order of the list of tasks', () => {
    const draws = (pool: typeof tasks) =>
      hold({}, pool).ask({ groups: 9, step: 0, policyVersion: 0 });
    expect(draws([...tasks].reverse())).toEqual(draws(tasks));
    const shuffled = [...tasks].sort((x, y) => x.id.charCodeAt(2) - y.id.charCodeAt(2));
    expect(draws(shuffled)).toEqual(draws(tasks));
  });

  it('counts of two runs add where the estimator counts, and only there', () => {
    const counting = uniform({ groupSize: 4 });
    const [a, b, both] = [0, 0, 0].map(() => counting.init(tasks));
    const group = (task: string, rewards: number[]) => ({
      draw: { task, rollouts: 4, probability: 1, components: {} },
      outcome: { ticket: '', policyVersion: 0, rewards },
      lag: 0,
    });
    const first = [group('t00', ones), group('t03', half)];
    const second = [group('t03', [0, 0, 0, 0])];
    counting.observe(a!, first);
    counting.observe(b!, second);
    counting.observe(both!, [...first, ...second]);
    counting.merge(a!, b!);
    expect(counting.weights(a!)).toEqual(counting.weights(both!));
    const snapshots = [first, second].map((groups) => {
      const run = curriculum(counting, { tasks, seed: 1 });
      const tickets = new Map<string, string>();
      for (let step = 0; tickets.size < 12; step++)
        for (const { ticket, task } of run.ask({ groups: 4, step, policyVersion: 0 }))
          tickets.set(task, ticket);
      for (const { draw, outcome } of groups)
        run.observe([{ ...outcome, ticket: tickets.get(draw.task)! }]);
      return run.snapshot();
    });
    const merged = merge(snapshots, counting, { seed: 2 });
    expect(merged.weights()).toEqual(counting.weights(both!));
    expect(merged.ask({ groups: 1, step: 0, policyVersion: 0 })[0]!.ticket).toBe('run:0');
    expect(() => merge([], counting, { seed: 2 })).toThrow(RangeError);
    expect('merge' in compose()).toBe(false);
    // @ts-expect-error a decayed estimator does not count
    compose({ estimate: betaCounts({ decay: 0.5 }) }).merge;
  });

  it('a task that arrives twice is one task, and its labels are the last', () => {
    for (const modify of [[], [stratumGuard(0.1)]]) {
      const run = hold({ modify });
      run.change({ add: [{ id: 'x', stratum: 's9' }, { id: 'x', stratum: 's8' }, tasks[0]!] });
      expect(run.weights().ids.length).toBe(13);
      expect(run.ask({ groups: 9, step: 0, policyVersion: 0 }).length).toBe(9);
      expect(restore(run.snapshot(), { ruled: () => compose({ modify }) }).weights()).toEqual(
        run.weights(),
      );
      expect(() => hold({ modify }, [...tasks, tasks[0]!])).toThrow(
        expect.objectContaining({ code: 'DOMAIN' }),
      );
    }
  });

  it('a child inherits the labels it has not, and starts without evidence', () => {
    const pool = [
      { id: 'a', stratum: 'x', difficulty: 1 },
      { id: 'b', stratum: 'y', difficulty: 9 },
    ];
    const run = curriculum(goldilocks(), { tasks: pool, seed: 1 });
    for (let step = 0; step < 40; step++)
      run.observe(
        run
          .ask({ groups: 2, step, policyVersion: step })
          .map(({ ticket, task }) => told(ticket, task === 'a' ? ones : [0, 0, 0, 1], step)),
      );
    run.change({
      add: [
        { id: 'c', parent: 'a' },
        { id: 'd', parent: 'b' },
      ],
    });
    const { ids, components } = run.weights();
    const estimate = (id: string) => components.estimate![ids.indexOf(id)]!;
    expect(estimate('c')).toBeGreaterThan(0.6);
    expect(estimate('d')).toBeLessThan(0.5);
  });
});
