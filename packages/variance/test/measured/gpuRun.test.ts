import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import {
  accumulatedNoiseScale,
  estimateScoreMoments,
  exchangeRate,
  exchangeRatio,
  GradientAccumulator,
  groupMoments,
  optimalBaseline,
  reinforceNoise,
  twoBatchMoments,
} from '../../src/index.ts';
import { everyEstimator } from '../support/everyEstimator.ts';
import { batches, exchangePairs } from './batches.ts';
import { enumerateGroups, gramPrompts, resampleGroups } from './grams.ts';
import { projectedPairs, projections, rlooGroups } from './projections.ts';
import { promptComparisons, singlePrompts, zOf } from './promptStats.ts';

const share = (zs: number[], limit: number) =>
  zs.filter((z) => Math.abs(z) <= limit).length / zs.length;
const near = (got: number, want: number, rtol: number) =>
  expect(Math.abs(got - want), `got ${got}, wanted ${want}`).toBeLessThanOrEqual(
    rtol * Math.abs(want),
  );

describe('a real transformer: groups', () => {
  const all = promptComparisons();
  for (const quantity of ['signal-to-noise', 'second moment', 'pull along ∇p'] as const)
    it(`${quantity}: predicted from class-conditional moments = measured, within error bars`, () => {
      const zs = all.filter((row) => row.quantity === quantity).map(zOf);
      expect(zs.length).toBeGreaterThan(20);
      expect(share(zs, 3)).toBeGreaterThanOrEqual(0.99);
      expect(Math.max(...zs.map(Math.abs))).toBeLessThanOrEqual(4.5);
    });

  it('signal-to-noise: no systematic ratio in any estimator', () => {
    for (const estimator of ['drgrpo', 'rloo', 'grpo']) {
      const ratios = all
        .filter((row) => row.quantity === 'signal-to-noise' && row.estimator === estimator)
        .map((row) => row.predicted / row.measured)
        .sort((a, b) => a - b);
      near(ratios[ratios.length >> 1]!, 1, 0.02);
    }
  });

  it('single rollouts: REINFORCE without, with the mean and with the optimal baseline', () => {
    for (const prompt of singlePrompts()) {
      const { p, q1, q0, m1sq, gradp_sq } = prompt;
      if (prompt.bin === 'scr') continue; // successes sampled, not enumerated: Σ p s is not 0
      if (q0 < prompt.m0sq_identity) continue; // too few failures to have a scatter
      const scores = {
        p,
        squaredGap: m1sq / (1 - p) ** 2,
        successVariance: Math.max(0, q1 - m1sq),
        failureVariance: Math.max(0, q0 - (p / (1 - p)) ** 2 * m1sq),
      };
      const best = optimalBaseline({ p, successSecondMoment: q1, failureSecondMoment: q0 });
      near(best, prompt.bstar, 1e-4);
      for (const [name, baseline] of [
        ['reinforce', 0],
        ['oracle_b', p],
        ['opt_b', best],
      ] as const) {
        const noise = reinforceNoise(scores, { groupSize: 1, baseline });
        const measured = prompt.single[name];
        expect(Math.abs(noise - measured.trS)).toBeLessThanOrEqual(1e-4 * measured.E_g2);
        near(
          groupMoments(scores, { estimator: 'baseline', groupSize: 1, baseline }).signal,
          gradp_sq,
          1e-4,
        );
      }
    }
  });
});

