import type { Rng } from '@bits-per-sample/core';
import { passRateAfter } from '../../flow/passRateAfter.ts';
import { timeToPassRate } from '../../flow/timeToPassRate.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';
import { range } from '../range.ts';
import { simulated } from '../simulated.ts';

const answers = 100;
const rate = 0.004;
const runs = 200;

/** Time of a run of REINFORCE from p = .01 to .9, one rollout a step: only successes move the log-odds. */
function sampledTime(rng: Rng): number {
  let odds = 0.01 / 0.99;
  let rollouts = 0;
  while (odds < 9) {
    const p = odds / (1 + odds);
    rollouts++;
    if (rng.next() < p) odds *= Math.exp((rate * (1 - p) * answers) / (answers - 1));
  }
  return rollouts * rate;
}

/** Learning curves of labels and of rewards. */
export const curves: Claim = {
  id: 'curves',
  claim: 'Learning from rewards begins p times as fast as learning from labels.',
  verdict: 'Holds: the policy gradient is p times the gradient of the label.',
  whatTheRealRunSays:
    'At a pass rate of .8 % a rollout was worth .4–.7 % of a label; at 50 % 5–33 %.',
  run(rng) {
    const time = (rule: 'sl' | 'pg', from: number) =>
      timeToPassRate(rule, { from, to: 0.9 }, answers);
    const numbers = [
      exact('labels: time from .01 to .9', time('sl', 0.01), 15.624420983196103, 1e-8),
      exact('rewards: time from .01 to .9', time('pg', 0.01), 120.24884196639219, 1e-7),
      simulated(
        'rewards: time from .01 to .9, rollout by rollout',
        Float64Array.from({ length: runs }, () => sampledTime(rng)),
        time('pg', 0.01),
      ),
      exact('labels: time from 1e-5 to .9', time('sl', 1e-5), 22.5, 0.05),
      exact('rewards: time from 1e-5 to .9', time('pg', 1e-5), 99_035, 0.5),
    ];
    const x = range(0, 150, 76);
    return {
      numbers,
      borneOut: time('pg', 1e-5) > 4000 * time('sl', 1e-5),
      picture: {
        x: 'time at a learning rate of 1',
        y: 'pass rate',
        series: (['sl', 'pg'] as const).map((rule) => ({
          name: rule === 'sl' ? 'labels' : 'rewards',
          x,
          y: x.map((t) => passRateAfter(rule, 0.01, t, answers)),
        })),
      },
    };
  },
};
