import { liveProbability } from '@bits-per-sample/info';
import { rlooSignalToNoise, softmaxScoreMoments } from '@bits-per-sample/variance';
import { bandit } from '../bandit.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';
import { range } from '../range.ts';

const published = { 4: [0.16, 0.84, 0.005], 8: [0.083, 0.917, 5e-4], 64: [0.011, 0.989, 5e-4] };

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
export const goldilocks: Claim = {
  id: 'goldilocks',
  claim: 'Prompts that are neither too easy nor too hard teach most.',
  verdict: 'Holds; larger groups widen the zone.',
  whatTheRealRunSays: 'Useful bits per rollout peaked at pass rates of 10–50 %.',
  run() {
    const zones = Object.entries(published).map(([size, [low, high, digits]]) => ({
      size: Number(size),
      numbers: [
        exact(`groups of ${size}: half are live from`, liveFrom(+size), low!, digits!),
        exact(`groups of ${size}: half are live up to`, 1 - liveFrom(+size), high!, digits!),
      ],
    }));
    const x = range(0.01, 0.99, 99);
    const signal = x.map((p) =>
      rlooSignalToNoise(softmaxScoreMoments(bandit(p, 100), [0]), { groupSize: 8 }),
    );
    const peak = x[signal.indexOf(Math.max(...signal))]!;
    const starts = zones.map(({ numbers }) => numbers[0]!.value);
    return {
      numbers: [
        ...zones.flatMap(({ numbers }) => numbers),
        exact('pass rate of most signal over noise', peak, 0.43, 0.0051),
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
};
