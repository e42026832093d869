import { describe, expect, it } from 'vitest';
import {
  curriculum,
  interpolatedPosterior,
  learnability,
  learningProgress,
  offlineBand,
  prioritizedReplay,
  restore,
} from '../src/index.ts';
import { answer, sharesOf, step, tasksOf } from './trainer.ts';

const ask = (version: number, groups = 1) => ({ groups, step: version, policyVersion: version });
const bare = (n: number) => tasksOf(Array.from({ length: n }, () => ({})));

describe('offlineBand', () => {
  it('profiles each task once, then draws by what it found', () => {
    const run = curriculum(offlineBand(), { tasks: bare(6), seed: 1 });
    // task-i gets i right of 8: inside are those with 2/8 … 5/8, the tasks 2 to 5
    const right = ({ task }: { task: string }) => Number(task.slice(-1));
    const first = step(run, 0, { groups: 4, right }).draws;
    const second = step(run, 1, { groups: 2, right }).draws;
    expect([...first, ...second].map(({ task }) => task).sort()).toEqual(bare(6).map((t) => t.id));
    expect([...first, ...second].every(({ phase }) => phase === 'probe')).toBe(true);
    const shares = sharesOf(run);
    expect(shares['task-003']).toBeCloseTo(1 / 4.02, 12);
    expect(shares['task-001']).toBeCloseTo(0.01 / 4.02, 12);
    expect(run.ask(ask(2))[0]!.phase).toBeUndefined();
    expect(run.metrics()).toMatchObject({ 'band.profiled': 6, 'band.inside': 4 });
  });

  it('says in its metrics that the band has gone out of date', () => {
    const run = curriculum(offlineBand(), { tasks: bare(4), seed: 1 });
    step(run, 0, { right: () => 4 });
    step(run, 50, { right: () => 8 });
    expect(run.metrics()).toMatchObject({
      'band.inside': 4,
      'band.leftSinceProfile': 4,
      'band.oldestProfile': 50,
    });
  });

  it('profiles anew when told to, and never by itself', () => {
    const phases = (reprofileEvery: number | null) => {
      const run = curriculum(offlineBand({ reprofileEvery }), { tasks: bare(2), seed: 1 });
      step(run, 0, { groups: 2, right: () => 4 });
      return run.ask(ask(100)).map(({ phase }) => phase);
    };
    expect(phases(null)).toEqual([undefined]);
    expect(phases(10)).toEqual(['probe']);
  });

  it('evicts nothing for ever: tasks outside still come (one-way pools drained)', () => {
    const run = curriculum(offlineBand({ floor: 0.1 }), { tasks: bare(20), seed: 1 });
    const only = ({ task }: { task: string }) => (task === 'task-000' ? 4 : 8);
    for (let version = 0; version < 5; version++) step(run, version, { right: only });
    const later = Array.from({ length: 40 }, (_, i) => step(run, 5 + i, { right: only }).draws);
    expect(new Set(later.flat().map(({ task }) => task)).size).toBeGreaterThan(15);
  });
});

describe('learnability (SFL)', () => {
  it('gives half of the draws to the best of the sweep, by the unbiased p(1 − p)', () => {
    const run = curriculum(learnability({ sample: 6, keep: 2, share: 0.5 }), {
      tasks: bare(6),
      seed: 1,
    });
    const right = ({ task }: { task: string }) => Number(task.slice(-1));
    step(run, 0, { groups: 6, right });
    // k(8 − k) is largest for 4 and, of 3 and 5, the first
    const shares = sharesOf(run);
    for (const [id, share] of Object.entries(shares)) {
      const kept = id === 'task-004' || id === 'task-003';
      expect(share).toBeCloseTo(0.5 / 6 + (kept ? 0.25 : 0), 12);
    }
  });

  it('sweeps again after `every` versions, and counts what the sweep costs', () => {
    const run = curriculum(learnability({ every: 5, sample: 4, keep: 2 }), {
      tasks: bare(10),
      seed: 1,
    });
    const phases: (string | undefined)[] = [];
    for (let version = 0; version < 7; version++) {
      const { draws, verdicts } = step(run, version, { groups: 2, right: () => 4 });
      phases.push(draws[0]!.phase);
      expect(verdicts.every(({ admit }) => admit)).toBe(true);
    }
    const swept = 'probe';
    expect(phases).toEqual([swept, swept, undefined, undefined, undefined, swept, swept]);
    expect(run.metrics()).toMatchObject({ 'sweep.number': 2, rollouts: 7 * 2 * 8 });
  });

  it('keeps a distribution when it may keep more than there are (top-k above N broke one)', () => {
    const run = curriculum(learnability({ sample: 50, keep: 1000 }), { tasks: bare(3), seed: 1 });
    step(run, 0, { groups: 3, right: () => 4 });
    for (const share of Object.values(sharesOf(run))) expect(share).toBeCloseTo(1 / 3, 12);
  });

  it('returns as many groups as it was asked for from the first draw on', () => {
    const run = curriculum(learnability(), { tasks: bare(30), seed: 1 });
    expect(run.ask(ask(0, 17)).length).toBe(17);
  });
});

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

