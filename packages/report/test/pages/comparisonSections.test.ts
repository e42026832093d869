import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { compare } from '../../src/index.ts';
import { comparisonSections } from '../../src/pages/comparisonSections.ts';

const comparison = await compare(
  [
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ],
  [
    [1, 1, 1, 1],
    [1, 0, 1, 0],
  ],
);
describe('the sections', () => {
  it('have a part on categories only where there are any', () => {
    const ids = (of: Comparison) => comparisonSections(of).map(({ id }) => id);
    expect(ids({ ...comparison, categories: [] })).toEqual([
      'curves',
      'prompts',
      'readiness',
      'ledger',
    ]);
    const category = {
      name: 'x',
      prompts: 2,
      base: comparison.base.passRate,
      trained: comparison.trained.passRate,
      gain: comparison.curves.difference[0]!,
      reach: null,
      classes: null,
    };
    expect(ids({ ...comparison, categories: [category] })).toHaveLength(5);
  });

  const ledger = (of: Comparison) => comparisonSections(of).at(-1)!;

  it('set bits of rewards beside bits of the gain, and draw no conclusion', async () => {
    // two bits of reward, a gain of hundreds: one rule solves all 200 prompts
    const prompts = Array.from({ length: 200 }, (_, i) => i);
    const one = await compare(
      prompts.map((i) => [Number(i % 10 === 0), 0]),
      prompts.map(() => [1, 1]),
      { training: [[1, 0]] },
    );
    const [received, gained] = one.ledger.entries;
    expect(gained!.bits.value).toBeGreaterThan(100 * received!.bits.value);
    const { text, rows } = ledger(one);
    expect(text.join()).toContain(
      'No verdict follows: one rule of a few bits can solve many prompts',
    );
    expect(text.join()).not.toMatch(/explain|latent|elsewhere|proves/);
    expect(rows.map(([label]) => label)).toEqual([
      'bits in all',
      'in all rewards of the training, at most',
      'gained, were each prompt learned apart',
      'in one label for each prompt, at least',
    ]);
  });

  it('say that no training was given, or why it does not tell', () => {
    expect(ledger(comparison).text[0]).toContain('both files are taken as evaluations');
    const [received, ...rest] = comparison.ledger.entries;
    const blind = {
      ...received!,
      bits: { ...received!.bits, method: 'undefined: no rewards in it' },
    };
    expect(ledger({ ...comparison, ledger: { entries: [blind, ...rest] } }).text).toEqual([
      'What the gain cost cannot be told: no rewards in it.',
    ]);
  });

  it('say of an estimated crossing that it may be chance', () => {
    const k = { ...comparison.curves.difference[0]!, value: 3, lower: 2, upper: 5 };
    const crossing = { k, overtakes: 'base', certified: true };
    const text = (certified: boolean) =>
      comparisonSections({
        ...comparison,
        curves: { ...comparison.curves, crossings: [{ ...crossing, certified }] },
      } as unknown as Comparison)[0]!.text[1];
    expect(text(true)).toBe('At k = 3 (2 to 5) before overtakes, beyond chance.');
    expect(text(false)).toBe('At k = 3 before overtakes as estimated, which may be chance.');
  });
});
