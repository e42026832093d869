import { chainBits } from '../../flow/chainBits.ts';
import { chainTime } from '../../flow/chainTime.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

const signals = ['sl', 'steps', 'outcome'] as const;
const span = (steps: number) => ({ from: 0.5 ** steps, to: 0.5 });

/** Rewards for steps against a reward for the whole. */
export const dense = defineClaim({
  id: 'dense',
  claim: 'Rewards for each step of a long task teach almost as fast as labels.',
  essay:
    'Process rewards and value functions give credit for parts of a task before its end, and so make a sample denser in bits.',
  experiment:
    'A task of equal steps, all of which must be right, is learned by gradient flow: told every step, rewarded for every step, or rewarded for the whole. Each step passes with chance ½ at the start; the time to a pass rate of ½ for the whole task has a closed form.',
  compared: 'The closed forms at 50 digits, and one rounded digit of an earlier program.',
  rule: 'Rewards for steps take less than 1.5 times as long as labels, one reward over 10 times as long as rewards for steps.',
  verdict: 'Holds.',
  whatTheRealRunSays: null,
  whereItFails:
    'In short tasks one reward is not ten times slower: with four steps it is about three times, with six six times. And a step reward that is wrong, or can be gamed, is outside this world.',
  dials: {
    steps: { label: 'Steps of the task', values: [2, 4, 6, 8, 12, 16], start: 8 },
  },
  run(_, { steps }) {
    const time = (signal: (typeof signals)[number], count = steps) =>
      chainTime(signal, count, span(count));
    const bits = chainBits(steps, 0.5);
    const numbers = [
      published(
        `${steps} steps, labels: time to a pass rate of ½`,
        time('sl'),
        12.451099695128168,
        1e-7,
      ),
      published(`${steps} steps, rewards for steps: time`, time('steps'), 15.8, 0.05),
      published(`${steps} steps, one reward: time`, time('outcome'), 203.74468795936502, 1e-6),
      published('bits of one reward', bits.outcome, 0.03687450625387198, 1e-10),
      published('bits of rewards for all steps', bits.allSteps, 8, 1e-9),
      published('bits of the place of the first error', bits.firstError, 1.9921875, 1e-9),
    ];
    const x = Array.from({ length: Math.max(10, steps) }, (_, i) => i + 1);
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
});
