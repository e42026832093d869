import * as rating from '../../packages/curriculum/src/rating.ts';
import { passRateOfBest } from '../../packages/curriculum/src/rule/attempts/passRateOfBest.ts';
import * as rules from '../../packages/curriculum/src/rules.ts';
import type { GoldenMap } from '../../packages/testkit/src/runGolden.ts';

const counts = ({ k, n }: { k: number; n: number }) => ({ successes: k, attempts: n });
const shapes = ({ a, b }: { a: number; b: number }) => [a, b];
const trueskill = ({ muA, sigmaA, muB, sigmaB, beta }: Record<string, number>) =>
  [{ mu: muA!, sigma: sigmaA! }, { mu: muB!, sigma: sigmaB! }, { beta: beta! }] as const;

/** Golden names of curriculum rules and match-making, and the functions of the curriculum package. */
export const map: GoldenMap = {
  // beliefs
  'cur.moppsUpdate': ({ alpha, beta, successes, n, decay, alpha0, beta0 }) =>
    shapes(
      rules.moppsUpdate(
        { a: alpha, b: beta },
        { successes, attempts: n },
        { decay, prior: { a: alpha0, b: beta0 } },
      ),
    ),
  'cur.moppsStationaryEss': ({ n, decay, alpha0, beta0 }) =>
    rules.moppsEffectiveSampleSize(n, { decay, prior: { a: alpha0, b: beta0 } }),
  'cur.botsUpdate': ({ alpha, beta, successes, n, predicted, lam, rho, m, alpha0, beta0 }) =>
    shapes(
      rules.botsUpdate(
        { a: alpha, b: beta },
        { successes, attempts: n },
        {
          predicted,
          forgetting: lam,
          trust: rho,
          pseudoRollouts: m,
          prior: { a: alpha0, b: beta0 },
        },
      ),
    ),
  'cur.secUpdate': ({ qValue, meanAbsAdvantage, learningRate }) =>
    rules.secUpdate(qValue, meanAbsAdvantage, { learningRate }),

  // scores
  'cur.learnabilityUnbiased': (args) => rules.learnabilityUnbiased(counts(args)),
  'cur.meanAbsGrpoAdvantage': (args) => rules.meanAbsGrpoAdvantage(counts(args)),
  'cur.boltzmann': ({ values, temperature }) => rules.boltzmann(values, temperature),
  'cur.plrWeights': ({ scores, staleness, temperature, stalenessCoef }) =>
    rules.plrWeights(scores, staleness, { temperature, stalenessWeight: stalenessCoef }),
  'cur.learningProgressWeights': ({ fast, slow, theta }) =>
    rules.learningProgressWeights(fast, slow, { theta }),
  'cur.proposerAzr': ({ solveRate }) => rules.absoluteZeroReward(solveRate),
  'cur.proposerRZero': ({ solveRate }) => rules.rZeroReward(solveRate),

  // schedules and hints
  'cur.adarftTarget': ({ target, reward, beta, alpha, eta, dMin, dMax }) =>
    rules.adarftTarget(target, reward, {
      targetReward: beta,
      sensitivity: alpha,
      stepSize: eta,
      range: [dMin, dMax],
    }),
  'cur.e2hCosine': ({ t, T, numTasks }) => rules.e2hCosine(t / T, numTasks),
  'cur.e2hGaussian': ({ t, T, numTasks, muExp, sigma, minProb }) =>
    rules.e2hGaussian(t / T, numTasks, { exponent: muExp, width: sigma, floor: minProb }),
  'cur.adabackInterval': ({ lower, upper, portion, meanReward, threshold }) => {
    const next = rules.adabackInterval({ lower, upper }, portion, meanReward, { threshold });
    return [next.lower, next.upper];
  },
  'cur.prefixFractionForTarget': ({ p0, target }) => rules.prefixFractionForTarget(p0, target),

  // attempts
  'cur.passAtK': ({ p, k }) => passRateOfBest(p, k),
  'cur.attemptsForTarget': ({ p, target }) => rules.attemptsForTarget(p, target),
  'cur.bestOfAttempts': ({ p, target, max }) => rules.bestOfAttempts(p, { target, max }),
  'cur.bitsPerRolloutOfPassK': ({ p, k }) => rules.bitsPerRolloutOfPassK(p, k),
  'cur.majorityVoteBinary': ({ p, k }) => rules.majorityVoteBinary(p, k),

  // match-making
  'cur.eloExpected': ({ ratingA, ratingB }) => rating.eloExpected(ratingA, ratingB),
  'cur.eloUpdate': ({ ratingA, ratingB, score, kFactor }) =>
    rating.eloUpdate(ratingA, { opponent: ratingB, score, kFactor }),
  'cur.glickoG': ({ rd }) => rating.glickoG(rd),
  'cur.glickoExpected': ({ rating: own, opponent, opponentRd }) =>
    rating.glickoExpected(own, { rating: opponent, deviation: opponentRd }),
  'cur.trueskillQuality': (args) => rating.trueskillQuality(...trueskill(args)),
  'cur.trueskillWinProbability': (args) => rating.trueskillWinProbability(...trueskill(args)),
};
