import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { promptScores, runSpread } from '../../src/index.ts';
import { studentTail } from '../../src/numeric/studentTail.ts';

const rng = createRng(3);
const counts = (prompts: number, attempts: number, rate: (i: number) => number) =>
  promptScores({
    attempts: new Array(prompts).fill(attempts),
    successes: Array.from({ length: prompts }, (_, i) => {
      let c = 0;
      for (let j = 0; j < attempts; j++) if (rng.next() < rate(i)) c++;
      return c;
    }),
  });
const rate = (i: number): number => [0, 0.1, 0.5, 0.9, 1][i % 5]!;

describe('runSpread', () => {
  it('of two runs is the paired t-test', () => {
    const [one, other] = [counts(30, 4, rate), counts(30, 4, rate)];
    const gains = Array.from(one.means, (x, i) => other.means[i]! - x);
    const mean = gains.reduce((a, x) => a + x / 30, 0);
    const variance = gains.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 29;
    const t = Math.abs(mean) / Math.sqrt(variance / 30);
    expect(runSpread([one, other]).pValue).toBeCloseTo(studentTail(t, 29), 10);
  });

  it('finds less than 5 % in 5 % of runs of one model, and a model that differs', () => {
    let small = 0;
    for (let i = 0; i < 600; i++)
      if (runSpread([0, 1, 2, 3].map(() => counts(60, 1, rate))).pValue < 0.05) small++;
    expect(small).toBeGreaterThan(600 * 0.02);
    expect(small).toBeLessThan(600 * 0.085);
    const worse = counts(200, 4, (i) => rate(i) * 0.7);
    expect(runSpread([counts(200, 4, rate), counts(200, 4, rate), worse]).pValue).toBeLessThan(
      1e-4,
    );
  });

  it('leaves out what a run did not try, and cannot tell of one run or prompt', () => {
    const some = promptScores({ successes: [1, 0, 1, 0], attempts: [1, 1, 1, 0] });
    const more = promptScores({ successes: [1, 1, 0, 1], attempts: [1, 1, 1, 1] });
    expect(runSpread([some, more]).prompts).toBe(3);
    expect(runSpread([some]).pValue).toBeNaN();
    expect(runSpread([]).scores).toEqual([]);
    expect(runSpread([more, more])).toMatchObject({ spread: 0, chance: 0, pValue: 1 });
    expect(() => runSpread([some, promptScores({ successes: [1], attempts: [1] })])).toThrow(
      'runs',
    );
  });
});
