import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  binaryEntropy,
  disagreementRate,
  entropyRate,
  liveGroupRatio,
  liveRate,
  populationMean,
} from '../../src/index.ts';

const { prompt, passRate, successesOf8 } = JSON.parse(
  readFileSync(new URL('sample.json', import.meta.url), 'utf8'),
) as { prompt: number[]; passRate: number[]; successesOf8: number[] };

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
const mean = (values: readonly number[]) => sum(values) / values.length;
const inZone = (p: number) => p >= 0.11 && p <= 0.89;
const live = successesOf8.map((k) => Number(k > 0 && k < 8));
const bits = passRate.map((p) => binaryEntropy(p));

// the numbers that the guides print
describe('the sample against the pass rates of its prompts', () => {
  it('34 % of the groups have 11–89 % right, 30.4 % of the pass rates lie there', () => {
    expect(mean(successesOf8.map((k) => Number(inZone(k / 8))))).toBeCloseTo(0.345, 3);
    expect(mean(passRate.map((p) => Number(inZone(p))))).toBeCloseTo(0.304, 3);
  });

  it('live groups hold 73 % of the bits, 0.69 a rollout, where their own counts say all, 0.76', () => {
    const within = sum(bits.map((h, i) => h * live[i]!));
    expect(within / sum(bits)).toBeCloseTo(0.73, 2);
    expect(within / sum(live)).toBeCloseTo(0.69, 2);
    const seen = sum(successesOf8.map((k) => binaryEntropy(k / 8)));
    expect(seen / sum(live)).toBeCloseTo(0.76, 2);
  });

  it('is told within the intervals', () => {
    const counts = { successes: successesOf8, attempts: successesOf8.map(() => 8) };
    const options = { prompts: prompt };
    const chance = passRate.map((p) => 1 - p ** 8 - (1 - p) ** 8);
    const arrive = sum(bits.map((h, i) => h * chance[i]!));
    for (const [told, truth] of [
      [populationMean(entropyRate, counts, options), mean(bits)],
      [
        populationMean(disagreementRate, counts, options),
        mean(passRate.map((p) => 4 * p * (1 - p))),
      ],
      [populationMean(liveRate(8), counts, options), mean(chance)],
      [liveGroupRatio(counts, options), arrive / sum(bits)],
      [liveGroupRatio(counts, { ...options, which: 'bits' }), arrive / sum(chance)],
    ] as const) {
      expect(told.lower).toBeLessThan(truth);
      expect(told.upper).toBeGreaterThan(truth);
    }
  });
});