describe('a real transformer: Gram matrices', () => {
  const prompts = gramPrompts();

  const few = prompts.filter(({ shares }) => shares.filter((x) => x > 0).length <= 250);
  it.each(few.map((prompt) => [prompt.title, prompt] as const))(
    'every estimator on every group of %s: exact',
    (_, prompt) => {
      const answers = prompt.shares.filter((x) => x > 0).length;
      const groupSize = Math.max(2, Math.min(6, Math.floor(Math.log(30_000) / Math.log(answers))));
      for (const options of everyEstimator(groupSize)) {
        const { signal, second } = enumerateGroups(prompt, options);
        const moments = groupMoments(prompt.scores, options);
        near(moments.signal + moments.noise, second, 1e-9);
        expect(Math.abs(moments.signal - signal)).toBeLessThanOrEqual(1e-9 * second);
      }
    },
  );

  it('groups of 16 resampled from the answers agree within their standard errors', () => {
    const groups = process.env.SLOW === '1' ? 8000 : 2000;
    const zs = prompts.flatMap((prompt, i) =>
      everyEstimator(16).map((options, j) => {
        const rng = createRng(100 * i + j);
        const { second, standardError } = resampleGroups(prompt, options, groups, rng);
        const moments = groupMoments(prompt.scores, options);
        const gap = moments.signal + moments.noise - second;
        return standardError <= 1e-6 * second ? 0 : gap / standardError; // no variation seen
      }),
    );
    expect(share(zs, 3)).toBeGreaterThan(0.95);
    expect(Math.max(...zs.map(Math.abs))).toBeLessThanOrEqual(4.5);
  });
});

describe('a real transformer: projections', () => {
  for (const { name, values, dimension, rows, squaredNorms, rewards } of projections()) {
    /** Unbiased tr(M²), M the second moment of the unprojected rows, from pairs of sketches. */
    const squaredMoment = (norms: readonly number[]) => {
      let [sum, pairs] = [0, 0];
      for (let i = 0; i < rows; i++)
        for (let j = i + 1; j < Math.min(rows, i + 40); j++) {
          let dot = 0;
          for (let k = 0; k < dimension; k++)
            dot += values[i * dimension + k]! * values[j * dimension + k]!;
          sum += (dot * dot - (norms[i]! * norms[j]!) / dimension) / (1 + 1 / dimension);
          pairs++;
        }
      return Math.max(0, sum / pairs);
    };

    if (squaredNorms)
      it(`${name}: second moment in sketches = in full dimension, within the sketch's variance`, () => {
        const sums = new GradientAccumulator(dimension).update(values);
        const { signal, noise } = sums.moments();
        const full = squaredNorms.reduce((sum, x) => sum + x, 0) / rows;
        const ends = squaredNorms.reduce((sum, x) => sum + x * x, 0) / rows ** 2;
        // Var Σ|S xᵢ|²/n = 2/m (tr M² with each row's own square), at most
        const deviation = Math.sqrt((2 / dimension) * (squaredMoment(squaredNorms) + ends));
        expect(Math.abs(signal + noise - full)).toBeLessThanOrEqual(3 * deviation);
        expect(deviation / full).toBeLessThan(0.25);
        // each row's own length: relative error √(2/m)
        const zs = squaredNorms.flatMap((norm, i) => {
          const row = values.subarray(i * dimension, (i + 1) * dimension);
          const length = row.reduce((sum, x) => sum + x * x, 0);
          return norm > 0 ? [(length / norm - 1) / Math.sqrt(2 / dimension)] : [];
        });
        expect(share(zs, 3)).toBeGreaterThan(0.97);
        near(zs.reduce((sum, z) => sum + z * z, 0) / zs.length, 1, 0.75);
      });

    if (squaredNorms)
      it(`${name}: parts merge to the whole, and give an interval`, () => {
        const parts = Array.from({ length: 16 }, () => new GradientAccumulator(dimension));
        for (let i = 0; i < rows; i++)
          parts[i % 16]!.update(values.subarray(i * dimension, (i + 1) * dimension));
        const scale = accumulatedNoiseScale(parts);
        const whole = new GradientAccumulator(dimension);
        for (const part of parts) whole.merge(part);
        const direct = new GradientAccumulator(dimension).update(values).moments();
        near(whole.moments().noise, direct.noise, 1e-12);
        near(whole.moments().signal, direct.signal, 1e-9);
        if (direct.signal > 0) {
          near(scale.value, direct.noiseScale, 1e-9);
          expect(scale.lower).toBeLessThan(scale.value);
        } else expect(scale.value).toBeNaN();
      });

    if (rewards) {
      const size = 16; // consecutive rollouts of one prompt
      const gradients = rlooGroups({ values, dimension, rows, rewards }, size);
      const groups = gradients.length / dimension;
      const lengths = Array.from({ length: groups }, (_, g) =>
        gradients.subarray(g * dimension, (g + 1) * dimension).reduce((s, x) => s + x * x, 0),
      );

      it(`${name}: a group's score moments give back the length of its RLOO gradient`, () => {
        let compared = 0;
        lengths.forEach((length, g) => {
          const some = rewards.slice(g * size, (g + 1) * size);
          const wins = some.filter((r) => r === 1).length;
          if (wins < 2 || wins > size - 2) return;
          const block = values.subarray(g * size * dimension, (g + 1) * size * dimension);
          const moments = estimateScoreMoments({ values: block, dimension }, some);
          const scatter = moments.successVariance / wins + moments.failureVariance / (size - wins);
          const along = (wins * (size - wins)) / size / (size - 1);
          near(along ** 2 * (moments.squaredGap + scatter), length, 1e-4);
          compared++;
        });
        expect(compared).toBeGreaterThan(3);
      });

      it(`${name}: noise of its RLOO groups = that of the whole batch in full dimension`, () => {
        const ckpt = name.split('_')[1]!;
        const batch = batches().find(({ title }) => title === `RL ${ckpt} mix rloo_G16`);
        if (!batch) return;
        const { signal, noise } = new GradientAccumulator(dimension).update(gradients).moments();
        const { E_g2, batch_norms } = batch.stats;
        const mean = lengths.reduce((sum, x) => sum + x, 0) / groups;
        const spread = lengths.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (groups - 1);
        const projected = (2 / dimension) * mean ** 2;
        const error = Math.sqrt(spread / groups + batch_norms[1].sd ** 2 / 256 + projected);
        expect(Math.abs(signal + noise - E_g2)).toBeLessThanOrEqual(3 * error);
        expect(error).toBeLessThan(E_g2);
      });
    }
  }
});

