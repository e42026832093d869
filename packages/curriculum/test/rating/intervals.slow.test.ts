import { createRng, type Rng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { bradleyTerry, eloDifference, eloExpected } from '../../src/rating.ts';

/** Results of `games` games of every pair. */
function results(strengths: readonly number[], games: number, rng: Rng): Float64Array {
  const n = strengths.length;
  const wins = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++)
      for (let k = 0; k < games; k++) {
        const won = rng.next() < eloExpected(strengths[i]!, strengths[j]!);
        wins[won ? i * n + j : j * n + i]! += 1;
      }
  return wins;
}

describe('intervals of ratings hold the truth at their level', () => {
  it.each([
    ['four alike', [1500, 1500, 1500, 1500], 10, 0.93, 0.99],
    ['six spread', [1200, 1350, 1450, 1550, 1650, 1800], 20, 0.93, 0.97],
    [
      'ten, many games',
      [1300, 1350, 1400, 1450, 1500, 1500, 1550, 1600, 1650, 1700],
      60,
      0.94,
      0.96,
    ],
    ['one far ahead', [1400, 1450, 1500, 1550, 2000], 8, 0.93, 0.98],
  ] as const)('Bradley–Terry: %s', (name, strengths, games, least, most) => {
    const rng = createRng(31);
    const players = strengths.map((_, i) => `p${i}`);
    let [covered, intervals, open, openCovered] = [0, 0, 0, 0];
    for (let run = 0; run < 2000; run++) {
      const { ratings } = bradleyTerry({ players, wins: results(strengths, games, rng) });
      // ratings are against the mean of the players that are compared
      const core = ratings.flatMap(({ value }, i) => (Number.isFinite(value) ? [i] : []));
      const centre = core.reduce((sum, i) => sum + strengths[i]!, 0) / core.length;
      ratings.forEach(({ value, lower, upper }, i) => {
        if (Number.isNaN(value)) return;
        const truth = strengths[i]! - centre + 1500;
        const holds = lower <= truth && truth <= upper;
        intervals++;
        covered += holds ? 1 : 0;
        if (Number.isFinite(value)) return;
        open++;
        openCovered += holds ? 1 : 0;
      });
    }
    console.log(
      `Bradley–Terry, ${name}: ${(covered / intervals).toFixed(4)} of ${intervals}; unbounded ${open}, of which ${(openCovered / Math.max(1, open)).toFixed(4)}`,
    );
    expect(covered / intervals).toBeGreaterThan(least);
    expect(covered / intervals).toBeLessThan(most);
  });

  it.each([
    [1500, 1500, 20],
    [1700, 1500, 40],
    [2000, 1500, 10],
  ])('the difference of %i and %i in %i games', (one, two, games) => {
    const rng = createRng(7);
    let covered = 0;
    for (let run = 0; run < 4000; run++) {
      const wins = results([one, two], games, rng)[1]!;
      const { lower, upper } = eloDifference({ wins, losses: games - wins });
      covered += lower <= one - two && one - two <= upper ? 1 : 0;
    }
    console.log(`difference ${one - two} in ${games} games: ${covered / 4000}`);
    expect(covered / 4000).toBeGreaterThan(0.92);
  });
});
