import { describe, expect, it } from 'vitest';
import { curriculum, learnability } from '../../../src/index.ts';
import { ask, bare } from '../../support/evidence.ts';
import { sharesOf, step } from '../../support/trainer.ts';

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
