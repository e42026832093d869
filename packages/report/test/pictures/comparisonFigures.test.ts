import { describe, expect, it } from 'vitest';
import { compare, comparisonFigures } from '../../src/index.ts';

const rewards = (prompts: number, n: number, right: (i: number) => number): number[][] =>
  Array.from({ length: prompts }, (_, i) =>
    Array.from({ length: n }, (__, a) => Number(a < right(i))),
  );

describe('the picture of two curves', () => {
  it('marks the crossing that the verdict certifies', async () => {
    // before: each prompt now and then; after: every second one always
    const comparison = await compare(
      rewards(120, 32, () => 4),
      rewards(120, 32, (i) => (i % 2) * 32),
    );
    expect(comparison.curves.verdict).toBe('certified crossing');
    const { figure } = (await comparisonFigures(comparison))[0]!;
    expect(figure.layers).toContainEqual(expect.objectContaining({ mark: 'rule' }));
    expect(figure).toMatchObject({ zones: [expect.objectContaining({ axis: 'x' })] });
  });

  it('marks none where estimated curves cross and the verdict does not say so', async () => {
    // the same, of eight prompts: it may be chance
    const comparison = await compare(
      rewards(8, 8, (i) => 1 + (i % 2)),
      rewards(8, 8, (i) => (i % 2) * 4),
    );
    expect(comparison.curves.crossings.length).toBeGreaterThan(0);
    expect(comparison.curves.verdict).toBe('not certified');
    const { figure } = (await comparisonFigures(comparison))[0]!;
    expect(figure.layers).not.toContainEqual(expect.objectContaining({ mark: 'rule' }));
    expect(figure).toMatchObject({ zones: [] });
    expect(JSON.stringify(figure)).not.toContain('The curves cross');
  });
});
