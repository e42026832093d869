import * as curriculum from '../../packages/curriculum/src/index.ts';
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
      curriculum.moppsUpdate(
        { a: alpha, b: beta },
        { successes, attempts: n },
        { decay, prior: { a: alpha0, b: beta0 } },
      ),
    ),
  'cur.moppsStationaryEss': ({ n, decay, alpha0, beta0 }) =>
    curriculum.moppsEffectiveSampleSize(n, { decay, prior: { a: alpha0, b: beta0 } }),
  'cur.botsUpdate': ({ alpha, beta, successes, n, predicted, lam, rho, m, alpha0, beta0 }) =>
    shapes(
      curriculum.botsUpdate(
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
    curriculum.secUpdate(qValue, meanAbsAdvantage, { learningRate }),

  // scores
  'cur.learnabilityUnbiased': (args) => curriculum.learnabilityUnbiased(counts(args)),
  'cur.meanAbsGrpoAdvantage': (args) => curriculum.meanAbsGrpoAdvantage(counts(args)),
  'cur.boltzmann': ({ values, temperature }) => curriculum.boltzmann(values, temperature),
  'cur.plrWeights': ({ scores, staleness, temperature, stalenessCoef }) =>
    curriculum.plrWeights(scores, staleness, { temperature, stalenessWeight: stalenessCoef }),
  'cur.learningProgressWeights': ({ fast, slow, theta }) =>
    curriculum.learningProgressWeights(fast, slow, { theta }),
  'cur.proposerAzr': ({ solveRate }) => curriculum.absoluteZeroReward(solveRate),
  'cur.proposerRZero': ({ solveRate }) => curriculum.rZeroReward(solveRate),

  // schedules and hints
  'cur.adarftTarget': ({ target, reward, beta, alpha, eta, dMin, dMax }) =>
    curriculum.adarftTarget(target, reward, {
      targetReward: beta,
      sensitivity: alpha,
      stepSize: eta,
      range: [dMin, dMax],
    }),
  'cur.e2hCosine': ({ t, T, numTasks }) => curriculum.e2hCosine(t / T, numTasks),
  'cur.e2hGaussian': ({ t, T, numTasks, muExp, sigma, minProb }) =>
    curriculum.e2hGaussian(t / T, numTasks, { exponent: muExp, width: sigma, floor: minProb }),
  'cur.adabackInterval': ({ lower, upper, portion, meanReward, threshold }) => {
    const next = curriculum.adabackInterval({ lower, upper }, portion, meanReward, { threshold });
    return [next.lower, next.upper];
  },
  'cur.prefixFractionForTarget': ({ p0, target }) => curriculum.prefixFractionForTarget(p0, target),

  // attempts
  'cur.passAtK': ({ p, k }) => curriculum.passAtK(p, k),
  'cur.attemptsForTarget': ({ p, target }) => curriculum.attemptsForTarget(p, target),
  'cur.bestOfAttempts': ({ p, target, max }) => curriculum.bestOfAttempts(p, { target, max }),
  'cur.bitsPerRolloutOfPassK': ({ p, k }) => curriculum.bitsPerRolloutOfPassK(p, k),
  'cur.majorityVoteBinary': ({ p, k }) => curriculum.majorityVoteBinary(p, k),

  // match-making
  'cur.eloExpected': ({ ratingA, ratingB }) => curriculum.eloExpected(ratingA, ratingB),
  'cur.eloUpdate': ({ ratingA, ratingB, score, kFactor }) =>
    curriculum.eloUpdate(ratingA, { opponent: ratingB, score, kFactor }),
  'cur.glickoG': ({ rd }) => curriculum.glickoG(rd),
  'cur.glickoExpected': ({ rating, opponent, opponentRd }) =>
    curriculum.glickoExpected(rating, { rating: opponent, deviation: opponentRd }),
  'cur.trueskillQuality': (args) => curriculum.trueskillQuality(...trueskill(args)),
  'cur.trueskillWinProbability': (args) => curriculum.trueskillWinProbability(...trueskill(args)),
};
