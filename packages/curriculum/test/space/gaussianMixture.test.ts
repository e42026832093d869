import { readFileSync } from 'node:fs';
import { cholesky, createRng, sampleNormal } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  akaike,
  expectation,
  fitMixture,
  type GaussianMixture,
  maximisation,
  seedResponsibilities,
  selectMixture,
} from '../../src/space/gaussianMixture.ts';

const { cases } = JSON.parse(
  readFileSync(new URL('../golden/space/gaussianMixture.json', import.meta.url), 'utf8'),
);

const factorsOf = (covariances: number[], d: number): Float64Array =>
  Float64Array.from(
    Array.from({ length: covariances.length / (d * d) }, (_, c) =>
      Array.from(cholesky(Float64Array.from(covariances.slice(c * d * d, (c + 1) * d * d)), d)!),
    ).flat(),
  );

function covariancesOf({ factors, dimension: d }: GaussianMixture): number[] {
  const out: number[] = [];
  for (let c = 0; c < factors.length / (d * d); c++)
    for (let a = 0; a < d; a++)
      for (let b = 0; b < d; b++) {
        let sum = 0;
        for (let e = 0; e < d; e++)
          sum += factors[c * d * d + a * d + e]! * factors[c * d * d + b * d + e]!;
        out.push(sum);
      }
  return out;
}

it.each(cases.map((_: unknown, i: number) => i) as number[])(
  'case %i: what scikit-learn finds from the same start',
  (i) => {
    const { points, dimension, regularisation, steps, start, expected } = cases[i];
    const { mixture } = fitMixture(
      Float64Array.from(points),
      {
        dimension,
        weights: Float64Array.from(start.weights),
        means: Float64Array.from(start.means),
        factors: factorsOf(start.covariances, dimension),
      },
      { regularisation, iterations: steps, tolerance: 1e-13 },
    );
    const close = (got: ArrayLike<number>, want: number[], tolerance: number) =>
      want.forEach((x, at) => {
        expect(Math.abs(got[at]! - x)).toBeLessThan(tolerance * Math.max(1, Math.abs(x)));
      });
    const tolerance = steps === 1 ? 1e-9 : 1e-5;
    close(mixture.weights, expected.weights, tolerance);
    close(mixture.means, expected.means, tolerance);
    close(covariancesOf(mixture), expected.covariances, tolerance);
    const { responsibilities, logLikelihood } = expectation(Float64Array.from(points), mixture);
    close([logLikelihood], [expected.logLikelihood], 1e-7);
    const aic = akaike({ mixture, responsibilities, logLikelihoods: [logLikelihood] });
    close([aic], [expected.aic], 1e-7);
  },
);

const cloud = (seed: number, n: number, centres: readonly (readonly number[])[], sd: number) => {
  const rng = createRng(seed);
  return Float64Array.from(
    Array.from({ length: n }, (_, i) =>
      centres[i % centres.length]!.map((m) => m + sd * sampleNormal(rng)),
    ).flat(),
  );
};

it('no step lowers the likelihood, responsibilities sum to one', () => {
  fc.assert(
    fc.property(
      fc.integer(),
      fc.integer({ min: 1, max: 6 }),
      fc.integer({ min: 1, max: 3 }),
      (seed, k, d) => {
        const centres = [0, 1, 3].map((m) => Array.from({ length: d }, () => m));
        const points = cloud(seed, 60, centres, 0.4);
        const seeds = seedResponsibilities(points, d, k, createRng(seed));
        const start = maximisation(points, d, seeds, k, 1e-9);
        const { logLikelihoods, responsibilities, mixture } = fitMixture(points, start, {
          regularisation: 1e-9,
          tolerance: 1e-6,
        });
        // a Gaussian on a single point is held up by the regularisation alone
        const collapsed = mixture.factors.some((x, i) => (i % (d * d)) % (d + 1) === 0 && x < 1e-3);
        if (!collapsed)
          logLikelihoods.slice(1).forEach((log, i) => {
            expect(log).toBeGreaterThan(logLikelihoods[i]! - 1e-6);
          });
        for (let i = 0; i < 60; i++) {
          const row = responsibilities.subarray(i * k, (i + 1) * k);
          expect(row.reduce((sum, r) => sum + r, 0)).toBeCloseTo(1, 9);
        }
        expect(mixture.weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1, 12);
      },
    ),
  );
});

it('finds the number of well separated clouds', () => {
  const points = cloud(
    5,
    300,
    [
      [0, 0],
      [1, 0],
      [0, 1],
    ],
    0.08,
  );
  const { mixture } = selectMixture(points, 2, { fewest: 2, most: 5, rng: createRng(3) });
  const large = [...mixture.weights].filter((w) => w > 0.1);
  expect(large.length).toBeGreaterThanOrEqual(3);
});

it('survives points that are all the same, and fewer points than components', () => {
  const same = new Float64Array(40).fill(0.5);
  const { mixture } = selectMixture(same, 2, { fewest: 2, most: 4, rng: createRng(1) });
  for (const column of [mixture.weights, mixture.means, mixture.factors])
    expect(column.every(Number.isFinite)).toBe(true);
  const few = selectMixture(Float64Array.of(0, 1), 1, { fewest: 3, most: 3, rng: createRng(1) });
  expect(few.mixture.means.every(Number.isFinite)).toBe(true);
});
