import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AdvantageEvidence, type ScoredRow } from '../../src/formats/advantageEvidence.ts';
import { type LoggedMeans, rewardWeights } from '../../src/formats/rewardWeights.ts';

type Scaling = 'group' | 'batch' | 'none';

const rewardsOf = (rows: readonly (readonly number[])[], weights: readonly number[]): number[] =>
  rows.map((parts) =>
    parts.reduce((sum, part, i) => sum + weights[i]! * (Number.isNaN(part) ? 0 : part), 0),
  );
const meanOf = (values: readonly number[]): number =>
  values.reduce((a, b) => a + b, 0) / values.length;
const deviationOf = (values: readonly number[]): number => {
  const mean = meanOf(values);
  return Math.sqrt(values.reduce((a, x) => a + (x - mean) ** 2, 0) / (values.length - 1));
};

/** Advantages as the trainer makes them: less the mean, over a Bessel deviation + 1e-4, in singles. */
function scored(
  groups: readonly (readonly number[])[][],
  weights: readonly number[],
  scaling: Scaling = 'group',
  floor = 1e-4,
): ScoredRow[] {
  const batch = deviationOf(groups.flatMap((rows) => rewardsOf(rows, weights)));
  return groups.flatMap((rows, g) => {
    const rewards = rewardsOf(rows, weights);
    const mean = meanOf(rewards);
    const scale = { group: deviationOf(rewards) + floor, batch: batch + floor, none: 1 }[scaling];
    return rows.map((parts, i) => ({
      group: String(g),
      parts,
      advantage: Math.fround((rewards[i]! - mean) / scale),
    }));
  });
}

function evidenceOf(rows: readonly ScoredRow[], parts: number): AdvantageEvidence {
  const evidence = new AdvantageEvidence(parts);
  for (const row of rows) evidence.add(row);
  return evidence;
}

const weightsOf = (
  rows: readonly ScoredRow[],
  parts: number,
  options?: Parameters<typeof rewardWeights>[2],
) => rewardWeights(evidenceOf(rows, parts), parts, options);

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

describe('rewardWeights', () => {
  it('finds the sum, or the one column that counts', () => {
    expect(weightsOf(scored(groups, [1, 1]), 2)).toEqual([1, 1]);
    expect(weightsOf(scored(groups, [1, 0]), 2)).toEqual([1, 0]);
    expect(weightsOf(scored(groups, [0, 3]), 2)).toEqual([0, 1]);
  });

  it.each<Scaling>(['group', 'batch', 'none'])('finds other weights, scaled by %s', (scaling) => {
    const rows = scored(groups, [1, 0.3], scaling);
    expect(weightsOf(rows, 2)).toEqual([1, 0.3]);
    // the advantages tell weights up to a common factor
    expect(weightsOf(scored(groups, [-4, 2], scaling), 2)).toEqual([-1, 0.5]);
    expect(weightsOf(scored(groups, [0.5, 2], scaling), 2)).toEqual([0.25, 1]);
  });

  it('the logged mean of the reward fixes the common factor', () => {
    const weights = [0.5, 2];
    const rewards = groups.flatMap((rows) => rewardsOf(rows, weights));
    const parts = [0, 1].map((i) => meanOf(groups.flat().map((row) => row[i] || 0)));
    const means: LoggedMeans[] = [{ reward: meanOf(rewards), parts }];
    expect(weightsOf(scored(groups, weights), 2, { means, fixed: true })).toEqual(weights);
  });

  it('logged means tell all weights where no group has a contrast', () => {
    const dead = [
      [
        [1, 2],
        [1, 2],
      ],
      [
        [0, 3],
        [0, 3],
      ],
    ];
    const means = [
      { parts: [1, 2], reward: 2 },
      { parts: [0, 3], reward: 1.5 },
    ];
    const rows = scored(dead, [1, 0.5]);
    expect(weightsOf(rows, 2, { means, fixed: true })).toEqual([1, 0.5]);
    expect(weightsOf(rows, 2)).toBeUndefined();
  });

  it('says nothing when nothing explains the advantages, or all are zero', () => {
    expect(weightsOf(scored(groups, [0, 0]), 2)).toBeUndefined();
    expect(weightsOf([], 2)).toBeUndefined();
    const noise = scored(groups, [1, 1]).map((row, i) => ({
      ...row,
      advantage: ((i * 7) % 5) - 2,
    }));
    expect(weightsOf(noise, 2)).toBeUndefined();
  });

  it('a prompt that was drawn twice at a step, or has gaps, decides nothing', () => {
    const rows = scored(groups, [1, 0.3]);
    const twice = [1, 0, 1, 1, 0, 1, 0, 0].map((x, i) => ({
      group: 'twice',
      parts: [x, 1 - x],
      advantage: i,
    }));
    const gap = [
      { group: 'gap', parts: [1, 0], advantage: Number.NaN },
      { group: 'gap', parts: [0, 1], advantage: 5 },
    ];
    expect(weightsOf([...rows, ...twice, ...gap], 2)).toEqual([1, 0.3]);
  });

  it('hostile numbers and very many columns tell nothing, fast', () => {
    const wide = Array.from({ length: 4 }, (_, k) => ({
      group: 'g',
      parts: Array.from({ length: 5000 }, (_x, i) => (i + k) % 3),
      advantage: k - 1.5,
    }));
    expect(weightsOf(wide, 5000)).toBeUndefined();
    for (const x of [1e308, -1e308, Number.POSITIVE_INFINITY])
      expect(
        weightsOf(
          [
            { group: 'g', parts: [x, 1], advantage: 1 },
            { group: 'g', parts: [-x, 0], advantage: -1 },
          ],
          2,
          { fixed: true },
        ),
      ).toBeUndefined();
  });

  it('law: what it finds explains the advantages, in any order of the rows', () => {
    const part = fc.constantFrom(0, 1, 0.5);
    const group = fc.tuple(...Array.from({ length: 4 }, () => fc.tuple(part, part, part)));
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(0, 1, 0.25, 2, -1))),
        fc.constantFrom<Scaling>('group', 'batch', 'none'),
        (data, weights, scaling) => {
          const rows = scored(data, weights, scaling);
          const found = weightsOf(rows, 3);
          if (rows.every(({ advantage }) => advantage === 0)) expect(found).toBeUndefined();
          if (found === undefined) return;
          // weights are told up to a factor, and what a trainer adds to the deviation is no factor
          const again = scored(data, found, 'group', 1e-9);
          for (const [i, { advantage }] of scored(data, weights, 'group', 1e-9).entries())
            expect(Math.abs(advantage - again[i]!.advantage)).toBeLessThan(2e-3);
          expect(weightsOf([...rows].reverse(), 3)).toEqual(found);
        },
      ),
    );
  });
});
