import { surprisal } from '@bits-per-sample/info';
import { logOdds } from '../../flow/logOdds.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';

/** Bits offered and absorbed by each label, from a pass rate to ½ with a fixed rate (κ = 1). */
function steps(from: number, rate: number) {
  const offered: number[] = [];
  const absorbed: number[] = [];
  let z = logOdds(from);
  for (let p = from; p < 0.5; ) {
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
export const fixedRate = defineClaim({
  id: 'fixed-rate',
  claim: 'A learner with a fixed learning rate absorbs a small part of what a label offers.',
  essay: null,
  experiment:
    'A learner moves its log-odds by a fixed rate times its error at each label, from a pass rate to ½. What a label offers is its surprisal, what is absorbed the rise of log₂ p. Nothing is drawn by chance.',
  compared: 'Rounded digits of an earlier program, computed apart from this one.',
  rule: 'No label brings more than rate/ln 2 bits, and less than 5 % of all that was offered is absorbed.',
  verdict: 'Holds.',
  whereItFails:
    'With rates above about .3 more than a twentieth is absorbed: a learner that could move its log-odds by 11 at once would take a label whole. Then noise decides how much of it was worth taking.',
  whatTheRealRunSays: null,
  dials: {
    rate: { label: 'Learning rate', values: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 5], start: 0.05 },
    from: { label: 'Pass rate at the start', values: [1e-6, 1e-5, 1e-4, 1e-3, 0.01], start: 1e-5 },
  },
  run(_, { rate, from }) {
    const { offered, absorbed } = steps(from, rate);
    const share = sum(absorbed) / sum(offered);
    const numbers = [
      published('bits that the first label offers', offered[0]!, 16.6, 0.05),
      published('bits absorbed of it', absorbed[0]!, 0.072, 5e-4),
      published('share absorbed up to a pass rate of ½', share, 0.008, 5e-4),
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
});
