import { createRng } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Assignment,
  balancedMixing,
  bestOf,
  categoryBandit,
  curriculum,
  difficultySchedule,
  hintBisect,
  interpolatedPosterior,
  learnability,
  learningProgress,
  levels,
  offlineBand,
  prefixCurriculum,
  prioritizedReplay,
  restore,
  screenThenContinue,
  targetDifficulty,
  untilBalanced,
} from '../src/index.ts';
import { passRateOfBest } from '../src/rule/attempts/passRateOfBest.ts';
import { balancedSubset, bestOfAttempts } from '../src/rules.ts';
import { answer, rewardsOf, step, tasksOf } from './trainer.ts';

const ask = (version: number, groups = 1) => ({ groups, step: version, policyVersion: version });
const bare = (n: number) => tasksOf(Array.from({ length: n }, () => ({})));
const estimateOf = (run: ReturnType<typeof curriculum>) => run.weights().components.estimate![0]!;

describe('screenThenContinue (SPEED)', () => {
  it('continues mixed screens and no others', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(5), seed: 1 });
    const { draws, verdicts } = step(run, 0, {
      groups: 5,
      right: ({ task }) => Number(task.slice(-1)),
    });
    expect(draws.every(({ rollouts, phase }) => rollouts === 4 && phase === 'screen')).toBe(true);
    draws.forEach(({ task }, i) => {
      const right = Number(task.slice(-1));
      const mixed = right > 0 && right < 4;
      expect(verdicts[i]).toMatchObject({ admit: false, reason: 'screen' });
      expect(verdicts[i]!.followUp?.rollouts).toBe(mixed ? 20 : undefined);
      if (mixed)
        expect(verdicts[i]!.followUp).toMatchObject({
          task,
          phase: 'continue',
          components: { screened: 4, screenedRight: right },
        });
    });
  });

  it('tells its phases apart when they have one size (the source goes by list length)', () => {
    const run = curriculum(screenThenContinue({ groupSize: 4, more: 4 }), {
      tasks: bare(1),
      seed: 1,
    });
    const { verdicts } = step(run, 0, { groups: 1, right: () => 2 });
    const more = verdicts[0]!.followUp!;
    const [verdict] = answer(run, 0, [more], () => 2);
    expect(verdict).toEqual({ ticket: more.ticket, admit: true });
  });

  it('trains on the continuation alone, and counts the rollouts of both', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(1), seed: 1 });
    const { verdicts } = step(run, 0, { groups: 1, right: () => 2 });
    const more = verdicts[0]!.followUp!;
    expect(answer(run, 0, [more], () => 15)[0]).toEqual({ ticket: more.ticket, admit: true });
    // decayed counts from the uniform prior, the screen's first: 0.8 · 2 + 15 of 0.8 · 4 + 20
    expect(estimateOf(run)).toBeCloseTo((1 + 1.6 + 15) / (2 + 3.2 + 20), 12);
    expect(run.metrics()).toMatchObject({ rollouts: 24, admitted: 1, 'refused.screen': 1 });
  });

  it('does not end in an exception when nothing is left to train on', () => {
    const run = curriculum(screenThenContinue(), { tasks: bare(3), seed: 1 });
    for (let version = 0; version < 100; version++) {
      const { draws, verdicts } = step(run, version, { groups: 8, right: () => 4 });
      expect(draws.length).toBe(3);
      expect(verdicts.some(({ admit, followUp }) => admit || followUp)).toBe(false);
    }
    expect(run.metrics().shortfall).toBe(500);
  });
});

