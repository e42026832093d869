import { type VerdictsDisagree, verdictsDisagree } from '@bits-per-sample/info';
import { type AnswerKey, answerSets } from './answerSets.ts';
import { areReferences } from './areReferences.ts';
import type { JudgedGroup, JudgedSample } from './judgedSample.ts';
import { likelihoodKey } from './likelihoodKey.ts';

/** Verdicts on equal answers to one prompt. */
export interface EqualAnswers extends VerdictsDisagree {
  /**
   * What is equal: the whole text, the answer that was taken out of it, or the log-probability to
   * all its digits, which two answers of one group hardly share.
   */
  readonly what: 'text' | 'answer' | 'log-probability';
  /** Whether that is more than a few accidents. */
  readonly disagrees: boolean;
}

/** Sets with both verdicts, and the share of pairs that differ, from which on a verifier disagrees. */
const LEAST_MIXED = 3;
const LEAST_SHARE = 0.005;

/**
 * What verdicts on equal answers of a group say: of equal texts where they differ, else of equal
 * answers, else of answers with one and the same log-probability. Those that were cut off are left
 * out.
 *
 * @returns undefined where no two equal answers with a verdict are in the sample.
 */
export function equalAnswers(
  groups: readonly JudgedGroup[],
  { verdict }: Pick<JudgedSample, 'verdict'>,
): EqualAnswers | undefined {
  if (verdict === 'none') return undefined;
  const texts = disagreement(groups, 'text', (group, i) => group.at('text_hash', i));
  if (texts?.disagrees) return texts;
  const answers = disagreement(groups, 'answer', (group, i) => group.at('answer_hash', i));
  if (answers?.disagrees) return answers;
  const key = likelihoodKey(groups);
  const likelihoods = key && disagreement(groups, 'log-probability', key);
  return likelihoods?.disagrees ? likelihoods : (texts ?? answers ?? likelihoods);
}

function disagreement(
  groups: readonly JudgedGroup[],
  what: EqualAnswers['what'],
  key: AnswerKey,
): EqualAnswers | undefined {
  // the hash of a text can only be of the given answer
  if (what !== 'text' && areReferences(groups, key)) return undefined;
  const several = groups
    .flatMap((group) => answerSets(group, key))
    .filter(({ attempts }) => attempts >= 2);
  if (several.length === 0) return undefined;
  const told = verdictsDisagree({
    successes: several.map(({ successes }) => successes),
    attempts: several.map(({ attempts }) => attempts),
  });
  const disagrees = told.mixed >= LEAST_MIXED && told.disagreement >= LEAST_SHARE;
  return { ...told, what, disagrees };
}
