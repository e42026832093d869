import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  accumulatedNoiseScale,
  exchangeRate,
  exchangeRatio,
  GradientAccumulator,
  gradientNoiseScale,
  microbatchNoiseScale,
  noiseScaleInterval,
} from '../../src/index.ts';
import { normals } from '../support/normal.ts';

const d = 50;
const G = 0.1; // every coordinate of the expected gradient; |G|² = 0.5, tr Σ = 50
const truth = 100;
/** Share of `runs` intervals that hold the truth; undefined ones count as misses. */
function coverage(
  runs: number,
  interval: (run: number) => { lower: number; upper: number; value: number },
  target = truth,
): { covered: number; undefinedRuns: number } {
  let [covered, undefinedRuns] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const { lower, upper, value } = interval(run);
    if (Number.isNaN(value)) undefinedRuns++;
    if (lower <= target && target <= upper) covered++;
  }
  return { covered: covered / runs, undefinedRuns };
}
describe('intervals of the noise scale hold the truth at their level', () => {
  // micro-batch, micro-batches per step, steps
  it.each([
    [8, 4, 100],
    [8, 16, 50],
    [32, 8, 20],
    [32, 8, 100],
  ])('two batch sizes: b = %i, B = %i b, %i steps', (b, m, steps) => {
    const normal = normals(createRng(100 * b + steps));
    const scatter = 1 / Math.sqrt(b);
    const { covered, undefinedRuns } = coverage(2000, () => {
      const small = new Float64Array(steps);
      const big = new Float64Array(steps);
      for (let t = 0; t < steps; t++)
        for (let j = 0; j < d; j++) {
          let mean = 0;
          for (let i = 0; i < m; i++) {
            const x = G + scatter * normal();
            mean += x / m;
            small[t]! += (x * x) / m;
          }
          big[t]! += mean * mean;
        }
      return gradientNoiseScale({
        smallBatch: b,
        bigBatch: m * b,
        smallSquaredNorm: small,
        bigSquaredNorm: big,
      });
    });
    console.log(
      `two batch sizes b=${b} B=${m * b} steps=${steps}: ${covered}, undefined ${undefinedRuns}`,
    );
    // two intervals joined: more than their level where steps are independent
    expect(covered).toBeGreaterThanOrEqual(0.94);
    expect(undefinedRuns).toBe(0);
  });

  // share of the noise that the next step keeps, steps, least coverage
  it.each([
    [0.6, 20, 0.93],
    [0.6, 100, 0.93],
    [0.9, 300, 0.88],
    [0.9, 1000, 0.93],
  ])(
    'steps that resemble each other: %f from one to the next, %i steps',
    (memory, steps, least) => {
      const normal = normals(createRng(Math.round(1000 * memory) + steps));
      const { covered, undefinedRuns } = coverage(2000, () => {
        let drift = normal();
        const signal = Float64Array.from({ length: steps }, () => 1 + 0.2 * normal());
        const noise = signal.map(() => {
          drift = memory * drift + Math.sqrt(1 - memory ** 2) * normal();
          return 100 * (1 + 0.3 * drift);
        });
        return noiseScaleInterval(signal, noise);
      });
      console.log(`steps alike by ${memory}, ${steps} of them: ${covered}`);
      expect(covered).toBeGreaterThanOrEqual(least);
      expect(undefinedRuns).toBe(0);
    },
  );

  const rowsOf = (rows: number, scatter: number, normal: () => number, mean = G) =>
    Float64Array.from({ length: rows * d }, () => mean + scatter * normal());

  it.each([
    [1, 600],
    [8, 120],
  ])('one step: micro-batches of %i, %i of them', (microbatch, rows) => {
    const normal = normals(createRng(microbatch + rows));
    const { covered } = coverage(1000, () => {
      const values = rowsOf(rows, 1 / Math.sqrt(microbatch), normal);
      return microbatchNoiseScale({ values, dimension: d }, { microbatch }).noiseScale;
    });
    console.log(`micro-batches of ${microbatch}, ${rows} rows: ${covered}`);
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.97);
  });

  it('accumulators: 40 of 30 samples each', () => {
    const normal = normals(createRng(5));
    const { covered } = coverage(1000, () =>
      accumulatedNoiseScale(
        Array.from({ length: 40 }, () => new GradientAccumulator(d).update(rowsOf(30, 1, normal))),
      ),
    );
    console.log(`40 accumulators: ${covered}`);
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.97);
  });

  it('exchange rate: at least its level less 2 %', () => {
    const normal = normals(createRng(6));
    const rate = exchangeRatio({
      cosine: 1,
      rlSignalToNoise: (d * 0.2 ** 2) / d / 8,
      slSignalToNoise: (d * 0.3 ** 2) / d,
    });
    const { covered } = coverage(
      1000,
      () =>
        exchangeRate(
          {
            rl: { values: rowsOf(100, 1, normal, 0.2), dimension: d },
            sl: { values: rowsOf(100, 1, normal, 0.3), dimension: d },
          },
          { groupSize: 8 },
        ).rate,
      rate,
    );
    console.log(`exchange rate: ${covered}`);
    expect(covered).toBeGreaterThanOrEqual(0.93);
    expect(covered).toBeLessThanOrEqual(0.98);
  });
});