describe('untilBalanced (Reinforce-Ada)', () => {
  /** Answers a task until no round follows; `right` of each round. */
  const play = (right: readonly number[], options: Parameters<typeof untilBalanced>[0] = {}) => {
    const run = curriculum(untilBalanced(options), { tasks: bare(1), seed: 1 });
    let draw: Assignment | undefined = run.ask(ask(0))[0];
    const reasons: string[] = [];
    for (let round = 0; draw; round++) {
      const [verdict] = answer(run, 0, [draw], () => right[round]!);
      reasons.push(verdict!.reason ?? 'admitted');
      draw = verdict!.followUp;
    }
    return reasons;
  };

  it('rolls on until two right and two wrong are there, four rounds at most', () => {
    expect(play([4])).toEqual(['admitted']);
    expect(play([1, 1])).toEqual(['continues', 'admitted']);
    expect(play([0, 0, 0, 2])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 0, 0, 1])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 0, 0, 0])).toEqual(['continues', 'continues', 'continues', 'degenerate']);
    expect(play([8, 7, 8, 8])).toEqual(['continues', 'continues', 'continues', 'admitted']);
    expect(play([0, 1], { exit: 'positive' })).toEqual(['continues', 'admitted']);
  });

  it('is the stopping rule, for any rounds', () => {
    const rounds = fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(rounds, (right) => {
        let [successes, attempts, expected] = [0, 0, 0];
        for (; expected < 4; expected++) {
          if (expected > 0 && successes >= 2 && attempts - successes >= 2) break;
          successes += right[expected]!;
          attempts += 8;
        }
        expect(play(right).length).toBe(expected);
      }),
    );
  });

  it('keeps the counts of each task its own, however they are interleaved', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(2), seed: 1 });
    const [a, b] = run.ask(ask(0, 2)) as [Assignment, Assignment];
    const next = (draw: Assignment, right: number) => answer(run, 0, [draw], () => right)[0]!;
    const a2 = next(a, 1).followUp!;
    const b2 = next(b, 0).followUp!;
    expect(a2.components).toMatchObject({ round: 2, right: 1, rolled: 8 });
    expect(b2.components).toMatchObject({ round: 2, right: 0, rolled: 8 });
    expect(next(b2, 1)).toMatchObject({ reason: 'continues' });
    expect(next(a2, 1)).toMatchObject({ admit: true });
  });

  it('counts rewards above its threshold as right, and carries its rounds over a restart', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(1), seed: 1 });
    const [draw] = run.ask(ask(0));
    const rewards = [0.7, 0.71, 0.9, 0, 0, 0, 0, 0];
    const [verdict] = run.observe([{ ticket: draw!.ticket, policyVersion: 0, rewards }]);
    expect(verdict!.admit).toBe(true); // two above 0.7
    const [second] = run.ask(ask(1));
    const follow = answer(run, 1, [second!], () => 1)[0]!.followUp!;
    const again = restore(JSON.parse(JSON.stringify(run.snapshot())));
    expect(answer(again, 1, [follow], () => 1)[0]).toMatchObject({ admit: true });
  });

  it('gives mean and deviation of all rounds to the trainer, not of the kept ones', () => {
    const run = curriculum(untilBalanced(), { tasks: bare(1), seed: 1 });
    let draw = run.ask(ask(0))[0]!;
    const right = [0, 1, 0];
    for (const k of right) draw = answer(run, 0, [draw], () => k)[0]!.followUp!;
    const { right: before, rolled } = draw.components;
    expect([before, rolled]).toEqual([1, 24]); // p̂ = 1/24, where 2 of 4 kept ones would say ½
  });
});

describe('balancedSubset', () => {
  const rewards = fc.array(fc.constantFrom<number>(0, 0.5, 0.7, 0.8, 1), {
    minLength: 1,
    maxLength: 40,
  });

  it('keeps half right and half wrong ones where it can, with the statistics of all', () => {
    fc.assert(
      fc.property(rewards, fc.integer({ min: 1, max: 12 }), fc.integer(), (all, keep, seed) => {
        const { indices, mean, deviation } = balancedSubset(all, createRng(seed), { keep });
        expect(indices.length).toBe(Math.min(keep, all.length));
        expect([...new Set(indices)].toSorted((i, j) => i - j)).toEqual(indices);
        const right = all.filter((reward) => reward > 0.7).length;
        const kept = indices.filter((i) => all[i]! > 0.7).length;
        const wrong = indices.length - kept;
        if (right >= keep / 2 && all.length - right >= keep / 2)
          expect(Math.abs(kept - wrong)).toBeLessThanOrEqual(1);
        else expect(Math.min(kept, wrong)).toBe(Math.min(right, all.length - right));
        // E r and E r² − (E r)²
        const average = (of: (reward: number) => number) =>
          all.reduce((sum, reward) => sum + of(reward), 0) / all.length;
        expect(mean).toBeCloseTo(
          average((r) => r),
          12,
        );
        expect(deviation ** 2).toBeCloseTo(average((r) => r * r) - mean ** 2, 12);
      }),
    );
  });

  it('chooses each right one equally often', () => {
    const rng = createRng(5);
    const counts = [0, 0, 0, 0, 0];
    for (let k = 0; k < 5000; k++)
      for (const i of balancedSubset([1, 1, 1, 1, 1, 0, 0], rng).indices)
        if (i < 5) counts[i]! += 1;
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(150); // 4.3 sd
  });

  it('gives NaN of nothing, and refuses to keep none', () => {
    expect(balancedSubset([], createRng(1))).toEqual({ indices: [], mean: NaN, deviation: NaN });
    expect(() => balancedSubset([1], createRng(1), { keep: 0 })).toThrow(
      expect.objectContaining({ code: 'DOMAIN' }),
    );
  });
});