describe('a real transformer: two batch sizes', () => {
  it('signal and noise from blocks of two sizes = those of all pairs, over the same samples', () => {
    for (const { stats } of batches()) {
      const sizes = Object.keys(stats.batch_norms ?? {}).map(Number);
      const big = sizes.at(-1)!;
      const { signal, noise } = twoBatchMoments({
        smallBatch: 1,
        bigBatch: big,
        smallSquaredNorm: stats.batch_norms[1].mean,
        bigSquaredNorm: stats.batch_norms[big].mean,
      });
      expect(Math.abs(signal - stats.Eg_sq)).toBeLessThanOrEqual(1e-4 * stats.E_g2);
      near(noise, stats.trS, 1e-4);
    }
  });

  it('the exchange rate is far below one where the model is still learning', () => {
    const early = exchangePairs().filter(({ ckpt }) =>
      ['gold', 'p01', 'p10', 'p50'].includes(ckpt),
    );
    expect(early.length).toBeGreaterThan(0);
    for (const pair of early) {
      const rate = exchangeRatio(pair);
      expect(rate).toBeGreaterThan(0);
      expect(rate).toBeLessThan(0.5);
    }
  });

  const both = projectedPairs();
  it.skipIf(both.length === 0)(
    'the exchange rate from sketches includes that from full moments',
    () => {
      for (const { ckpt, rl, sl } of both) {
        const known = exchangePairs().find(
          (pair) => pair.ckpt === ckpt && pair.set === 'mix' && pair.estimator === 'rloo',
        );
        const { rate } = exchangeRate({ rl, sl }, { groupSize: 16, sketchSize: rl.dimension });
        if (!known || Number.isNaN(rate.value)) continue;
        const truth = exchangeRatio(known);
        expect(rate.lower).toBeLessThanOrEqual(1.5 * truth);
        expect(rate.upper).toBeGreaterThanOrEqual(truth / 1.5);
      }
    },
  );
});
