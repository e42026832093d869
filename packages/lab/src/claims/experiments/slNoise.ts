import type { Rng } from '@bits-per-sample/core';
import { defineClaim } from '../defineClaim.ts';
import { drawAnswer } from '../drawAnswer.ts';
import { createLinearWorld, type LinearWorld, logitsInto } from '../linearWorld.ts';
import { simulated } from '../simulated.ts';
import { softmaxInto } from '../softmaxInto.ts';

const width = 20;
const updates = 400;
const looks = 20;
const examples = 40_000;

/** Labels of a prompt: right but for a share that is drawn from all answers. */
const labels = (right: number, random: number, answers: number) =>
  Float64Array.from(
    { length: answers },
    (_, y) => random / answers + (y === right ? 1 - random : 0),
  );

/** Gradient of the log-likelihood in all weights, and E|g|² of one example, exactly. */
function moments(world: LinearWorld, weights: Float64Array, random: number) {
  const [prompts, answers] = [world.features.length, weights.length / width];
  const gradient = new Float64Array(answers * width);
  const [logits, policy] = [new Float64Array(answers), new Float64Array(answers)];
  let squares = 0;
  world.features.forEach((x, i) => {
    logitsInto(logits, weights, x);
    softmaxInto(policy, logits);
    const label = labels(world.right[i]!, random, answers);
    for (let y = 0, at = 0; y < answers; y++) {
      const pull = (label[y]! - policy[y]!) / prompts;
      // features have length 1: |g|² = |e − π|² = 1 − 2 π_y + |π|²
      squares += (label[y]! * (1 - 2 * policy[y]!) + policy[y]! ** 2) / prompts;
      for (const xj of x) gradient[at++]! += pull * xj;
    }
  });
  const signal = gradient.reduce((sum, g) => sum + g * g, 0);
  return { gradient, signal, noise: squares - signal };
}

/** Trains on all prompts at once; noise and signal on the way. */
function train(world: LinearWorld, random: number, answers: number) {
  const weights = new Float64Array(answers * width);
  const noise: number[] = [];
  const scale: number[] = [];
  for (let step = 0; step <= updates; step++) {
    const now = moments(world, weights, random);
    if (step % (updates / looks) === 0) {
      noise.push(now.noise);
      scale.push(now.noise / now.signal);
    }
    if (step < updates)
      for (let j = 0; j < weights.length; j++) weights[j]! += 4 * now.gradient[j]!;
  }
  return { weights, noise, scale };
}

/** |g − G|² of examples that are drawn. */
function distances(world: LinearWorld, weights: Float64Array, random: number, rng: Rng) {
  const [prompts, answers] = [world.features.length, weights.length / width];
  const { gradient, signal } = moments(world, weights, random);
  const policies = world.features.map((x) => {
    const [logits, policy] = [new Float64Array(answers), new Float64Array(answers)];
    logitsInto(logits, weights, x);
    softmaxInto(policy, logits);
    return policy;
  });
  return Float64Array.from({ length: examples }, () => {
    const i = Math.floor(rng.next() * prompts);
    const drawn = drawAnswer(labels(world.right[i]!, random, answers), rng);
    let [squared, product] = [0, 0];
    for (let y = 0, at = 0; y < answers; y++) {
      const pull = (y === drawn ? 1 : 0) - policies[i]![y]!;
      squared += pull * pull;
      for (const xj of world.features[i]!) product += pull * xj * gradient[at++]!;
    }
    return squared - 2 * product + signal;
  });
}

/** The noise of learning from labels, late in training. */
export const slNoise = defineClaim({
  id: 'sl-noise',
  claim: 'Late in training the gradient of supervised learning is mostly noise.',
  essay:
    'Late in supervised learning the gradient is mostly noise: what is left to learn is small beside what cannot be predicted.',
  experiment:
    'A linear softmax learns from all prompts at once, with right labels and with labels of which a share is random. Noise and signal of the gradient are computed exactly on the way; at the end 40 000 examples are drawn.',
  compared:
    'The drawn noise with the exact one, within 4 standard errors. How noise and noise scale move is ours alone: nothing else says what they have to be in this world.',
  rule: 'The noise of right labels falls below a third, that of random ones stays above half; the noise scale grows more than threefold in both.',
  verdict:
    'Holds, because the gradient vanishes; labels that are random only keep the noise itself up.',
  whatTheRealRunSays:
    'The same: the noise scale is U-shaped, 260 examples at a pass rate of .1 %, 15 at 10 %, 9 400 at the end.',
  whereItFails:
    'With a fifth of random labels or fewer the noise itself falls below half, too. The growth of the noise scale does not need random labels at all: the signal vanishes first.',
  dials: {
    random: { label: 'Share of random labels', values: [0.05, 0.1, 0.2, 0.3, 0.5], start: 0.3 },
    answers: { label: 'Possible answers', values: [4, 10, 20], start: 10 },
    prompts: { label: 'Prompts', values: [30, 60, 120], start: 60 },
  },
  run(rng, { random: share, answers, prompts }) {
    const percent = `${Math.round(100 * share)} % random`;
    const world = createLinearWorld({ prompts, answers, width }, rng);
    const right = train(world, 0, answers);
    const random = train(world, share, answers);
    const change = ({ noise }: { noise: number[] }) => noise[looks]! / noise[0]!;
    const x = right.noise.map((_, i) => (i * updates) / looks);
    return {
      numbers: [
        simulated(
          'right labels, at the end: noise of an example',
          distances(world, right.weights, 0, rng),
          right.noise[looks]!,
        ),
        simulated(
          `${percent} labels, at the end: noise of an example`,
          distances(world, random.weights, share, rng),
          random.noise[looks]!,
        ),
        { name: 'right labels: noise at the end over that at the start', value: change(right) },
        { name: `${percent}: noise at the end over that at the start`, value: change(random) },
        {
          name: 'right labels: noise scale at the end over that at the start',
          value: right.scale[looks]! / right.scale[0]!,
        },
        {
          name: `${percent}: noise scale at the end over that at the start`,
          value: random.scale[looks]! / random.scale[0]!,
        },
      ],
      borneOut:
        change(right) < 1 / 3 &&
        change(random) > 1 / 2 &&
        [right, random].every(({ scale }) => scale[looks]! > 3 * scale[0]!),
      picture: {
        x: 'update',
        y: 'noise scale, examples',
        series: [
          { name: 'right labels', x, y: right.scale },
          { name: percent, x, y: random.scale },
        ],
      },
    };
  },
});
