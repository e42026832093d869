import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildReport } from '../../src/report/buildReport.ts';
import { mergeTrials } from '../../src/trials/mergeTrials.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { input, numRuns, reportOn, table } from '../support/trials.ts';

describe('laws', () => {
  const trial = fc.record({
    group: fc.constantFrom('a', 'b', 'c', 'd'),
    reward: fc.constantFrom(0, 1, Number.NaN),
  });
  const run = fc.array(trial, { maxLength: 40 });

  it('the order of rollouts does not matter', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (trials) => {
        const [one, other] = [await reportOn(trials), await reportOn([...trials].reverse())];
        expect(other.groups).toEqual(one.groups);
        expect(other.wasted).toEqual(one.wasted);
        expect(other.counts).toEqual(one.counts);
        expect(other.bits.plugin ?? 0).toBeCloseTo(one.bits.plugin ?? 0, 12);
      }),
      { numRuns },
    );
  });

  it('reading in parts and merging is reading at once', async () => {
    await fc.assert(
      fc.asyncProperty(run, fc.nat(40), async (trials, cut) => {
        const parts = [trials.slice(0, cut), trials.slice(cut)].filter((part) => part.length > 0);
        const sums = await Promise.all(parts.map((part) => summariseTrials([table(part)])));
        const merged = await mergeTrials(sums.map(({ groups: g }) => g));
        const report = buildReport({ groups: merged, input, rewardValues: [0, 1] });
        const whole = buildReport({
          groups: (await summariseTrials([table(trials)])).groups,
          input,
          rewardValues: [0, 1],
        });
        expect(report.groups).toEqual(whole.groups);
        expect(report.wasted).toEqual(whole.wasted);
      }),
      { numRuns },
    );
  });

  it('classes add up, shares lie in [0, 1], the plug-in lies below the ceiling of 1 bit', async () => {
    await fc.assert(
      fc.asyncProperty(run, async (trials) => {
        const {
          groups: g,
          wasted,
          bits,
          rollouts,
          input: { missing },
        } = await reportOn(trials);
        const parts = [g.live, g.solved, g.failed, g.singleton, g.unscored];
        if (g.solved !== null)
          expect(parts.reduce<number>((a, x) => a + (x ?? 0), 0)).toBe(g.total);
        expect(rollouts).toBe(trials.length);
        expect(missing).toBe(trials.filter(({ reward }) => Number.isNaN(reward)).length);
        for (const share of [
          wasted.share,
          wasted.solvedShare,
          g.liveShare,
          bits.plugin,
          bits.pooled,
        ])
          if (share !== null) {
            expect(share).toBeGreaterThanOrEqual(0);
            expect(share).toBeLessThanOrEqual(1);
          }
      }),
      { numRuns },
    );
  });
});
