import {
  expectedValueOfPerfectInformation,
  expectedValueOfSampleInformation,
} from '@bits-per-sample/info';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';

const decision = { beliefs: { a: 2, b: 3 }, threshold: 0.5 };

/** What rollouts are worth to a decision. */
export const value: Claim = {
  id: 'value',
  claim: 'Bits are not value: the same rollouts may tell much and change nothing.',
  verdict: 'Bits and value are different.',
  whatTheRealRunSays: null,
  run() {
    const worth = (rollouts: number) => expectedValueOfSampleInformation(decision, rollouts);
    const perfect = expectedValueOfPerfectInformation(decision);
    const numbers = [
      exact('value of knowing the pass rate', perfect, 0.0438, 5e-5),
      exact('value of 1 rollout', worth(1), 0, 1e-12),
      exact('value of 8 rollouts', worth(8), 0.0287, 5e-5),
      exact('value of 64 rollouts', worth(64), 0.041, 5e-5),
    ];
    const x = [1, 2, 4, 8, 16, 32, 64, 128];
    return {
      numbers,
      borneOut: worth(1) < 1e-12 && worth(8) > 0 && worth(64) < perfect,
      picture: {
        x: 'rollouts',
        y: 'value',
        series: [{ name: 'Beta(2, 3), threshold ½', x, y: x.map(worth) }],
      },
    };
  },
};
