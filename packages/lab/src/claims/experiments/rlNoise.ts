import type { Rng } from '@bits-per-sample/core';
import { rlooNoise, rlooSignalToNoise, softmaxScoreMoments } from '@bits-per-sample/variance';
import { bandit } from '../bandit.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';
import { range } from '../range.ts';
import { simulated } from '../simulated.ts';

const groups = 60_000;

/** Squared distance of a group's gradient from its mean: one value per group drawn. */
function distances(
  p: number,
  { answers, groupSize }: { answers: number; groupSize: number },
  rng: Rng,
): Float64Array {
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
export const rlNoise = defineClaim({
  id: 'rl-noise',
  claim: 'The rarer the success, the noisier the gradient of reinforcement learning.',
  essay:
    'At low pass rates the gradient of reinforcement learning has a huge variance: almost all that is sampled fails, and a rare success decides.',
  experiment:
    'A softmax over many answers with one accepted. Signal and noise of the RLOO gradient have closed forms; beside them 60 000 groups are drawn at each of three pass rates.',
  compared:
    'Rounded digits of an earlier program for signal over noise; the drawn noise with the closed form, within 4 standard errors.',
  rule: 'From 1e-4 to 1e-3 signal over noise per rollout grows tenfold, within 5 %.',
  verdict: 'Holds: at low pass rates signal over noise per rollout grows in proportion to p.',
  whatTheRealRunSays:
    'The same: on eleven prompts with one accepted answer and pass rates up to 10 % it was .66 to 1.1 times p. Above ½ it falls.',
  whereItFails:
    'Above .1 it is not proportional any more, and above ½ it falls again. Where many answers are accepted the scores of right answers scatter, too, and the numbers change.',
  dials: {
    groupSize: { label: 'Rollouts per group', values: [2, 4, 8, 16, 32], start: 8 },
    answers: { label: 'Possible answers', values: [10, 30, 100, 300], start: 100 },
  },
  run(rng, { groupSize, answers }) {
    const scores = (p: number) => softmaxScoreMoments(bandit(p, answers), [0]);
    const ratio = (p: number) => rlooSignalToNoise(scores(p), { groupSize }) / groupSize;
    const rates = [0.01, 0.1, 0.5];
    const before = [0.0089, 0.101, 0.396];
    const rounding = [5e-5, 5e-4, 5e-4];
    const numbers = rates.flatMap((p, i) => [
      published(`p = ${p}: signal over noise per rollout`, ratio(p), before[i]!, rounding[i]!),
      simulated(
        `p = ${p}: noise of a group's gradient`,
        distances(p, { answers, groupSize }, rng),
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
        series: [{ name: `groups of ${groupSize}`, x, y: x.map(ratio) }],
      },
    };
  },
});
