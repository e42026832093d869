import { entropyUntilSuccess, surprisal } from '@bits-per-sample/info';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';
import { simulated } from '../simulated.ts';

const runs = 20_000;

/** What all rewards up to the first success tell. */
export const firstSuccess: Claim = {
  id: 'first-success',
  claim:
    'All rewards up to the first success tell little more than the answer would, at the price of 1/p rollouts.',
  verdict: 'Holds.',
  whatTheRealRunSays: null,
  run(rng) {
    const p = 0.001;
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
      simulated('p = .001: bits to the first success', bits, entropyUntilSuccess(p)),
    ];
    const x = [1e-5, 1e-4, 1e-3, 1e-2, 0.1, 0.5];
    return {
      numbers,
      borneOut: x.every((q) => entropyUntilSuccess(q) - surprisal(q) <= 1 / Math.LN2),
      picture: {
        x: 'pass rate',
        y: 'bits',
        series: [
          { name: 'rewards up to the first success', x, y: x.map((q) => entropyUntilSuccess(q)) },
          { name: 'the answer', x, y: x.map((q) => surprisal(q)) },
        ],
      },
    };
  },
};
