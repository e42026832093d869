import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binaryEntropy, rewardToLabelRatio, surprisal } from '../../src/index.ts';

const probability = fc.double({ min: 0, max: 1, noNaN: true });

/** Σ over pairs of P(x, y) log₂ P(x, y) / P(x) P(y), from a list of pairs with their chances. */
function mutualInformation(pairs: readonly (readonly [string, string, number])[]): number {
  const sums = (name: (pair: readonly [string, string, number]) => string) => {
    const chances = new Map<string, number>();
    for (const pair of pairs) chances.set(name(pair), (chances.get(name(pair)) ?? 0) + pair[2]);
    return chances;
  };
  const [x, y] = [sums((pair) => pair[0]), sums((pair) => pair[1])];
  return [...sums(([a, b]) => `${a} ${b}`)].reduce((sum, [both, chance]) => {
    const [a, b] = both.split(' ') as [string, string];
    return sum + chance * Math.log2(chance / (x.get(a)! * y.get(b)!));
  }, 0);
}

describe("the article's account", () => {
  it('law: a reward beats a label above one half and only there', () => {
    fc.assert(
      fc.property(probability, (p) => {
        if (p > 0.5 + 1e-9) expect(rewardToLabelRatio(p)).toBeGreaterThan(1);
        if (p < 0.5 - 1e-9) expect(rewardToLabelRatio(p)).toBeLessThan(1);
      }),
    );
  });

  it('is exact where m of N answers are accepted and nobody knows which: every set enumerated', () => {
    for (const [N, m] of [
      [2, 1],
      [5, 1],
      [5, 2],
      [6, 3],
      [6, 5],
      [10, 9],
    ] as const) {
      const accepted = Array.from({ length: 2 ** N }, (_, bits) =>
        Array.from({ length: N }, (_, answer) => answer).filter((answer) => (bits >> answer) & 1),
      ).filter((answers) => answers.length === m);
      const chance = 1 / accepted.length;
      const label = accepted.flatMap((answers) =>
        answers.map((shown) => [answers.join(), `${shown}`, chance / m] as const),
      );
      const reward = accepted.map(
        (answers) => [answers.join(), `${answers.includes(0)}`, chance] as const,
      );
      expect(mutualInformation(label)).toBeCloseTo(surprisal(m / N), 12);
      expect(mutualInformation(reward)).toBeCloseTo(binaryEntropy(m / N), 12);
    }
  });
});
