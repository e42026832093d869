import { liveProbability } from '@bits-per-sample/info';
import { rlooSignalToNoise, softmaxScoreMoments } from '@bits-per-sample/variance';
import { bandit } from '../bandit.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';
import { range } from '../range.ts';

const zonesBefore = [
  [0.16, 0.84, 0.005],
  [0.083, 0.917, 5e-4],
  [0.011, 0.989, 5e-4],
] as const;

/** Lowest pass rate at which half of all groups are mixed. */
function liveFrom(groupSize: number): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (liveProbability(middle, groupSize) < 0.5) low = middle;
    else high = middle;
  }
  return high;
}

/** The zone of pass rates that teach. */
export const goldilocks = defineClaim({
  id: 'goldilocks',
  claim: 'Prompts that are neither too easy nor too hard teach most.',
  essay:
    'Reinforcement learning wants pass rates in a Goldilocks zone, neither near 0 nor near 1; curricula, pretraining and self-play keep it there.',
  experiment:
    'The share of groups with both right and wrong answers, over the pass rate, and the signal over noise of RLOO for a softmax with one accepted answer. Exact sums; nothing is drawn by chance.',
  compared: 'Rounded digits of an earlier program, computed apart from this one.',
  rule: 'Larger groups begin to be live at lower pass rates, and signal over noise peaks between .1 and .9.',
  verdict: 'Holds; larger groups widen the zone.',
  whatTheRealRunSays: 'Useful bits per rollout peaked at pass rates of 10–50 %.',
  whereItFails:
    'The zone is a share of groups and a ratio of signal to noise, not a speed. A filter that kept training inside it saved 7 to 15 % of the rollouts with RLOO on a real run and nothing with GRPO.',
  dials: {
    largest: { label: 'Rollouts in the largest groups', values: [16, 32, 64, 128, 256], start: 64 },
    answers: { label: 'Possible answers', values: [2, 10, 100, 1000], start: 100 },
  },
  run(_, { largest, answers }) {
    const zones = [4, 8, largest].map((size, i) => ({
      size,
      before: zonesBefore[i]!,
    }));
    const found = zones.map(({ size, before: [low, high, digits] }) => ({
      size,
      numbers: [
        published(`groups of ${size}: half are live from`, liveFrom(size), low, digits),
        published(`groups of ${size}: half are live up to`, 1 - liveFrom(size), high, digits),
      ],
    }));
    const x = range(0.01, 0.99, 99);
    const signal = x.map((p) =>
      rlooSignalToNoise(softmaxScoreMoments(bandit(p, answers), [0]), { groupSize: 8 }),
    );
    const peak = x[signal.indexOf(Math.max(...signal))]!;
    const starts = found.map(({ numbers }) => numbers[0]!.value);
    return {
      numbers: [
        ...found.flatMap(({ numbers }) => numbers),
        published('pass rate of most signal over noise', peak, 0.43, 0.0051),
      ],
      borneOut: starts[0]! > starts[1]! && starts[1]! > starts[2]! && peak > 0.1 && peak < 0.9,
      picture: {
        x: 'pass rate',
        y: 'share of groups that are live',
        series: zones.map(({ size }) => ({
          name: `groups of ${size}`,
          x,
          y: x.map((p) => liveProbability(p, size)),
        })),
      },
    };
  },
});
