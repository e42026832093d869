import {
  expectedValueOfPerfectInformation,
  expectedValueOfSampleInformation,
} from '@bits-per-sample/info';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

/** What rollouts are worth to a decision. */
export const value = defineClaim({
  id: 'value',
  claim: 'Bits are not value: the same rollouts may tell much and change nothing.',
  essay:
    'The bits of reinforcement learning are few but valuable: they are about the very task that is wanted.',
  experiment:
    'A model is used if its pass rate is above a threshold; what is believed of the pass rate is a Beta distribution. The value of rollouts is what they add to the decision, exactly.',
  compared: 'Rounded digits of an earlier program, computed apart from this one.',
  rule: 'One rollout tells bits and is worth nothing, eight are worth something, 64 less than knowing the pass rate.',
  verdict: 'Bits and value are different.',
  whereItFails:
    'Where the threshold lies at what is believed on average, already the first rollout can tip the decision and is worth something.',
  whatTheRealRunSays: null,
  dials: {
    threshold: {
      label: 'Pass rate that is needed',
      values: [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8],
      start: 0.5,
    },
    b: { label: 'Failures believed in (b of Beta(2, b))', values: [1, 2, 3, 5, 8], start: 3 },
  },
  run(_, { threshold, b }) {
    const decision = { beliefs: { a: 2, b }, threshold };
    const worth = (rollouts: number) => expectedValueOfSampleInformation(decision, rollouts);
    const perfect = expectedValueOfPerfectInformation(decision);
    const numbers = [
      published('value of knowing the pass rate', perfect, 0.0438, 6e-5),
      published('value of 1 rollout', worth(1), 0, 1e-12),
      published('value of 8 rollouts', worth(8), 0.0287, 5e-5),
      published('value of 64 rollouts', worth(64), 0.041, 5e-5),
    ];
    const x = [1, 2, 4, 8, 16, 32, 64, 128];
    return {
      numbers,
      borneOut: worth(1) < 1e-12 && worth(8) > 0 && worth(64) < perfect,
      picture: {
        xScale: 'log',
        x: 'rollouts',
        y: 'value',
        series: [{ name: `Beta(2, ${b}), threshold ${threshold}`, x, y: x.map(worth) }],
      },
    };
  },
});
