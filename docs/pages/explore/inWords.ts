import { formatValue } from '@bits-per-sample/core';
import {
  binaryEntropy,
  costAdjustedCrossover,
  degenerateProbability,
  labelInformation,
  liveGroupBits,
  noisyVerifierInformation,
  surprisal,
} from '@bits-per-sample/info';
import { groupMoments } from '@bits-per-sample/variance';
import { type Estimator, estimators, type Setting } from './setting.ts';

/** Share of the rollouts that the verifier passes. */
export const passed = ({ p, fp, fn }: Setting): number => p * (1 - fn) + (1 - p) * fp;

const two = { digits: 2 };
const bits = (x: number) => `${formatValue(x, 'bits', two)} ${x === 1 ? 'bit' : 'bits'}`;
const share = (x: number) => formatValue(x, 'percent', { digits: x > 0.99 && x < 1 ? 4 : 2 });
const number = (x: number) => formatValue(x, 'number', two);

/** Scores of right and wrong answers in the model of `snr`: long answers, many ways to be right. */
const scores = { squaredGap: 0.01, successVariance: 1, failureVariance: 1 };

/** What the sliders say, one sentence or two per picture. */
export function inWords(setting: Setting): Readonly<Record<'bits' | 'groups' | 'noise', string>> {
  const { p, G, K, fp, fn, r, e } = setting;
  const clean = binaryEntropy(p);
  const noisy = noisyVerifierInformation(p, { falsePositive: fp, falseNegative: fn });
  const fair = labelInformation(p, K);
  const q = passed(setting);
  const dead = degenerateProbability(q, G);
  const ratio = (estimator: Estimator) =>
    groupMoments({ p, ...scores }, { estimator, groupSize: G }).signalToNoise;
  const best = (Object.keys(estimators) as Estimator[]).reduce((a, b) =>
    ratio(b) > ratio(a) ? b : a,
  );
  const noise = ratio(e);
  const verifier =
    fp + fn === 0
      ? ''
      : ` Your verifier lets ${bits(noisy)} of it through, ${share(1 - noisy / clean)} less.`;
  const price =
    r === 1
      ? ''
      : ` A rollout costs ${number(r)} labels: for the price of one label a reward brings ${bits(noisy / r)}, and in the essay’s account a sound reward is worth its price from a pass rate of ${share(costAdjustedCrossover(r))} on.`;
  return {
    bits: `At a pass rate of ${share(p)} a reward tells at most ${bits(clean)}. A label tells ${bits(surprisal(p))} where many answers are accepted (the essay’s account), ${bits(fair)} where one is.${verifier}${price}`,
    groups: `The verifier passes ${share(q)} of the rollouts. Of groups of ${G}, ${share(dead)} get the same verdict throughout, which leaves a group baseline no gradient: on average ${dead < 1 ? number(1 / (1 - dead)) : 'any number of'} are started per live one. ${bits(liveGroupBits(q, G) / G)} of verdict per rollout arrive in live groups.`,
    noise: `With ${estimators[e]} the gradient of one group has ${number(noise)} times as much signal as noise; ${noise >= 1 ? 'one group is enough' : `it takes ${formatValue(Math.ceil(1 / noise), 'number', { digits: 3 })} such groups`} to hear it. ${ratio(best) > 1.05 * noise ? `${estimators[best]} is ${number(ratio(best) / noise)} times better here.` : 'None of the five is better here by more than 5 %.'} Verdicts count as right in this one.`,
  };
}
