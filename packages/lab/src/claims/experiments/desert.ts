import type { Rng } from '@bits-per-sample/core';
import type { Claim } from '../claim.ts';
import { drawAnswer } from '../drawAnswer.ts';
import { createLinearWorld, type LinearWorld, logitsInto } from '../linearWorld.ts';
import { softmaxInto } from '../softmaxInto.ts';
import { spread } from '../spread.ts';

const prompts = 400;
const answers = 250;
const width = 8;
const groupSize = 8;
const groupsPerStep = 8;
const steps = 300; // 19 200 rollouts
const seeds = 4;
const rates = [0.1, 0.02, 0.006];

type Optimiser = 'SGD' | 'exact' | 'Adam .01' | 'Adam .05';

/** Mean over prompts of log₂(p after / p before), by RLOO on a linear softmax whose prompts all start at one pass rate. */
function gain(world: LinearWorld, p: number, optimiser: Optimiser, rng: Rng): number {
  const start = Math.log((p * (answers - 1)) / (1 - p));
  const size = answers * width;
  const weights = new Float64Array(size);
  const gradient = new Float64Array(size);
  const first = new Float64Array(size);
  const second = new Float64Array(size);
  const [logits, policy] = [new Float64Array(answers), new Float64Array(answers)];
  const pull = new Float64Array(answers);
  const drawn = new Int32Array(groupSize);
  const look = (i: number) => {
    logitsInto(logits, weights, world.features[i]!);
    logits[world.right[i]!]! += start;
    softmaxInto(policy, logits);
  };

  for (let step = 1; step <= steps; step++) {
    gradient.fill(0);
    for (let group = 0; group < groupsPerStep; group++) {
      const i = Math.floor(rng.next() * prompts);
      look(i);
      const right = world.right[i]!;
      pull.fill(0);
      if (optimiser === 'exact')
        for (let y = 0; y < answers; y++)
          pull[y] = policy[right]! * ((y === right ? 1 : 0) - policy[y]!);
      else {
        let mean = 0;
        for (let n = 0; n < groupSize; n++) {
          drawn[n] = drawAnswer(policy, rng);
          if (drawn[n] === right) mean += 1 / groupSize;
        }
        for (const y of drawn) pull[y]! += ((y === right ? 1 : 0) - mean) / (groupSize - 1);
      }
      const x = world.features[i]!;
      for (let y = 0; y < answers; y++)
        if (pull[y] !== 0)
          for (let j = 0; j < width; j++)
            gradient[y * width + j]! += (pull[y]! * x[j]!) / groupsPerStep;
    }
    if (optimiser === 'SGD' || optimiser === 'exact')
      for (let j = 0; j < size; j++) weights[j]! += gradient[j]!;
    else {
      const rate = optimiser === 'Adam .01' ? 0.01 : 0.05;
      const [warm1, warm2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      for (let j = 0; j < size; j++) {
        first[j] = 0.9 * first[j]! + 0.1 * gradient[j]!;
        second[j] = 0.999 * second[j]! + 0.001 * gradient[j]! * gradient[j]!;
        weights[j]! += (rate * (first[j]! / warm1)) / (Math.sqrt(second[j]! / warm2) + 1e-8);
      }
    }
  }
  let sum = 0;
  for (let i = 0; i < prompts; i++) {
    look(i);
    sum += Math.log2(policy[world.right[i]!]! / p) / prompts;
  }
  return sum;
}

/** Reinforcement learning where success is rare. */
export const desert: Claim = {
  id: 'desert',
  claim: 'Where success is rare, reinforcement learning does not get off the ground.',
  verdict:
    'Holds for SGD. Adam rescales rare gradients and here gets off the ground: failure is not a law.',
  whatTheRealRunSays:
    'Disagrees with this small world: all 12 runs from a pass rate of .1 % failed, with Adam and 3 million parameters.',
  run(rng) {
    const optimisers: readonly Optimiser[] = ['SGD', 'exact', 'Adam .01', 'Adam .05'];
    const gains = optimisers.map(() => rates.map(() => [] as number[]));
    for (let seed = 0; seed < seeds; seed++) {
      const chance = rng.fork(`seed ${seed}`);
      const world = createLinearWorld({ prompts, answers, width }, chance);
      optimisers.forEach((optimiser, o) => {
        rates.forEach((p, r) => {
          gains[o]![r]!.push(gain(world, p, optimiser, chance.fork(`${p}`)));
        });
      });
    }
    const found = gains.map((row) => row.map(spread));
    const numbers = [0, 2, 3].flatMap((o) =>
      rates.map((p, r) => ({
        name: `${optimisers[o]}, from p = ${p}: bits gained`,
        value: found[o]![r]!.mean,
        standardError: found[o]![r]!.standardError,
        ...(o === 0 && {
          expected: found[1]![r]!.mean,
          tolerance: 4 * found[0]![r]!.standardError + 0.1 * found[1]![r]!.mean,
        }),
      })),
    );
    const drop = (o: number) => found[o]![2]!.mean / found[o]![0]!.mean;
    return {
      numbers,
      borneOut: drop(0) < 1 / 3 && drop(2) > 1.5 * drop(0) && drop(3) > 1.5 * drop(0),
      picture: {
        x: 'pass rate at the start',
        y: 'bits gained in 19 200 rollouts',
        series: [0, 2, 3].map((o) => ({
          name: optimisers[o]!,
          x: rates,
          y: found[o]!.map(({ mean }) => mean),
        })),
      },
    };
  },
};
