import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { compare } from '../../src/index.ts';
import { comparisonSections, verdictText } from '../../src/pages/comparisonSections.ts';

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
const difference = (lower: number, upper: number) => ({ value: (lower + upper) / 2, lower, upper });
const verdict = (
  of: string,
  differences: readonly (readonly [number, number])[] = [[0, 0]],
): string =>
  verdictText({
    ...comparison,
    curves: {
      ...comparison.curves,
      verdict: of,
      ks: differences.map((_, i) => 2 ** i),
      difference: differences.map(([lower, upper]) => difference(lower, upper)),
    },
  } as unknown as Comparison);

describe('the verdict in one sentence', () => {
  it('names the k at which each lead is clearest', () => {
    expect(
      verdict('certified crossing', [
        [0.1, 0.3],
        [0.2, 0.4],
        [-0.4, -0.1],
        [-0.5, -0.3],
      ]),
    ).toBe(
      'Certified crossing: the trained model is ahead at k = 2, the base model at k = 8, both beyond chance.',
    );
  });

  it('says throughout which k, one or several', () => {
    expect(verdict('trained ahead throughout', [[0.1, 0.2]])).toBe(
      'The trained model is ahead at k = 1, beyond chance.',
    );
    expect(
      verdict('base ahead throughout', [
        [-0.2, -0.1],
        [-0.2, -0.1],
      ]),
    ).toBe('The base model is ahead at every k from 1 to 2, beyond chance.');
    expect(
      verdict('trained ahead throughout', [
        [0.1, 0.2],
        [0.1, 0.2],
        [Number.NaN, Number.NaN],
      ]),
    ).toBe('The trained model is ahead at every k from 1 to 2, beyond chance.');
  });

  it('says what it knows where it is not certified', () => {
    const open = 'Whether the curves cross is open.';
    expect(
      verdict('not certified', [
        [0.1, 0.3],
        [-0.1, 0.1],
      ]),
    ).toBe(
      `Not certified: the trained model is ahead at k = 1 beyond chance, but not at every k. ${open}`,
    );
    expect(
      verdict('not certified', [
        [-0.1, 0.1],
        [-0.3, -0.1],
      ]),
    ).toBe(
      `Not certified: the base model is ahead at k = 2 beyond chance, but not at every k. ${open}`,
    );
    expect(verdict('not certified', [[-0.1, 0.1]])).toBe(
      `Not certified: no difference at any k is beyond chance. ${open}`,
    );
  });
});

describe('the sections', () => {
  const prompts = (classes: Partial<NonNullable<Comparison['classes']>>, total = 3): string =>
    comparisonSections({
      ...comparison,
      prompts: total,
      classes: { ...comparison.classes!, ...classes },
    })[1]!.text.join('\n');

  it('count prompts in the singular and in the plural', () => {
    const one = prompts({ latent: 1, novel: 1, undetermined: 1, epsilon: 0.25 });
    expect(one).toBe(
      'Of 3 prompts 1 was latent in the base, 1 is novel and 1 undetermined (a model can do a prompt from a pass rate of 0.25 on; `epsilon` sets it).',
    );
    const more = prompts({ latent: 2, novel: 0, undetermined: 1, failuresToExclude: 11 });
    expect(more).toContain(
      'Of 3 prompts 2 were latent in the base, 0 are novel and 1 undetermined',
    );
    expect(more).toContain('To call a prompt novel, 11 failures of the base would be needed');
  });

  it('have a part on categories only where there are any', () => {
    const ids = (of: Comparison) => comparisonSections(of).map(({ id }) => id);
    expect(ids({ ...comparison, categories: [] })).toEqual(['curves', 'prompts', 'ledger']);
    const category = {
      name: 'x',
      prompts: 2,
      base: comparison.base.passRate,
      trained: comparison.trained.passRate,
      gain: comparison.curves.difference[0]!,
      reach: null,
      classes: null,
    };
    expect(ids({ ...comparison, categories: [category] })).toHaveLength(4);
  });

  it('say that one attempt tells nothing of what a model can do', () => {
    expect(comparisonSections({ ...comparison, classes: null })[1]!.text).toEqual([
      'One attempt per prompt does not tell what a model can do (`epsilon: P` asks anyway).',
    ]);
  });
});
