import { binaryEntropy, realisedRewardInformation, surprisal } from '@bits-per-sample/info';
import { manyAnswers } from '../../flow/manyAnswers.ts';
import type { Claim } from '../claim.ts';
import { exact } from '../exact.ts';
import { range } from '../range.ts';

/** Beliefs of a learner who holds one of 16 answers right with chance .9. */
const beliefs = Array.from({ length: 16 }, (_, i) => (i === 0 ? 0.9 : 0.1 / 15));

/** A label against a reward, where one answer is accepted and where many are. */
export const crossover: Claim = {
  id: 'crossover',
  claim: 'Below a pass rate of ½ a label tells more than a reward, above it less.',
  verdict: 'Holds if many answers are accepted; with one it is a matter of accounting.',
  whatTheRealRunSays:
    'By bits a rollout was worth 48 % of a label at a pass rate of 50 % and 164 % at 89 %; 5–33 % and 4–49 % were measured. Bits are a ceiling.',
  run() {
    const few = manyAnswers(64, 0.1);
    const most = manyAnswers(64, 0.9);
    const belief = beliefs.reduce((sum, q) => sum - q * Math.log2(q), 0);
    const numbers = [
      exact('one accepted, p = .9: label, as believed', belief, 0.86, 0.005),
      exact('one accepted, p = .9: reward, as believed', binaryEntropy(0.9), 0.47, 0.005),
      exact('one accepted, p = .9: label, in truth', surprisal(0.9), 0.152, 0.0005),
      exact(
        'one accepted, p = .9: reward, in truth',
        realisedRewardInformation(beliefs, 0),
        0.138,
        0.0005,
      ),
      exact('many accepted, p = .1: label', few.label, 3.436509488944374, 1e-9),
      exact('many accepted, p = .1: reward', few.reward, 0.4689955935892812, 1e-9),
      exact('many accepted, p = .9: label', most.label, 0.15327052100794347, 1e-9),
      exact('many accepted, p = .9: reward', most.reward, 0.4689955935892811, 1e-9),
    ];
    const x = range(0.02, 0.98, 49);
    return {
      numbers,
      borneOut:
        few.label > few.reward &&
        most.label < most.reward &&
        belief > binaryEntropy(0.9) &&
        surprisal(0.9) > realisedRewardInformation(beliefs, 0),
      picture: {
        x: 'pass rate',
        y: 'bits',
        series: [
          { name: 'label, many accepted', x, y: x.map((p) => manyAnswers(64, p).label) },
          { name: 'reward', x, y: x.map((p) => binaryEntropy(p)) },
        ],
      },
    };
  },
};
