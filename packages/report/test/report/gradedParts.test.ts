import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { thresholdAmong } from '../../src/report/thresholdAmong.ts';
import { ownRate, runRows } from '../support/runWorld.ts';

/** Right answers, of which some lose half a point for their length. */
const penalised = runRows({
  steps: 10,
  groups: 16,
  prompts: 40,
  rate: (_, prompt) => ownRate(prompt),
  more: (_, right, rng) => {
    const penalty = rng.next() < 0.3 ? -0.5 : 0;
    return { reward: right + penalty, rewards: { correctness: right, penalty } };
  },
});

describe('a sum of parts of which one says what is right', () => {
  it('is not cut by a rule on the sum, which would fail right answers', async () => {
    const made = await report(penalised);
    const message = made.warnings.find(({ code }) => code === 'graded-reward')!.message;
    expect(message).toContain('Its part correctness takes two values');
    expect(message).not.toContain('>=');
    const named = await report(penalised, { successColumn: 'rewards.correctness' });
    const alone = await report(penalised, { reward: 'rewards.correctness' });
    expect(named.passRate!.value).toBeGreaterThan(0.4);
    expect(alone.passRate!.value).toBeCloseTo(named.passRate!.value, 1);
  });

  it('without such a part a rule is named in digits that a reader would type', async () => {
    expect(thresholdAmong([0, 0.4000000059604645, 0.5])).toBe(0.4);
    expect(thresholdAmong([0, 1 / 3, 2 / 3, 1])).toBe(1);
    expect(thresholdAmong([0.5, 0.998])).toBe(0.998);
    for (const values of [
      [0, 0.1, 0.30000001192],
      [-1, 0.123456789, 0.2],
      [10, 20, 70, 80],
    ]) {
      const from = thresholdAmong(values);
      const [below, above] = [values.filter((x) => x < from), values.filter((x) => x >= from)];
      expect(Math.min(...above) - Math.max(...below)).toBeCloseTo(
        Math.max(...values.slice(1).map((x, i) => x - values[i]!)),
        9,
      );
    }
  });
});
