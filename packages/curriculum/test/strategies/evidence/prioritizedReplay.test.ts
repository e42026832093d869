import { describe, expect, it } from 'vitest';
import { curriculum, prioritizedReplay, restore } from '../../../src/index.ts';
import { ask, bare } from '../../support/evidence.ts';
import { answer, step, tasksOf } from '../../support/trainer.ts';

describe('prioritizedReplay (PLR)', () => {
  it('has the shares of the paper: rank^(−1/T) and staleness, P(replay) by the share seen', () => {
    const run = curriculum(prioritizedReplay(), { tasks: bare(5), seed: 4 });
    const scores: Record<string, number> = {};
    const drawnAt: Record<string, number> = {};
    for (let version = 0; Object.keys(scores).length < 3; version++) {
      const [draw] = run.ask(ask(version));
      scores[draw!.task] ??= 0.1 + 0.2 * Object.keys(scores).length;
      drawnAt[draw!.task] = version;
      run.observe([
        {
          ticket: draw!.ticket,
          policyVersion: version,
          rewards: [1, 0],
          signals: { absAdvantage: scores[draw!.task]! },
        },
      ]);
    }
    const now = Math.max(...Object.values(drawnAt)) + 4;
    run.ask({ ...ask(now), purpose: 'evaluate' }); // moves nothing
    const [last] = run.ask(ask(now));
    const seen = Object.keys(scores);
    const ranked = seen.toSorted((a, b) => scores[b]! - scores[a]!);
    const weight = (id: string) => (ranked.indexOf(id) + 1) ** (-1 / 0.3);
    const total = seen.reduce((s, id) => s + weight(id), 0);
    const age = seen.reduce((s, id) => s + now - drawnAt[id]!, 0);
    const share = (id: string) =>
      id in scores
        ? (3 / 5) * ((0.7 * weight(id)) / total + (0.3 * (now - drawnAt[id]!)) / age)
        : 1 / 5; // new ones: (1 − 3/5) / 2
    expect(last!.probability).toBeCloseTo(share(last!.task), 12);
    expect(last!.phase).toBe(last!.task in scores ? 'replay' : 'new');
  });

  it('a second group or a late one zeroes and adds up nothing (partial scores did)', () => {
    const run = curriculum(prioritizedReplay(), { tasks: bare(1), seed: 1 });
    const draws = [0, 1, 2].map((version) => run.ask(ask(version))[0]!);
    const scoreOf = () => run.weights().components.score![0];
    answer(run, 2, [draws[0]!], () => 4); // mean |r − ½| = ½
    expect(scoreOf()).toBe(0.5);
    answer(run, 2, [draws[1]!], () => 2); // 2·¼·¾
    expect(scoreOf()).toBe(0.375);
    answer(run, 2, [draws[0]!], () => 8); // told twice
    expect(scoreOf()).toBe(0.375);
    run.observe([{ ticket: draws[2]!.ticket, policyVersion: 2, rewards: [], errors: 8 }]);
    expect(scoreOf()).toBe(0.375);
  });

  it('looking at its weights changes nothing (a transform in place wrote −∞ into the scores)', () => {
    const run = curriculum(prioritizedReplay(), { tasks: bare(4), seed: 1 });
    for (let version = 0; version < 3; version++) step(run, version, { right: () => 3 });
    const before = JSON.stringify(run.snapshot());
    expect(run.weights()).toEqual(run.weights());
    expect(JSON.stringify(run.snapshot())).toBe(before);
  });

  it('robust: scores the first group of a task, and trains on replays alone', () => {
    const run = curriculum(prioritizedReplay({ robust: true }), { tasks: bare(1), seed: 1 });
    const first = step(run, 0, { groups: 1, right: () => 4 });
    expect(first.draws[0]!.phase).toBe('new');
    expect(first.verdicts[0]).toMatchObject({ admit: false, reason: 'new' });
    expect(run.weights().components.score![0]).toBe(0.5);
    const second = step(run, 1, { groups: 1, right: () => 4 });
    expect(second.draws[0]!.phase).toBe('replay');
    expect(second.verdicts[0]!.admit).toBe(true);
  });

  it('mutates replayed tasks; children inherit labels and pass rate of their parent', () => {
    const mutate = (parent: string, mutation: number) => ({ id: `${parent}/${mutation}` });
    const tasks = tasksOf([{ difficulty: 3, stratum: 'maze' }]);
    const run = curriculum(prioritizedReplay({ mutate }), { tasks, seed: 1 });
    step(run, 0, { groups: 1, right: () => 6 });
    expect(run.weights().ids).toEqual(['task-000']); // a new task has no child
    step(run, 1, { groups: 1, right: () => 6 });
    expect(run.weights().ids).toEqual(['task-000', 'task-000/0']);
    expect([...run.weights().components.estimate!]).toEqual([0.75, 0.75]);
    const phases = Array.from({ length: 30 }, (_, i) => step(run, 2 + i, { right: () => 6 }))
      .flatMap(({ draws }) => draws)
      .filter(({ task }) => task === 'task-000/0')
      .map(({ phase }) => phase);
    expect(phases[0]).toBe('mutate');
    expect(phases.at(-1)).toBe('replay');
  });

  it('keeps the function out of the snapshot, and goes on with it after a restore', () => {
    const mutate = (parent: string, mutation: number) =>
      mutation < 9 ? { id: `${parent.slice(0, 8)}/${mutation}` } : undefined;
    const run = curriculum(prioritizedReplay({ mutate }), { tasks: bare(3), seed: 1 });
    for (let version = 0; version < 5; version++) step(run, version, { right: () => 3 });
    const snapshot = JSON.parse(JSON.stringify(run.snapshot()));
    expect(JSON.stringify(snapshot)).not.toContain('mutate"');
    const again = restore(snapshot, {
      prioritizedReplay: (config) => prioritizedReplay({ ...(config as object), mutate }),
    });
    for (let version = 5; version < 9; version++)
      expect(step(again, version, { right: () => 3 })).toEqual(
        step(run, version, { right: () => 3 }),
      );
    expect(again.weights()).toEqual(run.weights());
    expect(again.weights().ids.length).toBeGreaterThan(3);
  });
});
