import {
  binaryEntropy,
  labelInformation,
  realisedRewardInformation,
  surprisal,
} from '@bits-per-sample/info';
import { manyAnswers } from '../../flow/manyAnswers.ts';
import { defineClaim } from '../defineClaim.ts';
import { published } from '../published.ts';
import { range } from '../range.ts';

/** Beliefs of a learner who holds one answer right with chance p and the others alike. */
const beliefsOf = (answers: number, p: number) =>
  Array.from({ length: answers }, (_, i) => (i === 0 ? p : (1 - p) / (answers - 1)));

/** A label against a reward, where one answer is accepted and where many are. */
export const crossover = defineClaim({
  id: 'crossover',
  claim: 'Below a pass rate of ½ a label tells more than a reward, above it less.',
  essay:
    'A label tells −log₂ p bits and a reward at most H(p): below a pass rate of one half supervised learning tells more per sample, above it reinforcement learning does.',
  experiment:
    'Label and reward are weighed on the same beliefs, twice: where one answer is accepted, and where each of many may be. All sums are exact; nothing is drawn by chance.',
  compared:
    'Rounded digits of an earlier program for one accepted answer; sums over the numbers of accepted answers, at 50 digits, for many.',
  rule: 'With many accepted the label tells more at .1 and less at the pass rate above ½; with one accepted it tells more even there, as believed and in truth.',
  verdict: 'Holds if many answers are accepted; with one it is a matter of accounting.',
  whatTheRealRunSays:
    'By bits a rollout was worth 48 % of a label at a pass rate of 50 % and 164 % at 89 %; 5–33 % and 4–49 % were measured. Bits are a ceiling.',
  whereItFails:
    'With one accepted answer a label never tells less than a reward: the reward is a function of the label and the guess. For yes-or-no questions both tell the same.',
  dials: {
    p: {
      label: 'Pass rate above ½',
      values: [0.55, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99],
      start: 0.9,
    },
    many: { label: 'Answers, each maybe accepted', values: [2, 4, 16, 64, 128], start: 64 },
    one: { label: 'Answers of which one is accepted', values: [2, 4, 16, 100, 1000], start: 16 },
  },
  run(_, { p, many, one }) {
    const beliefs = beliefsOf(one, p);
    const few = manyAnswers(many, 0.1);
    const most = manyAnswers(many, p);
    const belief = beliefs.reduce((sum, q) => sum - q * Math.log2(q), 0);
    const numbers = [
      published(`one accepted, p = ${p}: label, as believed`, belief, 0.86, 0.005),
      published(`one accepted, p = ${p}: reward, as believed`, binaryEntropy(p), 0.47, 0.005),
      published(`one accepted, p = ${p}: label, in truth`, surprisal(p), 0.152, 0.0005),
      published(
        `one accepted, p = ${p}: reward, in truth`,
        realisedRewardInformation(beliefs, 0),
        0.138,
        0.0005,
      ),
      published('many accepted, p = 0.1: label', few.label, 3.436509488944374, 1e-9),
      published('many accepted, p = 0.1: reward', few.reward, 0.4689955935892812, 1e-9),
      published(`many accepted, p = ${p}: label`, most.label, 0.15327052100794347, 1e-9),
      published(`many accepted, p = ${p}: reward`, most.reward, 0.4689955935892811, 1e-9),
    ];
    const x = range(0.02, 0.98, 49);
    return {
      numbers,
      borneOut:
        few.label > few.reward &&
        most.label < most.reward &&
        belief > binaryEntropy(p) - 1e-9 &&
        surprisal(p) > realisedRewardInformation(beliefs, 0) - 1e-9,
      picture: {
        x: 'pass rate',
        y: 'bits',
        series: [
          { name: 'label, many accepted', x, y: x.map((q) => manyAnswers(many, q).label) },
          { name: 'label, one accepted', x, y: x.map((q) => labelInformation(q, one)) },
          { name: 'reward', x, y: x.map((q) => binaryEntropy(q)) },
        ],
      },
    };
  },
});
