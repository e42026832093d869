import { chainBits } from '../../flow/chainBits.ts';
import { chainTime } from '../../flow/chainTime.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

const signals = ['sl', 'steps', 'outcome'] as const;
const span = (steps: number) => ({ from: 0.5 ** steps, to: 0.5 });

/** Rewards for steps against a reward for the whole. */
export const dense: Claim = {
  id: 'dense',
  claim: 'Rewards for each step of a long task teach almost as fast as labels.',
  verdict: 'Holds.',
  whatTheRealRunSays: null,
  run() {
    const time = (signal: (typeof signals)[number], steps = 8) =>
      chainTime(signal, steps, span(steps));
    const bits = chainBits(8, 0.5);
    const numbers = [
      exact('8 steps, labels: time to a pass rate of ½', time('sl'), 12.451099695128168, 1e-7),
      exact('8 steps, rewards for steps: time', time('steps'), 15.8, 0.05),
      exact('8 steps, one reward: time', time('outcome'), 203.74468795936502, 1e-6),
      exact('bits of one reward', bits.outcome, 0.03687450625387198, 1e-10),
      exact('bits of rewards for all steps', bits.allSteps, 8, 1e-9),
      exact('bits of the place of the first error', bits.firstError, 1.9921875, 1e-9),
    ];
    const x = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    return {
      numbers,
      borneOut: time('steps') < 1.5 * time('sl') && time('outcome') > 10 * time('steps'),
      picture: {
        x: 'steps of the task',
        y: 'time to a pass rate of ½',
        series: signals.map((signal) => ({
          name: { sl: 'labels', steps: 'rewards for steps', outcome: 'one reward' }[signal],
          x,
          y: x.map((n) => time(signal, n)),
        })),
      },
    };
  },
};
