import { binaryEntropy } from '@bits-per-sample/info';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

/** Bits about whether one of k attempts passes. */
const bestBits = (p: number, k: number) => binaryEntropy(-Math.expm1(k * Math.log1p(-p)));

/** More attempts at inference, counted as samples and as rollouts. */
export const bestOf = defineClaim({
  id: 'best-of',
  claim: 'Taking the best of many attempts raises the pass rate to ½, where a reward tells most.',
  essay:
    'Inference scaling makes a task pass more often, and so brings reinforcement learning into the range where a sample tells more.',
  experiment:
    'Of k attempts at a prompt the best is kept, with k just large enough that one passes every second time. The entropy of that one reward is counted once per sample and once per rollout that was paid for. Nothing is drawn by chance.',
  compared: 'Rounded digits of an earlier program, computed apart from this one.',
  rule: 'The best of k tells more bits than a single attempt, and fewer than a single attempt per rollout.',
  verdict: 'Holds per sample; per rollout it is a matter of accounting, and a loss.',
  whereItFails:
    'Who pays for rollouts gains nothing: best-of-k never raises bits per rollout. From a pass rate of .3 on two attempts are enough and little is left to gain.',
  whatTheRealRunSays: null,
  dials: {
    p: {
      label: 'Pass rate of one attempt',
      values: [0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
      start: 0.01,
    },
  },
  run(_, { p }) {
    const k = Math.ceil(Math.log(0.5) / Math.log1p(-p));
    const numbers = [
      published(`p = ${p}: attempts until one in two passes`, k, 69, 0.5),
      published('bits per sample, best of them', bestBits(p, k), 1, 0.0005),
      published('bits per rollout, best of them', bestBits(p, k) / k, 0.0145, 5e-5),
      published('bits per rollout, each by itself', binaryEntropy(p), 0.081, 5e-4),
    ];
    const x = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    return {
      numbers,
      borneOut: bestBits(p, k) > binaryEntropy(p) && bestBits(p, k) / k < binaryEntropy(p),
      picture: {
        xScale: 'log',
        x: 'attempts per sample',
        y: 'bits',
        series: [
          { name: 'per sample', x, y: x.map((n) => bestBits(p, n)) },
          { name: 'per rollout', x, y: x.map((n) => bestBits(p, n) / n) },
        ],
      },
    };
  },
});
