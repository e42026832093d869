import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import { compare } from '../../src/index.ts';
import { verdictText } from '../../src/pages/verdictText.ts';

const comparison = await compare([[1, 0, 0, 0]], [[1, 1, 1, 1]]);
const difference = (lower: number, upper: number) => ({ value: (lower + upper) / 2, lower, upper });
const verdict = (
  of: string,
  differences: readonly (readonly [number, number])[] = [[0, 0]],
  ks: readonly number[] = differences.map((_, i) => i + 1),
  most: number = ks.at(-1)!,
): string =>
  verdictText({
    ...comparison,
    base: { ...comparison.base, attempts: [most, most + 4] },
    trained: { ...comparison.trained, attempts: [most + 1, most + 1] },
    curves: {
      ...comparison.curves,
      verdict: of,
      ks,
      difference: differences.map(([lower, upper]) => difference(lower, upper)),
    },
  } as unknown as Comparison);
const [up, down, open, unknown] = [
  [0.1, 0.2],
  [-0.2, -0.1],
  [-0.1, 0.1],
  [Number.NaN, Number.NaN],
] as const;

describe('the verdict in one sentence', () => {
  it('names the k at which each lead is clearest', () => {
    const ends = [
      [0.1, 0.3],
      [0.2, 0.4],
      [-0.4, -0.1],
      [-0.5, -0.3],
    ] as const;
    expect(verdict('certified crossing', ends, [1, 2, 4, 8])).toBe(
      'Which side is ahead depends on the tries: after at k = 2, before at k = 8, both beyond chance. Beyond 8 tries these files cannot tell.',
    );
  });

  it('says throughout which k, one or several, and that no more are known', () => {
    expect(verdict('trained ahead throughout', [up])).toBe(
      'After is ahead at k = 1, beyond chance.',
    );
    expect(verdict('base ahead throughout', [down, down])).toBe(
      'Before is ahead at every k from 1 to 2, beyond chance. Beyond 2 tries these files cannot tell.',
    );
    expect(verdict('trained ahead throughout', [up, up, unknown], [1, 2, 3], 2)).toBe(
      'After is ahead at every k from 1 to 2, beyond chance. Beyond 2 tries these files cannot tell.',
    );
  });

  it('speaks of the tries that the files hold, not of those that were asked for', () => {
    expect(verdict('trained ahead throughout', [up, up], [1, 2], 8)).toBe(
      'After is ahead at every k from 1 to 2, beyond chance. Beyond 8 tries these files cannot tell.',
    );
  });

  it('does not say every k of a grid with gaps', () => {
    expect(verdict('trained ahead throughout', [up, up, up], [1, 2, 8])).toContain(
      'ahead at all 3 k looked at from 1 to 8, beyond chance.',
    );
  });

  it('says so of a model that is ahead at every k below the number of tries', () => {
    expect(verdict('not certified', [up, up, up, open])).toBe(
      'After is ahead at every k from 1 to 3, beyond chance; at k = 4 the difference may be chance.',
    );
    expect(verdict('not certified', [open, down, down])).toBe(
      'Before is ahead at every k from 2 to 3, beyond chance; at k = 1 the difference may be chance.',
    );
    expect(verdict('not certified', [up, open, up, open])).toContain(
      'After is ahead at k = 1 and k = 3, beyond chance; at k = 2 and k = 4 the difference may',
    );
  });

  it('says nothing of who leads where nothing is beyond chance', () => {
    expect(verdict('not certified', [open, open])).toBe(
      'No difference at any k is beyond chance for prompts like these: which side is ahead, and whether that depends on the tries, these files cannot tell.',
    );
  });

  it('of counts: all solved in 4 tries after, so that at k = 4 both are level', async () => {
    const prompts = 60;
    const half = Array.from({ length: prompts }, (_, i) => [1, i % 2, 0, 0]);
    const all = Array.from({ length: prompts }, () => [1, 1, 1, 0]);
    const { curves } = await compare(half, all);
    expect(curves.verdict).toBe('not certified');
    expect(verdictText({ ...comparison, curves })).toContain(
      'After is ahead at every k from 1 to 3, beyond chance; at k = 4 the difference may be chance.',
    );
  });
});
