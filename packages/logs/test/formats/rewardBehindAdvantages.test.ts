import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  rewardBehindAdvantages,
  type ScoredRow,
} from '../../src/formats/rewardBehindAdvantages.ts';

/** Advantages as the trainer makes them: less the mean, over the Bessel deviation + 1e-4. */
function scored(groups: readonly (readonly number[])[][], weights: readonly number[]): ScoredRow[] {
  return groups.flatMap((rows, g) => {
    const rewards = rows.map((parts) =>
      parts.reduce((sum, part, i) => sum + weights[i]! * (Number.isNaN(part) ? 0 : part), 0),
    );
    const mean = rewards.reduce((a, b) => a + b, 0) / rewards.length;
    const squares = rewards.reduce((a, x) => a + (x - mean) ** 2, 0);
    const sd = Math.sqrt(squares / (rewards.length - 1));
    return rows.map((parts, i) => ({
      group: String(g),
      parts,
      advantage: rewards[i] === mean ? 0 : Math.fround((rewards[i]! - mean) / (sd + 1e-4)),
    }));
  });
}

describe('rewardBehindAdvantages', () => {
  const groups = [
    [
      [1, 1],
      [0, 1],
      [0, 0],
      [1, 0],
    ],
    [
      [0, 1],
      [0, 1],
      [0, 1],
      [0, 1],
    ],
    [
      [1, 0],
      [1, 1],
      [0, 0.5],
      [0, NaN],
    ],
  ];

  it('finds the sum, or the one column that counts', () => {
    expect(rewardBehindAdvantages(scored(groups, [1, 1]), 2)).toEqual([0, 1]);
    expect(rewardBehindAdvantages(scored(groups, [1, 0]), 2)).toEqual([0]);
    expect(rewardBehindAdvantages(scored(groups, [0, 3]), 2)).toEqual([1]);
  });

  it('says nothing when other weights were used, or all advantages are zero', () => {
    expect(rewardBehindAdvantages(scored(groups, [1, 0.3]), 2)).toBeUndefined();
    expect(rewardBehindAdvantages(scored(groups, [0, 0]), 2)).toBeUndefined();
    expect(rewardBehindAdvantages([], 2)).toBeUndefined();
    expect(rewardBehindAdvantages(scored(groups, [-1, -1]), 2)).toBeUndefined();
  });

  it('law: what it finds explains the advantages', () => {
    const part = fc.constantFrom(0, 1, 0.5);
    const group = fc.array(fc.tuple(part, part, part), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 7 }),
        (data, bits) => {
          const weights = [bits & 1, (bits >> 1) & 1, (bits >> 2) & 1];
          const rows = scored(data, weights);
          const found = rewardBehindAdvantages(rows, 3);
          if (rows.every(({ advantage }) => advantage === 0)) expect(found).toBeUndefined();
          else {
            const again = scored(
              data,
              [0, 1, 2].map((i) => (found!.includes(i) ? 1 : 0)),
            );
            for (const [i, { advantage }] of again.entries())
              expect(Math.abs(advantage - rows[i]!.advantage)).toBeLessThan(1e-3);
          }
        },
      ),
    );
  });
});
