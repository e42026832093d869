import { type VerdictsDisagree, verdictsDisagree } from '@bits-per-sample/info';
import { answerSets } from './answerSets.ts';
import type { JudgedGroup, JudgedSample } from './judgedSample.ts';
import { likelihoodKeys } from './likelihoodKeys.ts';

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
  const hashes = (field: 'text_hash' | 'answer_hash') => (group: JudgedGroup) => group.of(field);
  const texts = disagreement(groups, 'text', hashes('text_hash'));
  if (texts?.disagrees) return texts;
  const answers = disagreement(groups, 'answer', hashes('answer_hash'));
  if (answers?.disagrees) return answers;
  const keys = likelihoodKeys(groups);
  const likelihoods = keys && disagreement(groups, 'log-probability', keys);
  return likelihoods?.disagrees ? likelihoods : (texts ?? answers ?? likelihoods);
}

function disagreement(
  groups: readonly JudgedGroup[],
  what: EqualAnswers['what'],
  keys: (group: JudgedGroup) => readonly number[],
): EqualAnswers | undefined {
  // one key in every group with both verdicts: of the right answer, not of the given
  if (what !== 'text' && areOfPrompts(groups, keys)) return undefined;
  const sets = groups.flatMap((group) => answerSets(group, keys(group)));
  const several = sets.filter(({ attempts }) => attempts >= 2);
  if (several.length === 0) return undefined;
  const told = verdictsDisagree({
    successes: several.map(({ successes }) => successes),
    attempts: several.map(({ attempts }) => attempts),
  });
  const disagrees = told.mixed >= LEAST_MIXED && told.disagreement >= LEAST_SHARE;
  return { ...told, what, disagrees };
}

/** Whether every group with both verdicts has a single key. */
const areOfPrompts = (
  groups: readonly JudgedGroup[],
  keys: (group: JudgedGroup) => readonly number[],
): boolean =>
  groups
    .filter(({ verdicts }) => verdicts.includes(0) && verdicts.includes(1))
    .every((group) => new Set(keys(group).filter((key) => !Number.isNaN(key))).size <= 1);
