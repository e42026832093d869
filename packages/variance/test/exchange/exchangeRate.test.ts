import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { countSketch, exchangeRate, exchangeRatio } from '../../src/index.ts';

/** Gaussian rows around a mean. */
export function rowsAround(mean: readonly number[], scatter: number, rows: number, seed: number) {
  const rng = createRng(seed);
  const d = mean.length;
  const values = Float64Array.from({ length: rows * d }, (_, i) => {
    const radius = Math.sqrt(-2 * Math.log1p(-rng.next()));
    return mean[i % d]! + scatter * radius * Math.cos(2 * Math.PI * rng.next());
  });
  return { values, dimension: d };
}
const d = 30;
const rlMean = Array.from({ length: d }, (_, j) => (j === 0 ? 0.6 : j === 1 ? 0.8 : 0));
const slMean = Array.from({ length: d }, (_, j) => (j === 0 ? 2 : 0));
const truth = exchangeRatio({
  cosine: 0.6,
  rlSignalToNoise: 1 / (d * 0.3 ** 2) / 8,
  slSignalToNoise: 4 / (d * 1.5 ** 2),
});
describe('exchangeRate', () => {
  const rl = rowsAround(rlMean, 0.3, 300, 1);
  const sl = rowsAround(slMean, 1.5, 400, 2);

  it('recovers a known rate, cosine and ratios', () => {
    const got = exchangeRate({ rl, sl }, { groupSize: 8 });
    expect(got.rate.lower).toBeLessThan(truth);
    expect(got.rate.upper).toBeGreaterThan(truth);
    expect(got.rate.value / truth).toBeGreaterThan(0.8);
    expect(got.rate.value / truth).toBeLessThan(1.25);
    expect(got.cosine).toBeCloseTo(0.6, 1);
    expect(got.rate).toMatchObject({ unit: 'examples/rollout', level: 0.95, n: 700 });
    const plain = exchangeRatio({ ...got, cosine: got.cosine });
    expect(got.rate.value / plain).toBeGreaterThan(0.9);
    expect(got.rate.value / plain).toBeLessThanOrEqual(1 + 1e-9);
  });

  it('law: does not change when either gradient is rescaled, and is per rollout', () => {
    const scaled = { values: rl.values.map((x) => 4 * x), dimension: d };
    const one = exchangeRate({ rl, sl }, { groupSize: 8 });
    const four = exchangeRate({ rl: scaled, sl }, { groupSize: 8 });
    expect(four.rate.value / one.rate.value).toBeCloseTo(1, 12);
    const each = exchangeRate({ rl, sl }, { groupSize: 1 });
    expect(each.rate.value / one.rate.value).toBeCloseTo(8, 10);
  });

  it('from sketches: the same within its wider interval', () => {
    const size = 16;
    const sketched = ({ values }: { values: Float64Array }) => ({
      values: Float64Array.from(
        Array.from({ length: values.length / d }, (_, i) =>
          Array.from(countSketch(values.subarray(i * d, (i + 1) * d), { size, seed: 5 })),
        ).flat(),
      ),
      dimension: size,
    });
    const got = exchangeRate(
      { rl: sketched(rl), sl: sketched(sl) },
      { groupSize: 8, sketchSize: size },
    );
    expect(got.rate.lower).toBeLessThan(truth);
    expect(got.rate.upper).toBeGreaterThan(truth);
    const blind = exchangeRate({ rl: sketched(rl), sl: sketched(sl) }, { groupSize: 8 });
    expect(got.rate.upper).toBeGreaterThan(blind.rate.upper);
  });

  it('starts at 0 when the two are not known to agree, and is undefined without a signal', () => {
    const away = rowsAround(
      Array.from({ length: d }, (_, j) => (j === 2 ? 1 : 0)),
      0.3,
      300,
      3,
    );
    const { rate } = exchangeRate({ rl: away, sl }, { groupSize: 8 });
    expect(rate.lower).toBe(0);
    expect(rate.value).toBeLessThan(0.1 * truth);
    const lost = { values: Float64Array.of(1, -1, 1, -1), dimension: 1 };
    const none = exchangeRate({ rl: lost, sl: lost }, { groupSize: 1 });
    expect(none.rate.method).toMatch(/^undefined: the signal is lost/);
    expect(none.cosine).toBeNaN();
  });

  it('says what it expected', () => {
    const some = { values: Float64Array.of(1, 2, 3), dimension: 1 };
    const go = (options: object) => () =>
      exchangeRate({ rl: some, sl: some }, options as { groupSize: number });
    expect(go({ groupSize: 0 })).toThrow('exchangeRate: expected groupSize ≥ 1, got 0');
    expect(go({ groupSize: 1, level: 1 })).toThrow('expected level in (0, 1), got 1');
    expect(go({ groupSize: 1, sketchSize: 0 })).toThrow('expected sketchSize ≥ 1, got 0');
    expect(() => exchangeRate({ rl: some, sl }, { groupSize: 1 })).toThrow(
      'expected sl of dimension 1, got 30',
    );
    expect(() =>
      exchangeRate(
        { rl: { values: Float64Array.of(1), dimension: 1 }, sl: some },
        { groupSize: 1 },
      ),
    ).toThrow('expected rl of at least 3 rows, got 1');
    expect(() => exchangeRatio({ cosine: 2, rlSignalToNoise: 1, slSignalToNoise: 1 })).toThrow(
      'cosine in [−1, 1]',
    );
    expect(() => exchangeRatio({ cosine: 1, rlSignalToNoise: -1, slSignalToNoise: 1 })).toThrow(
      'rlSignalToNoise ≥ 0',
    );
    expect(() => exchangeRatio({ cosine: 1, rlSignalToNoise: 1, slSignalToNoise: -1 })).toThrow(
      'slSignalToNoise ≥ 0',
    );
  });
});
