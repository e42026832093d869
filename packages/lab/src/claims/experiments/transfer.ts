import type { Rng } from '@bits-per-sample/core';
import { logOdds } from '../../flow/logOdds.ts';
import { defineClaim } from '../defineClaim.ts';
import { range } from '../range.ts';

const types = 4;
const rate = 0.2;
const batch = 64;

const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
const start = logOdds(0.1);

/** Gains in pass rate of all types when type 0 is trained to .95; their features share a part of their length. */
function train(share: number, rng: Rng): number[] {
  const features = Array.from({ length: types }, (_, i) =>
    Array.from({ length: types + 1 }, (_, j) =>
      j === 0 ? Math.sqrt(share) : j === i + 1 ? Math.sqrt(1 - share) : 0,
    ),
  );
  const weights = new Float64Array(types + 1);
  const rateOf = (i: number) =>
    sigmoid(start + features[i]!.reduce((sum, x, j) => sum + x * weights[j]!, 0));
  for (let p = rateOf(0); p < 0.95; p = rateOf(0)) {
    let successes = 0;
    for (let i = 0; i < batch; i++) if (rng.next() < p) successes++;
    features[0]!.forEach((x, j) => {
      weights[j]! += rate * (successes / batch) * (1 - p) * x;
    });
  }
  return features.map((_, i) => rateOf(i) - 0.1);
}

/** Gain of the other types by mathematics: they move by the share of what type 0 moves. */
const other = (share: number, gain: number) =>
  sigmoid(start + share * (logOdds(0.1 + gain) - start)) - 0.1;

/** What training on one type of task does for the others. */
export const transfer = defineClaim({
  id: 'transfer',
  claim: 'Reinforcement learning makes jagged models.',
  essay:
    'Reinforcement learning may leave a model jagged: rare general ways of solving a task are seldom sampled, narrow ones are, and those are strengthened.',
  experiment:
    'Four types of task share a part of the skill they need. A policy gradient trains the first type alone, from a pass rate of .1 to .95, by successes that are drawn; the gains of the others are read off.',
  compared:
    'The gain of another type has a closed form, equal within 1e-9; the type trained on must come from .1 to .95. The gain at a share of .3 differs from the .51 of an earlier program, whose world is another one.',
  rule: 'Another type gains over .8 when all skill is shared, less when the middle share is, but over .05, and nothing when none is.',
  verdict: 'Jagged is little transfer to other types, not a spread of levels.',
  whereItFails:
    'The share of general skill is put in, not found: the experiment tells what jagged means and how to see it, not how much of it large models have.',
  whatTheRealRunSays: null,
  dials: {
    share: {
      label: 'Middle share of general skill',
      values: [0.05, 0.1, 0.3, 0.5, 0.7, 0.9],
      start: 0.3,
    },
  },
  run(rng, { share: middle }) {
    const shares = [1, middle, 0];
    const gains = shares.map((share) => train(share, rng.fork(`${share}`)));
    const numbers = shares.flatMap((share, s) => [
      {
        name: `general skill ${share}: gain of the type trained on`,
        value: gains[s]![0]!,
        expected: 0.85,
        tolerance: 0.01,
      },
      {
        name: `general skill ${share}: gain of another type`,
        value: gains[s]![1]!,
        expected: other(share, gains[s]![0]!),
        tolerance: 1e-9,
      },
    ]);
    const x = range(0, 1, 21);
    return {
      numbers,
      borneOut:
        gains[0]![1]! > 0.8 &&
        gains[1]![1]! > 0.05 &&
        gains[1]![1]! < gains[0]![1]! &&
        Math.abs(gains[2]![1]!) < 1e-9,
      picture: {
        x: 'share of general skill',
        y: 'gain in pass rate',
        series: [{ name: 'another type', x, y: x.map((share) => other(share, 0.85)) }],
      },
    };
  },
});
