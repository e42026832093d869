import type { PassCounts } from '@bits-per-sample/core';
import {
  type VerdictsDisagree,
  verdictErrorsOfSets,
  verdictsDisagree,
} from '@bits-per-sample/info';
import { memo } from '../trials/memo.ts';
import { type AnswerKey, answerSets } from './answerSets.ts';
import { areReferences } from './areReferences.ts';
import type { JudgedGroup, JudgedSample } from './judgedSample.ts';
import { likelihoodKey } from './likelihoodKey.ts';
import { textKey } from './textKey.ts';

/** How often verdicts err either way. */
export interface EqualAnswerErrors {
  readonly falsePass: number;
  readonly falseFail: number;
  readonly falsePassError: number;
  readonly falseFailError: number;
  /** Whether both are one and the same estimate. */
  readonly alike: boolean;
}

/** Verdicts on equal answers to one prompt. */
export interface EqualAnswers extends VerdictsDisagree {
  /**
   * What is equal: the whole text, the answer that was taken out of it, or the log-probability to
   * all its digits, which two answers of one group hardly share.
   */
  readonly what: 'text' | 'answer' | 'log-probability';
  /** Whether that is more than a few accidents. */
  readonly disagrees: boolean;
  /** How often verdicts err; one chance for both where they may be alike. */
  readonly errors: EqualAnswerErrors;
}

/** Sets with both verdicts, and the share of pairs that differ, from which on a verifier disagrees. */
const LEAST_MIXED = 3;
const LEAST_SHARE = 0.005;
/** Likelihood ratio, χ² of one degree of freedom, beyond which errors are not alike. */
const UNLIKE = 15.1;

/**
 * What verdicts on equal answers of a group say: of equal texts where they differ, else of equal
 * answers, else of answers with one and the same log-probability. Those that were cut off are left
 * out.
 *
 * @returns undefined where no two equal answers with a verdict are in the sample.
 */
export function equalAnswers(
  groups: readonly JudgedGroup[],
  { verdict, fields }: Pick<JudgedSample, 'verdict' | 'fields'>,
): EqualAnswers | undefined {
  if (verdict === 'none') return undefined;
  const told: EqualAnswers[] = [];
  for (const find of [byText, byAnswer, byLikelihood]) {
    const equal = find(groups, fields);
    if (equal?.disagrees) return equal;
    if (equal !== undefined) told.push(equal);
  }
  return told[0];
}

/** The same of a whole sample, found once. */
export const equalAnswersOf = memo((sample: JudgedSample) => equalAnswers(sample.groups, sample));

type Find = (
  groups: readonly JudgedGroup[],
  fields: JudgedSample['fields'],
) => EqualAnswers | undefined;

const byText: Find = (groups, fields) => {
  const key = fields.has('text_hash') ? textKey(groups) : undefined;
  return key && disagreement(groups, 'text', key);
};

const byAnswer: Find = (groups, fields) =>
  fields.has('answer_hash')
    ? disagreement(groups, 'answer', (group, i) => group.at('answer_hash', i))
    : undefined;

const byLikelihood: Find = (groups, fields) => {
  const key = fields.has('logprob') ? likelihoodKey(groups) : undefined;
  return key && disagreement(groups, 'log-probability', key);
};

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
  const counts = {
    successes: several.map(({ successes }) => successes),
    attempts: several.map(({ attempts }) => attempts),
  };
  const told = verdictsDisagree(counts);
  const disagrees = told.mixed >= LEAST_MIXED && told.disagreement >= LEAST_SHARE;
  return { ...told, what, disagrees, errors: errorsOf(told, disagrees ? counts : undefined) };
}

/** Both errors apart where they are not alike, once in 10 000 by chance. */
function errorsOf(
  { error, standardError }: VerdictsDisagree,
  counts: PassCounts | undefined,
): EqualAnswerErrors {
  const apart = counts && verdictErrorsOfSets(counts);
  if (apart !== undefined && apart.unlike > UNLIKE && apart.falsePass + apart.falseFail < 1)
    return { ...apart, alike: false };
  return {
    falsePass: error,
    falseFail: error,
    falsePassError: standardError,
    falseFailError: standardError,
    alike: true,
  };
}
