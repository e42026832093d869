import { isAnswerLogprob } from '../trials/isAnswerLogprob.ts';
import { type AnswerKey, answerSets } from './answerSets.ts';
import type { JudgedGroup } from './judgedSample.ts';

/** Digits of log-probabilities that tell answers apart. */
const MOST_DIGITS = 6;
/** Steps of the last digit within which pairs are counted that are near each other by accident. */
const NEAR = 10;
/** Share of pairs with one key and two verdicts that may be accidents. */
const ACCIDENTS = 0.05;
/** Below so many such pairs nothing is said of them anyway. */
const LEAST_PAIRS = 3;

/**
 * Log-probabilities as names of answers: one policy gives equal answers to one prompt equal
 * log-probabilities, and two different ones hardly the same to all digits. How hardly, pairs tell
 * that are a few steps of the last digit apart: were equal ones accidents, these would be as many
 * for every step.
 *
 * @returns the key of a rollout; undefined where accidents may explain equal ones.
 */
export function likelihoodKey(groups: readonly JudgedGroup[]): AnswerKey | undefined {
  const step = 10 ** -digitsOf(groups);
  const key: AnswerKey = (group, i) => {
    const x = group.at('logprob', i);
    if (!isAnswerLogprob(x) || x === 0) return Number.NaN;
    // answers of another length are others
    return Math.round(x / step) - LENGTHS * (group.at('output_tokens', i) || 0);
  };
  let [differ, near] = [0, 0];
  for (const group of groups) {
    const sets = answerSets(group, key).sort((a, b) => a.key - b.key);
    for (const [i, { key: own, successes, attempts }] of sets.entries()) {
      differ += successes * (attempts - successes);
      for (let j = i + 1; j < sets.length && sets[j]!.key - own <= NEAR; j++)
        near += attempts * sets[j]!.attempts;
    }
  }
  // a distance of 0 is one cell, each from 1 to NEAR is two
  const accidents = near / (2 * NEAR);
  return differ >= LEAST_PAIRS && accidents > ACCIDENTS * differ ? undefined : key;
}

/** Farther apart than any two log-probabilities are, in steps of the last digit. */
const LENGTHS = 2 ** 34;

/** Decimals with which log-probabilities are written, six at most. */
function digitsOf(groups: readonly JudgedGroup[]): number {
  let digits = 0;
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const x = group.at('logprob', i);
      if (!isAnswerLogprob(x)) continue;
      while (digits < MOST_DIGITS && !isWhole(x * 10 ** digits)) digits++;
      if (digits === MOST_DIGITS) return digits;
    }
  return digits;
}

const isWhole = (x: number): boolean =>
  Math.abs(x - Math.round(x)) <= 1e-6 * Math.max(1, Math.abs(x) * 1e-6);
