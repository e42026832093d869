import { entropyUntilSuccess, surprisal } from '@bits-per-sample/info';
import { defineClaim } from '../defineClaim.ts';
import { exact } from '../exact.ts';
import { simulated } from '../simulated.ts';

const runs = 20_000;

/** What all rewards up to the first success tell. */
export const firstSuccess = defineClaim({
  id: 'first-success',
  claim:
    'All rewards up to the first success tell little more than the answer would, at the price of 1/p rollouts.',
  essay:
    'An untrained model with 100 000 tokens to choose from needs about 300 000 attempts to be sure of seeing the right one once.',
  experiment:
    'Every reward up to the first success tells −log₂ of its own chance. Their sum is computed exactly, and simulated for 20 000 runs of attempts.',
  compared:
    'The closed form H(p)/p, within 4 standard errors, and rounded digits of an earlier program for 1e-5.',
  rule: 'At every pass rate all rewards up to the first success tell at most 1.44 bits (1/ln 2) more than the answer.',
  verdict: 'Holds.',
  whereItFails:
    'It counts bits, not learning: a learner that forgets its failures, as a policy gradient without a memory does, keeps none of those before the first success.',
  whatTheRealRunSays: null,
  dials: {
    p: { label: 'Pass rate', values: [1e-5, 1e-4, 0.001, 0.01, 0.1, 0.5], start: 0.001 },
  },
  run(rng, { p }) {
    const failure = Math.log1p(-p);
    const bits = Float64Array.from({ length: runs }, () => {
      const failures = Math.floor(Math.log1p(-rng.next()) / failure);
      return surprisal(p) - (failures * failure) / Math.LN2;
    });
    const numbers = [
      exact('p = 1e-5: bits to the first success', entropyUntilSuccess(1e-5), 18.05, 0.005),
      exact(
        'p = 1e-5: rollouts until one success is 95 % sure',
        Math.ceil(Math.log(0.05) / Math.log1p(-1e-5)),
        299_572,
        0.5,
      ),
      simulated(`p = ${p}: bits to the first success, simulated`, bits, entropyUntilSuccess(p)),
    ];
    const x = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5];
    return {
      numbers,
      borneOut: x.every((q) => entropyUntilSuccess(q) - surprisal(q) <= 1 / Math.LN2),
      picture: {
        xScale: 'log',
        x: 'pass rate',
        y: 'bits',
        series: [
          { name: 'rewards up to the first success', x, y: x.map((q) => entropyUntilSuccess(q)) },
          { name: 'the answer', x, y: x.map((q) => surprisal(q)) },
        ],
      },
    };
  },
});
