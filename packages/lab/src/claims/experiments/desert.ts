import type { Rng } from '@bits-per-sample/core';
import { defineClaim } from '../defineClaim.ts';
import { drawAnswer } from '../drawAnswer.ts';
import { createLinearWorld, type LinearWorld, logitsInto } from '../linearWorld.ts';
import { softmaxInto } from '../softmaxInto.ts';
import { spread } from '../spread.ts';

const prompts = 400;
const answers = 250;
const width = 8;
const rolloutsPerStep = 64;
const seeds = 4;
const rates = [0.1, 0.02, 0.006];

/** How weights follow gradients: SGD at a rate of 1, by drawn or by exact gradients, or Adam at a rate. */
interface Optimiser {
  readonly name: string;
  readonly adam?: number;
  readonly exact?: true;
}

/** How training goes. */
interface Training {
  readonly steps: number;
  readonly groupSize: number;
}

/** Mean over prompts of log₂(p after / p before), by RLOO on a linear softmax whose prompts all start at one pass rate. */
function gain(
  world: LinearWorld,
  p: number,
  { adam, exact }: Optimiser,
  { steps, groupSize }: Training,
  rng: Rng,
): number {
  const groupsPerStep = rolloutsPerStep / groupSize;
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
      if (exact)
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
    if (adam === undefined) for (let j = 0; j < size; j++) weights[j]! += gradient[j]!;
    else {
      const [warm1, warm2] = [1 - 0.9 ** step, 1 - 0.999 ** step];
      for (let j = 0; j < size; j++) {
        first[j] = 0.9 * first[j]! + 0.1 * gradient[j]!;
        second[j] = 0.999 * second[j]! + 0.001 * gradient[j]! * gradient[j]!;
        weights[j]! += (adam * (first[j]! / warm1)) / (Math.sqrt(second[j]! / warm2) + 1e-8);
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
export const desert = defineClaim({
  id: 'desert',
  claim: 'Where success is rare, reinforcement learning does not get off the ground.',
  essay:
    'A model that is not good already is astonishingly unlikely to get a hard task right, so that reinforcement learning has nothing to strengthen.',
  experiment:
    'A linear softmax learns 400 prompts with 250 answers each by RLOO, from three pass rates: by SGD at a rate of 1 and by Adam at two rates, in four worlds that are drawn. The gain is the mean of log₂ of the pass rate after over that before.',
  compared:
    'SGD with the same training by exact gradients, within 4 standard errors and a tenth. The gains under Adam are ours alone: an earlier program found .45, .52, .28 at a rate of .01 and .62, 1.09, 1.24 at .05, in worlds of its own.',
  rule: 'Under SGD the gain from .006 is below a third of that from .1; under Adam that share is more than 1.5 times as large at both rates.',
  verdict:
    'Holds for SGD. Adam rescales rare gradients and here gets off the ground: failure is not a law.',
  whatTheRealRunSays:
    'Disagrees with this small world: all 12 runs from a pass rate of .1 % failed, with Adam and 3 million parameters.',
  whereItFails:
    'Under Adam this small world and the real run disagree, and the small world is not the one to believe for a large model. It shows that failure is not a law of the gradient, not that a desert can be crossed: with so few successes Adam scales up noise as well. At a rate of .2 noise wins here, too: from .006 the pass rates fall.',
  dials: {
    rollouts: { label: 'Rollouts', values: [4800, 9600, 19_200], start: 19_200 },
    groupSize: { label: 'Rollouts per group', values: [4, 8, 16], start: 8 },
    rate: { label: 'Higher rate of Adam', values: [0.02, 0.05, 0.1, 0.2], start: 0.05 },
  },
  run(rng, { rollouts, groupSize, rate }) {
    const training = { steps: rollouts / rolloutsPerStep, groupSize };
    const optimisers: readonly Optimiser[] = [
      { name: 'SGD' },
      { name: 'exact', exact: true },
      { name: 'Adam 0.01', adam: 0.01 },
      { name: `Adam ${rate}`, adam: rate },
    ];
    const gains = optimisers.map(() => rates.map(() => [] as number[]));
    for (let seed = 0; seed < seeds; seed++) {
      const chance = rng.fork(`seed ${seed}`);
      const world = createLinearWorld({ prompts, answers, width }, chance);
      optimisers.forEach((optimiser, o) => {
        rates.forEach((p, r) => {
          gains[o]![r]!.push(gain(world, p, optimiser, training, chance.fork(`${p}`)));
        });
      });
    }
    const found = gains.map((row) => row.map(spread));
    const numbers = [0, 2, 3].flatMap((o) =>
      rates.map((p, r) => ({
        name: `${optimisers[o]!.name}, from p = ${p}: bits gained`,
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
        xScale: 'log',
        x: 'pass rate at the start',
        y: `bits gained in ${rollouts.toLocaleString('en')} rollouts`,
        series: [0, 2, 3].map((o) => ({
          name: optimisers[o]!.name,
          x: rates,
          y: found[o]!.map(({ mean }) => mean),
        })),
      },
    };
  },
});
