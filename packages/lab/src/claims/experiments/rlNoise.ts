import type { Rng } from '@bits-per-sample/core';
import { rlooNoise, rlooSignalToNoise, softmaxScoreMoments } from '@bits-per-sample/variance';
import { bandit } from '../bandit.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';
import { range } from '../range.ts';
import { simulated } from '../simulated.ts';

const answers = 100;
const groupSize = 8;
const groups = 60_000;

const scores = (p: number) => softmaxScoreMoments(bandit(p, answers), [0]);

/** Squared distance of a group's gradient from its mean: one value per group drawn. */
function distances(p: number, rng: Rng): Float64Array {
  const mean = Float64Array.from(bandit(p, answers), (pi, i) => p * ((i === 0 ? 1 : 0) - pi));
  const length = mean.reduce((sum, g) => sum + g * g, 0);
  const drawn = new Int32Array(groupSize);
  return Float64Array.from({ length: groups }, () => {
    let successes = 0;
    for (let i = 0; i < groupSize; i++) {
      drawn[i] = rng.next() < p ? 0 : 1 + Math.floor(rng.next() * (answers - 1));
      if (drawn[i] === 0) successes++;
    }
    // advantages sum to 0, so the gradient is Σ A e_y / G
    const gradient = new Map<number, number>();
    for (const y of drawn) {
      const advantage = ((y === 0 ? 1 : 0) - successes / groupSize) / (groupSize - 1);
      gradient.set(y, (gradient.get(y) ?? 0) + advantage);
    }
    let squared = length;
    for (const [y, g] of gradient) squared += g * g - 2 * g * mean[y]!;
    return squared;
  });
}

/** Signal and noise of policy gradients. */
export const rlNoise: Claim = {
  id: 'rl-noise',
  claim: 'The rarer the success, the noisier the gradient of reinforcement learning.',
  verdict: 'Holds: at low pass rates signal over noise per rollout grows in proportion to p.',
  whatTheRealRunSays: 'The same: in proportion to p below 10 %, within 10 %.',
  run(rng) {
    const ratio = (p: number) => rlooSignalToNoise(scores(p), { groupSize }) / groupSize;
    const rates = [0.01, 0.1, 0.5];
    const published = [0.0089, 0.101, 0.396];
    const rounding = [5e-5, 5e-4, 5e-4];
    const numbers = rates.flatMap((p, i) => [
      exact(`p = ${p}: signal over noise per rollout`, ratio(p), published[i]!, rounding[i]!),
      simulated(
        `p = ${p}: noise of a group's gradient`,
        distances(p, rng),
        rlooNoise(scores(p), { groupSize }),
      ),
    ]);
    const x = range(0.01, 0.99, 50);
    return {
      numbers,
      borneOut: Math.abs(ratio(1e-3) / ratio(1e-4) / 10 - 1) < 0.05,
      picture: {
        x: 'pass rate',
        y: 'signal over noise per rollout',
        series: [{ name: 'groups of 8', x, y: x.map(ratio) }],
      },
    };
  },
};
