import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ratingsFigure } from '../../src/index.ts';
import { at, ids, step } from '../support/curricula.ts';
import { numbers } from '../support/soundFigures.ts';

describe('ratingsFigure', () => {
  it('law: circles are those of Kendall and Babington Smith, C(n, 3) − Σ C(sᵢ, 2)', () => {
    const tournament = fc
      .integer({ min: 3, max: 9 })
      .chain((n) =>
        fc.tuple(fc.constant(n), fc.array(fc.boolean(), { minLength: 36, maxLength: 36 })),
      );
    fc.assert(
      fc.property(tournament, ([n, coins]) => {
        const wins = new Float64Array(n * n);
        const score = new Float64Array(n);
        let coin = 0;
        for (let i = 0; i < n; i++)
          for (let j = 0; j < i; j++) {
            const first = coins[coin++]!;
            wins[first ? i * n + j : j * n + i] = 3;
            score[first ? i : j]!++;
          }
        const choose = (k: number, of: number) =>
          of === 2 ? (k * (k - 1)) / 2 : (k * (k - 1) * (k - 2)) / 6;
        const expected = choose(n, 3) - score.reduce((sum, s) => sum + choose(s, 2), 0);
        const { numbers: found } = ratingsFigure({ players: ids(n), wins }).findings![1]!;
        expect(found).toEqual({ circles: expected, triples: choose(n, 3) });
      }),
    );
  });

  it('draws shares won, strongest first, and leaves pairs that never met empty', () => {
    const figure = ratingsFigure({
      players: ['weak', 'strong', 'other'],
      wins: [0, 1, 0, 3, 0, 0, 0, 0, 0],
    });
    expect(figure.scales.y.domain).toEqual(['strong', 'weak', 'other']);
    expect(numbers(figure, 'games', 'rate')).toEqual([0.75, 0.25]);
    expect(figure.caption).toContain('Pairs that never met, left empty: 2.');
  });

  it('sorts frozen players, and names those without a finite rating', () => {
    const figure = ratingsFigure({
      players: ['a', 'b', 'won all', 'apart'],
      ratings: [at(1500, 40), at(1560, 40), { value: Infinity }, { value: NaN }],
    });
    expect(figure.scales.y.domain).toEqual(['b', 'a']);
    expect(figure.findings![0]!.text).toBe(
      'Strongest of 2 is b with 1560 (1520 to 1600); its interval overlaps that of a',
    );
    expect(figure.caption).toContain('because the games do not tell: won all and apart.');
    expect(() => ratingsFigure({ players: ['a'], ratings: [] })).toThrow(
      'ratingsFigure: expected ratings of length 1, got 0',
    );
  });

  it('says who rose most', () => {
    const { findings } = ratingsFigure({
      curves: [
        { player: 'a', step, rating: [1000, NaN, 1100] },
        { player: 'b', step, rating: [900, 1000, 1050] },
      ],
    });
    expect(findings!.map(({ text }) => text)).toEqual([
      'Last ratings: a 1100 and b 1050',
      'b rose most, from 900 at step 0 to 1050 at step 200',
    ]);
  });

  it('refuses what is no tournament', () => {
    for (const [bad, text] of [
      [{ players: ['a'], wins: [0] }, 'players 2 to 40 different names'],
      [{ players: ['a', 'a'], wins: [0, 1, 1, 0] }, 'players 2 to 40 different names'],
      [{ players: ['a', 'b'], wins: [0, 1] }, 'wins of length 4'],
      [{ players: ['a', 'b'], wins: [0, -1, 1, 0] }, 'wins[1] a count ≥ 0'],
      [{ players: ['a', 'b'], wins: [0, NaN, 1, 0] }, 'wins[1] a count ≥ 0'],
      [{ players: ['a', 'b'], wins: [0, 0, 0, 0] }, 'wins with a pair that met'],
      [{ curves: [] }, 'curves 1 to 12'],
    ] as const)
      expect(() => ratingsFigure(bad)).toThrow(`ratingsFigure: expected ${text}`);
  });
});