describe('interpolatedPosterior (BOTS)', () => {
  it('moves the belief of a task that is not drawn once per version, as a loop does', () => {
    // anchors that agree make the prediction 0.75, wherever the learner stands
    const tasks = tasksOf([
      { features: { weak: 0.75, strong: 0.75 } },
      { features: { weak: 0.75, strong: 0.75 } },
    ]);
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    for (let version = 0; version <= 6; version++) run.ask(ask(version));
    let [a, b] = [1, 1];
    for (let version = 0; version < 6; version++) {
      a = 0.8 * a + 0.2 * 1 + 0.2 * 16 * 0.75;
      b = 0.8 * b + 0.2 * 1 + 0.2 * 16 * 0.25;
    }
    for (const mean of run.weights().components.estimate!)
      expect(mean).toBeCloseTo(a / (a + b), 12);
  });

  it('takes rollouts in as the rule says, and the version of the group once', () => {
    const tasks = tasksOf([{ features: { weak: 0.75, strong: 0.75 } }]);
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    step(run, 0, { groups: 1, right: () => 2 });
    const [a, b] = [0.8 + 0.2 + 0.8 * 2 + 0.2 * 16 * 0.75, 0.8 + 0.2 + 0.8 * 6 + 0.2 * 16 * 0.25];
    expect(run.weights().components.estimate![0]).toBeCloseTo(a / (a + b), 12);
    run.ask(ask(1)); // the step of version 0 is made already
    expect(run.weights().components.estimate![0]).toBeCloseTo(a / (a + b), 12);
  });

  it('learns where the learner stands between its anchors, and says it of tasks never drawn', () => {
    const tasks = tasksOf(
      Array.from({ length: 40 }, (_, i) => ({ features: { weak: i / 80, strong: 0.5 + i / 80 } })),
    );
    const strategy = interpolatedPosterior({ anchors: ['weak', 'strong'] });
    const run = curriculum(strategy, { tasks, seed: 1 });
    const truth = (id: string) => Number(id.slice(-3)) / 80 + 0.5 * 0.75;
    for (let version = 0; version < 150; version++)
      run.observe(
        run.ask(ask(version, 8)).map(({ ticket, task }) => ({
          ticket,
          policyVersion: version,
          rewards: [truth(task), truth(task)],
        })),
      );
    expect(run.metrics().capability).toBeCloseTo(0.75, 2);
  });

  it('keeps its posterior over a restart (the released state is empty)', () => {
    const run = curriculum(interpolatedPosterior(), { tasks: bare(4), seed: 1 });
    for (let version = 0; version < 6; version++) step(run, version, { right: () => 7 });
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(again.weights()).toEqual(run.weights());
    expect(again.metrics()).toEqual(run.metrics());
  });
});

describe('learningProgress', () => {
  it('has the shares that its formula has, computed here in full', () => {
    const run = curriculum(learningProgress(), { tasks: bare(4), seed: 2 });
    const fast: Record<string, number> = {};
    const slow: Record<string, number> = {};
    const right = (version: number) => (draw: { task: string }) =>
      [0, version % 2, Math.min(8, version), 8][Number(draw.task.slice(-1))]!;
    for (let version = 0; version < 12; version++) {
      const { draws } = step(run, version, { right: right(version) });
      for (const draw of draws) {
        const rate = right(version)(draw) / 8;
        const first = !(draw.task in fast);
        fast[draw.task] = first ? rate : 0.1 * rate + 0.9 * fast[draw.task]!;
        slow[draw.task] = first ? rate : 0.1 * fast[draw.task]! + 0.9 * slow[draw.task]!;
      }
    }
    const stretch = (p: number) => (p * 0.9) / (p + 0.1 * (1 - 2 * p));
    const ids = run.weights().ids;
    const change = ids.map((id) => Math.abs(stretch(fast[id]!) - stretch(slow[id]!)));
    const moving = ids.filter((id, i) => change[i]! > 0 || fast[id]! > 0);
    expect(moving).not.toContain('task-000'); // never solved
    const of = (id: string) => change[ids.indexOf(id)]!;
    const mean = moving.reduce((s, id) => s + of(id), 0) / moving.length;
    const sd = Math.sqrt(moving.reduce((s, id) => s + (of(id) - mean) ** 2, 0) / moving.length);
    const weight = (id: string) =>
      moving.includes(id) ? 1 / (1 + Math.exp((mean - of(id)) / sd)) : 0;
    const total = ids.reduce((s, id) => s + weight(id), 0);
    for (const [id, share] of Object.entries(sharesOf(run)))
      expect(share).toBeCloseTo(0.25 / 4 + (0.75 * weight(id)) / total, 10);
  });

  it('is not fooled by a reward that does not depend on the learner', () => {
    const run = curriculum(learningProgress(), { tasks: bare(2), seed: 2 });
    // task-000 pays half of the time for ever, task-001 is being learned
    for (let version = 0; version < 16; version++)
      step(run, version, { right: ({ task }) => (task === 'task-000' ? 4 : version / 2) });
    const shares = sharesOf(run);
    expect(shares['task-001']).toBeGreaterThan(1.5 * shares['task-000']!);
  });
});
