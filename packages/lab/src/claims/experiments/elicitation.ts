import { passAtK, passAtKOfRate } from '@bits-per-sample/capability';
import { type Rng, sampleBeta, sampleNormal } from '@bits-per-sample/core';
import { logOdds } from '../../flow/logOdds.ts';
import { defineClaim } from '../defineClaim.ts';
import { simulated } from '../simulated.ts';

const prompts = 400;
const attempts = 512;
const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));

/** Mean of pass@k over prompts. */
const curve = (rates: ArrayLike<number>, k: number) =>
  Array.from(rates, (p) => passAtKOfRate(p, k)).reduce((s, x) => s + x / rates.length, 0);

/** Every prompt has an answer of its own; what one learns, all others lose a part of. */
function privateAnswers(interference: number, rng: Rng) {
  const before = Float64Array.from({ length: prompts }, () =>
    Math.min(0.999, Math.max(1e-9, sampleBeta({ a: 0.35, b: 2.35 }, rng))),
  );
  const logits = before.map(logOdds);
  let after = before;
  for (let step = 0; step < 5000 && curve(after, 1) < 0.36; step++) {
    const pull = after.map((p) => p * (1 - p));
    const mean = pull.reduce((s, g) => s + g / prompts, 0);
    for (let i = 0; i < prompts; i++) logits[i]! += 0.2 * (pull[i]! - interference * mean);
    after = logits.map(sigmoid);
  }
  return { before, after };
}

/** Every prompt takes some of sixteen steps that all share. */
function sharedSteps(length: number, rng: Rng) {
  const logits = Float64Array.from({ length: 16 }, () => 0.4 + 0.5 * sampleNormal(rng));
  const chains = Array.from({ length: prompts }, () =>
    Array.from({ length }, () => Math.floor(rng.next() * 16)),
  );
  const rates = () =>
    Float64Array.from(chains, (chain) => chain.reduce((p, j) => p * sigmoid(logits[j]!), 1));
  const before = rates();
  let after = before;
  for (let step = 0; step < 20_000 && curve(after, 1) < 0.98; step++) {
    const pull = new Float64Array(16);
    chains.forEach((chain, i) => {
      for (const j of chain) pull[j]! += (after[i]! * (1 - sigmoid(logits[j]!))) / prompts;
    });
    for (let j = 0; j < 16; j++) logits[j]! += 2 * pull[j]!;
    after = rates();
  }
  return { before, after };
}

/** Whether training brings out what a model can do already, or teaches it more. */
export const elicitation = defineClaim({
  id: 'elicitation',
  claim: 'Reinforcement learning only brings out what the model can do already.',
  essay: null,
  experiment:
    'Two worlds of 400 prompts learn by policy gradient. In one every prompt has an answer of its own, and what one learns all others lose a part of; in the other prompts are chains of steps that they share. 512 attempts at each prompt, before and after, give pass@k.',
  compared:
    'pass@k of the drawn attempts with that of the true pass rates, within 4 standard errors. The worlds are ours; an earlier program found .13 → .36 and .83 → .65 in the first, .018 → .98 and .98 → 1.0 in the second, in worlds of its own.',
  rule: 'pass@1 rises in both worlds; pass@256 falls in the first and rises in the second.',
  verdict: 'Both exist, in one run: judge each category of tasks by itself.',
  whatTheRealRunSays:
    'Both in one run: pass@256 rose from .58 to .93 in addition and fell from .996 to .167 in a guessing task.',
  whereItFails:
    'Without interference the first world loses nothing, and pass@256 does not fall. Which of the worlds a category of real tasks is like, only its own pass@k tells.',
  dials: {
    interference: {
      label: 'Part that all others lose',
      values: [0, 0.2, 0.5, 0.7, 0.9],
      start: 0.7,
    },
    steps: { label: 'Steps of a chain', values: [4, 6, 8, 10], start: 8 },
  },
  run(rng, { interference, steps }) {
    const worlds = [
      { name: 'private answers', ...privateAnswers(interference, rng.fork('private')) },
      { name: 'shared steps', ...sharedSteps(steps, rng.fork('shared')) },
    ];
    const stages = worlds.flatMap(({ name, before, after }) => [
      { name: `${name}, before`, rates: before },
      { name: `${name}, after`, rates: after },
    ]);
    const chance = rng.fork('exam');
    const numbers = stages.flatMap(({ name, rates }) => {
      const successes = Float64Array.from(rates, (p) => {
        let count = 0;
        for (let i = 0; i < attempts; i++) if (chance.next() < p) count++;
        return count;
      });
      // the prompts are given and only attempts are chance: distances from the truth, which average 0
      return [1, 256].map((k) => {
        const errors = successes.map(
          (n, i) => passAtK(n, attempts, k) - passAtKOfRate(rates[i]!, k),
        );
        const truth = curve(rates, k);
        const { value, standardError } = simulated('', errors, 0);
        return {
          name: `${name}: pass@${k}`,
          value: truth + value,
          standardError: standardError!,
          expected: truth,
          tolerance: 4 * standardError! + 1e-12,
        };
      });
    });
    const [one, many] = [1, 256].map((k) => stages.map(({ rates }) => curve(rates, k)));
    const x = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    return {
      numbers,
      borneOut:
        one![1]! > one![0]! &&
        many![1]! < many![0]! &&
        one![3]! > one![2]! &&
        many![3]! > many![2]!,
      picture: {
        xScale: 'log',
        x: 'attempts k',
        y: 'pass@k',
        series: stages.map(({ name, rates }) => ({ name, x, y: x.map((k) => curve(rates, k)) })),
      },
    };
  },
});
