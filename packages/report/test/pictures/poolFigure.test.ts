import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { type Report, reportFigure } from '../../src/index.ts';
import { followRun } from '../../src/replay/followRun.ts';
import { runOf } from '../../src/replay/runOf.ts';
import { reportOn, type Trial } from '../support/trials.ts';

const mean = (values: Float64Array) => values.reduce((sum, x) => sum + x, 0) / values.length;

/** A run of three steps that draws each prompt twice, of pass rates between 0 and 1. */
function runOfPrompts(prompts: number): Promise<Report> {
  const rng = createRng(5);
  const rates = Float64Array.from({ length: prompts }, () => rng.next());
  const groups = Array.from({ length: 2 * prompts }, (_, i) => i % prompts);
  return reportOn(
    groups.flatMap((prompt, i) =>
      Array.from(
        { length: 4 },
        (): Trial => ({
          group: `q${prompt}`,
          step: Math.floor((3 * i) / groups.length),
          reward: Number(rng.next() < rates[prompt]!),
        }),
      ),
    ),
  );
}

describe('the pool of prompts', () => {
  it('is followed as a whole up to 8000 prompts', async () => {
    const figure = (await reportFigure(await runOfPrompts(8000), 'weights'))!;
    expect(figure.caption).not.toContain('Followed');
    expect(figure.findings![0]!.numbers.tasks).toBe(8000);
  });

  it('is a sample of more, said in each caption and close to the whole', async () => {
    const report = await runOfPrompts(8100);
    const figure = async (name: 'weights' | 'calibration' | 'curriculumHeat') => {
      const made = (await reportFigure(report, name))!;
      expect(made.caption).toContain('Followed are 4,000 of the 8,100 prompts');
      return made.findings!.map(({ numbers }) => numbers);
    };
    const [weights] = await figure('weights');
    const [zone] = await figure('curriculumHeat');
    await figure('calibration');
    const whole = followRun(runOf(report, { whole: true }), { snapshots: Infinity });
    const p = whole.weights.p.slice().sort().reverse();
    expect(weights!.tasks).toBe(4000);
    expect(weights!.share).toBeCloseTo(
      p.slice(0, 810).reduce((sum, x) => sum + x, 0),
      2,
    );
    // rollouts are those of the whole run
    expect([zone!.rollouts1, zone!.rollouts2]).toEqual([21_600, 64_800]);
    const sample = followRun(runOf(report, { whole: true, sample: { most: 8000, size: 4000 } }), {
      snapshots: Infinity,
    });
    const [all, some] = [whole, sample].map(({ pool }) => mean(pool.at(-1)!.passRates));
    // of a spread of 0.28 among 4000 of 8100: 0.0032; five standard errors
    expect(Math.abs(all! - some!)).toBeLessThan(0.016);
  });
});
