import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bootstrapReplicates, createRng } from '../../src/index.ts';

type Sums = readonly [n: number, y: number];
const rate = { rate: ([n, y]: Sums) => y / n };

describe('bootstrapReplicates', () => {
  it('draws whole clusters with replacement, one draw each', () => {
    const clusters: Sums[] = [
      [8, 3],
      [8, 5],
      [4, 1],
    ];
    const rng = createRng(5);
    const wanted = Float64Array.from({ length: 50 }, () => {
      const drawn = clusters.map(() => clusters[Math.floor(rng.next() * 3)]!);
      return drawn.reduce((s, [, y]) => s + y, 0) / drawn.reduce((s, [n]) => s + n, 0);
    }).sort();
    const got = bootstrapReplicates(clusters, rate, { rng: createRng(5), resamples: 50 });
    expect(got).toEqual({ rate: wanted });
  });

  it('law: sorted, and of one value when there is one cluster', () => {
    const cluster = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(9));
    fc.assert(
      fc.property(fc.array(cluster, { minLength: 1, maxLength: 8 }), fc.integer(), (all, seed) => {
        const options = { rng: createRng(seed), resamples: 30 };
        const { rate: got } = bootstrapReplicates(all, rate, options);
        expect(got).toEqual(got.toSorted());
        const one = bootstrapReplicates([all[0]!], rate, options).rate;
        expect(new Set(one)).toEqual(new Set([all[0]![1] / all[0]![0]]));
      }),
    );
  });

  it('gives all functions the same resamples', () => {
    const clusters = Array.from({ length: 9 }, (_, i) => [1, i] as const);
    const { mean, twice } = bootstrapReplicates(
      clusters,
      { mean: ([n, y]) => y / n, twice: ([n, y]) => (2 * y) / n },
      { rng: createRng(1), resamples: 40 },
    );
    expect(twice).toEqual(mean.map((x) => 2 * x));
  });

  it.each([
    [10, 1000],
    [20_000, 1000],
    [50_000, 400],
    [200_000, 200],
  ])('resamples %d clusters %d times by itself', (count, times) => {
    const rng = { ...createRng(1), next: () => 0 };
    const got = bootstrapReplicates(new Array(count).fill([1]), { sum: ([x]) => x! }, { rng });
    expect(got.sum).toHaveLength(times);
  });

  it('says what it expected', () => {
    const rng = createRng(1);
    expect(() => bootstrapReplicates([], rate, { rng })).toThrow('expected clusters of length ≥ 1');
    const ragged = [[1, 2], [1]] as unknown as Sums[];
    expect(() => bootstrapReplicates(ragged, rate, { rng })).toThrow(
      'expected clusters of length 2',
    );
    for (const resamples of [0, 1.5, 2 ** 20 + 1])
      expect(() => bootstrapReplicates([[1, 2]], rate, { rng, resamples })).toThrow(
        'bootstrapReplicates: expected resamples an integer in [1, 1048576]',
      );
  });
});
