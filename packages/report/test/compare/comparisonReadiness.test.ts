import { describe, expect, it } from 'vitest';
import { compare, renderComparison, renderComparisonMarkdown } from '../../src/index.ts';

const rewards = (counts: readonly number[]) =>
  counts.map((k) => Array.from({ length: 8 }, (_, i) => (i < k ? 1 : 0)));
const base = rewards([0, 0, 0, 0, 1, 2, 0, 0, 8, 0]);
const sft = rewards([0, 3, 8, 5, 8, 8, 2, 0, 8, 1]);

describe('readiness for RL', () => {
  it('is told for both models and usual group sizes', async () => {
    const { readiness } = await compare(base, sft);
    expect(readiness.map(({ groupSize }) => groupSize)).toEqual([4, 8, 16, 32]);
    const eight = readiness[1]!;
    // counted: of groups of 8 out of 8 tries
    expect(eight.base.coverage.value).toBeCloseTo(0.3, 12);
    expect(eight.trained.coverage.value).toBeCloseTo(0.8, 12);
    expect(eight.base.live.value).toBeCloseTo(0.2, 12);
    expect(eight.trained.live.value).toBeCloseTo(0.4, 12);
    expect(eight.trained.kept.value).toBeCloseTo(0.4, 12);
    for (const { trained } of readiness)
      for (const share of [trained.coverage, trained.live, trained.liveOfKept, trained.kept]) {
        expect(share.lower).toBeLessThanOrEqual(share.value);
        expect(share.value).toBeLessThanOrEqual(share.upper);
      }
  });

  it('stands on the screen and in the text', async () => {
    const made = await compare(base, sft);
    expect(renderComparison(made).replace(/\s+/g, ' ')).toContain(
      'In RL with groups of 8 would be live: before 20.0 %',
    );
    expect(renderComparisonMarkdown(made)).toContain('### Ready for RL?');
  });

  it('is not told of single tries', async () => {
    const single = (counts: readonly number[]) => counts.map((k) => [k > 0 ? 1 : 0]);
    const made = await compare(single([0, 1, 0]), single([1, 1, 0]));
    expect(made.readiness).toEqual([]);
    expect(renderComparisonMarkdown(made)).not.toContain('Ready for RL?');
  });
});
