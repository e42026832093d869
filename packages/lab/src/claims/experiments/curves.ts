import type { Rng } from '@bits-per-sample/core';
import { passRateAfter } from '../../flow/passRateAfter.ts';
import { timeToPassRate } from '../../flow/timeToPassRate.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';
import { range } from '../range.ts';
import { simulated } from '../simulated.ts';

const rate = 0.004;
const runs = 200;

/** Time of a run of REINFORCE from a pass rate to .9, one rollout a step: only successes move the log-odds. */
function sampledTime(from: number, answers: number, rng: Rng): number {
  let odds = from / (1 - from);
  let rollouts = 0;
  while (odds < 9) {
    const p = odds / (1 + odds);
    rollouts++;
    if (rng.next() < p) odds *= Math.exp((rate * (1 - p) * answers) / (answers - 1));
  }
  return rollouts * rate;
}

/** Learning curves of labels and of rewards. */
export const curves = defineClaim({
  id: 'curves',
  claim: 'Learning from rewards begins p times as fast as learning from labels.',
  essay:
    'For most of training the pass rate is low, and there a sample of reinforcement learning tells far less than one of supervised learning.',
  experiment:
    'A softmax over many answers, one of them right, learns by gradient flow, from labels and from rewards; the times to a pass rate of .9 have closed forms. Beside them 200 runs of REINFORCE, rollout by rollout.',
  compared:
    'The closed forms at 50 digits, and rounded digits of an earlier program for the start at 1e-5; the simulated runs with the closed form, within 4 standard errors.',
  rule: 'From 1e-5 on rewards take over 4 000 times as long as labels.',
  verdict: 'Holds: the policy gradient is p times the gradient of the label.',
  whatTheRealRunSays:
    'At a pass rate of .8 % a rollout was worth .4–.7 % of a label; at 50 % 5–33 %.',
  whereItFails:
    'Gradient flow of a table has no Adam, no other prompts and no shared weights. On real curves the gain per rollout falls like 1/N, which this world does not show.',
  dials: {
    from: { label: 'Pass rate at the start', values: [0.003, 0.01, 0.03, 0.1], start: 0.01 },
    answers: { label: 'Possible answers', values: [10, 100, 1000], start: 100 },
  },
  run(rng, { from: start, answers }) {
    const time = (rule: 'sl' | 'pg', from: number) =>
      timeToPassRate(rule, { from, to: 0.9 }, answers);
    const numbers = [
      published(`labels: time from ${start} to 0.9`, time('sl', start), 15.624420983196103, 1e-8),
      published(`rewards: time from ${start} to 0.9`, time('pg', start), 120.24884196639219, 1e-7),
      simulated(
        `rewards: time from ${start} to 0.9, rollout by rollout`,
        Float64Array.from({ length: runs }, () => sampledTime(start, answers, rng)),
        time('pg', start),
      ),
      published('labels: time from 1e-5 to 0.9', time('sl', 1e-5), 22.5, 0.05),
      published('rewards: time from 1e-5 to 0.9', time('pg', 1e-5), 99_035, 0.5),
    ];
    const x = range(0, 1.25 * time('pg', start), 76);
    return {
      numbers,
      borneOut: time('pg', 1e-5) > 4000 * time('sl', 1e-5),
      picture: {
        x: 'time at a learning rate of 1',
        y: 'pass rate',
        series: (['sl', 'pg'] as const).map((rule) => ({
          name: rule === 'sl' ? 'labels' : 'rewards',
          x,
          y: x.map((t) => passRateAfter(rule, start, t, answers)),
        })),
      },
    };
  },
});
