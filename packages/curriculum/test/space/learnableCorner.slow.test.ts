import { describe, expect, it } from 'vitest';
import { alpGmm, covarGmm, riac, uniformSpace } from '../../src/space.ts';
import { square, teach } from '../support/learnableCorner.ts';

const seeds = Array.from({ length: 16 }, (_, i) => i + 1);

const mean = (xs: readonly number[]) => xs.reduce((a, b) => a + b, 0) / xs.length;

describe('a learnable corner beside coin tosses and the impossible, 16 seeds', () => {
  const even = seeds.map((seed) => teach(uniformSpace(square), seed));
  // share of the corner against 0.09 of uniform draws; gain in mastery; seeds that gain
  it.each([
    ['alpGmm', () => alpGmm(square), 0.18, 0.1, 13],
    ['covarGmm', () => covarGmm(square), 0.27, 0.18, 13],
    ['riac', () => riac(square), 0.42, 0.25, 15],
  ] as const)('%s', (name, strategy, least, gain, wins) => {
    const taught = seeds.map((seed) => teach(strategy(), seed));
    const gains = taught.map(({ mastery }, i) => mastery - even[i]!.mastery);
    const share = mean(taught.map((t) => t.share));
    const better = gains.filter((x) => x > 0).length;
    console.log(
      `${name}: share ${share.toFixed(3)} against ${mean(even.map((t) => t.share)).toFixed(3)}, ` +
        `mastery +${mean(gains).toFixed(3)} on ${mean(even.map((t) => t.mastery)).toFixed(3)}, ${better} of 16 better`,
    );
    expect(share).toBeGreaterThan(least);
    expect(mean(gains)).toBeGreaterThan(gain);
    expect(better).toBeGreaterThanOrEqual(wins);
  });
});