describe('bestOf', () => {
  it('asks for as many attempts as make half of the units succeed', () => {
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 40; version++) {
      const [draw] = run.ask(ask(version));
      expect(draw!.attempts).toBe(bestOfAttempts(estimateOf(run)));
      answer(run, version, [draw!], () => 0);
    }
    expect(run.ask(ask(40))[0]!.attempts).toBe(64); // and never more
  });

  it('spends a budget in generations: fewer units where each takes more attempts', () => {
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    answer(run, 0, run.ask(ask(0)), () => 0);
    const [draw] = run.ask({ ...ask(1), rolloutBudget: 60 });
    expect(draw!.attempts).toBe(7);
    expect(draw!.rollouts).toBe(8); // 56 of 60
  });

  it('finds the pass rate of one attempt from units that were the best of many', () => {
    const p = 0.03;
    const run = curriculum(bestOf({ groupSize: 400 }), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 30; version++)
      step(run, version, {
        groups: 1,
        right: ({ attempts = 1 }) => Math.round(400 * passRateOfBest(p, attempts)),
      });
    expect(estimateOf(run)).toBeGreaterThan(0.028);
    expect(estimateOf(run)).toBeLessThan(0.032);
    expect(run.ask(ask(30))[0]!.attempts).toBeGreaterThanOrEqual(21);
    expect(run.ask(ask(31))[0]!.attempts).toBeLessThanOrEqual(25); // ln ½ / ln 0.97 = 22.8
  });

  it('keeps groups alive that one attempt would leave all wrong', () => {
    const p = 0.02;
    const dead = (attempts: number) => {
      const unit = passRateOfBest(p, attempts);
      return unit ** 8 + (1 - unit) ** 8;
    };
    const run = curriculum(bestOf(), { tasks: bare(1), seed: 1 });
    for (let version = 0; version < 40; version++)
      step(run, version, {
        groups: 1,
        right: ({ attempts = 1 }) => Math.round(8 * passRateOfBest(p, attempts)),
      });
    const { attempts = 1 } = run.ask(ask(40))[0]!;
    expect(dead(1)).toBeGreaterThan(0.85);
    expect(dead(attempts)).toBeLessThan(0.1);
    expect(rewardsOf(3, 2)).toEqual([1, 1, 0]);
  });
});

it('refuses options outside their domains', () => {
  const domain = expect.objectContaining({ code: 'DOMAIN' });
  const bad: (() => unknown)[] = [
    () => screenThenContinue({ groupSize: 1 }),
    () => screenThenContinue({ more: 0 }),
    () => untilBalanced({ rounds: 0 }),
    () => untilBalanced({ groupSize: 1.5 }),
    () => untilBalanced({ keep: 1 }),
    () => untilBalanced({ exit: 'never' as 'positive' }),
    () => bestOf({ target: 1 }),
    () => bestOf({ max: 0 }),
    () => bestOf({ groupSize: 0 }),
    () => offlineBand({ lower: 0.9 }),
    () => offlineBand({ floor: 0 }),
    () => offlineBand({ reprofileEvery: 0 }),
    () => learnability({ groupSize: 1 }),
    () => learnability({ every: 0 }),
    () => learnability({ share: 2 }),
    () => prioritizedReplay({ temperature: 0 }),
    () => prioritizedReplay({ staleness: 2 }),
    () => prioritizedReplay({ replays: -1 }),
    () => interpolatedPosterior({ forgetting: 0 }),
    () => interpolatedPosterior({ trust: 2 }),
    () => interpolatedPosterior({ target: -1 }),
    () => interpolatedPosterior({ pseudoRollouts: -1 }),
    () => interpolatedPosterior({ temperature: -1 }),
    () => learningProgress({ fast: 0 }),
    () => learningProgress({ theta: 1 }),
    () => learningProgress({ uniform: 2 }),
    () => targetDifficulty({ targetReward: 2 }),
    () => targetDifficulty({ sensitivity: -1 }),
    () => targetDifficulty({ stepSize: 0 }),
    () => targetDifficulty({ range: [1, 0] }),
    () => targetDifficulty({ use: 'other' as 'globalTarget' }),
    () => levels({ up: 2 }),
    () => levels({ down: 0.9 }),
    () => levels({ window: 0 }),
    () => levels({ last: 0 }),
    () => categoryBandit({ learningRate: 2 }),
    () => categoryBandit({ temperature: 0 }),
    () => difficultySchedule({ horizon: 0 }),
    () => difficultySchedule({ horizon: 9, levels: 0 }),
    () => difficultySchedule({ horizon: 9, shape: 'line' as 'cosine' }),
    () => difficultySchedule({ horizon: 9, shape: 'gaussian', floor: 0.5 }),
    () => balancedMixing({ shares: { x: -1 } }),
    () => hintBisect({ target: 0 }),
    () => hintBisect({ max: 2 }),
    () => hintBisect({ step: 0 }),
    () => hintBisect({ ema: -1 }),
    () => prefixCurriculum({ every: 0 }),
  ];
  for (const call of bad) expect(call, String(call)).toThrow(domain);
});
