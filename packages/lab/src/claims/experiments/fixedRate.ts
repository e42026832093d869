import { surprisal } from '@bits-per-sample/info';
import { logOdds } from '../../flow/logOdds.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

const rate = 0.05;

/** Bits offered and absorbed by each label, from p = 1e-5 to ½ with a fixed rate (κ = 1). */
function steps() {
  const offered: number[] = [];
  const absorbed: number[] = [];
  let z = logOdds(1e-5);
  for (let p = 1e-5; p < 0.5; ) {
    z += rate * (1 - p);
    const next = 1 / (1 + Math.exp(-z));
    offered.push(surprisal(p));
    absorbed.push(Math.log2(next / p));
    p = next;
  }
  return { offered, absorbed };
}

const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);

/** What a fixed learning rate lets a learner absorb. */
export const fixedRate: Claim = {
  id: 'fixed-rate',
  claim: 'A learner with a fixed learning rate absorbs a small part of what a label offers.',
  verdict: 'Holds.',
  whatTheRealRunSays: null,
  run() {
    const { offered, absorbed } = steps();
    const share = sum(absorbed) / sum(offered);
    const numbers = [
      exact('bits that the first label offers', offered[0]!, 16.6, 0.05),
      exact('bits absorbed of it', absorbed[0]!, 0.072, 5e-4),
      exact('share absorbed up to a pass rate of ½', share, 0.008, 5e-4),
    ];
    const x = offered.map((_, i) => i + 1);
    return {
      numbers,
      borneOut: absorbed.every((bits) => bits <= rate / Math.LN2) && share < 0.05,
      picture: {
        x: 'label',
        y: 'bits',
        series: [
          { name: 'offered', x, y: offered },
          { name: 'absorbed', x, y: absorbed },
        ],
      },
    };
  },
};
