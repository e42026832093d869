import { binaryEntropy } from '@bits-per-sample/info';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

/** Bits about whether one of k attempts passes. */
const bestBits = (p: number, k: number) => binaryEntropy(-Math.expm1(k * Math.log1p(-p)));

/** More attempts at inference, counted as samples and as rollouts. */
export const bestOf: Claim = {
  id: 'best-of',
  claim: 'Taking the best of many attempts raises the pass rate to ½, where a reward tells most.',
  verdict: 'Holds per sample; per rollout it is a matter of accounting, and a loss.',
  whatTheRealRunSays: null,
  run() {
    const p = 0.01;
    const k = Math.ceil(Math.log(0.5) / Math.log1p(-p));
    const numbers = [
      exact('p = .01: attempts until one in two passes', k, 69, 0.5),
      exact('bits per sample, best of them', bestBits(p, k), 1, 0.0005),
      exact('bits per rollout, best of them', bestBits(p, k) / k, 0.0145, 5e-5),
      exact('bits per rollout, each by itself', binaryEntropy(p), 0.081, 5e-4),
    ];
    const x = [1, 2, 4, 8, 16, 32, 64, 128, 256];
    return {
      numbers,
      borneOut: bestBits(p, k) > binaryEntropy(p) && bestBits(p, k) / k < binaryEntropy(p),
      picture: {
        x: 'attempts per sample',
        y: 'bits',
        series: [
          { name: 'per sample', x, y: x.map((n) => bestBits(p, n)) },
          { name: 'per rollout', x, y: x.map((n) => bestBits(p, n) / n) },
        ],
      },
    };
  },
};
