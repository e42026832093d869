import { type VerdictsDisagree, verdictsDisagree } from '@bits-per-sample/info';
import { areReferences } from './areReferences.ts';
import type { JudgedGroup, JudgedSample } from './judgedSample.ts';

/** Verdicts on equal answers to one prompt. */
export interface EqualAnswers extends VerdictsDisagree {
  /** What is equal: the whole text, or the answer that was taken out of it. */
  readonly what: 'text' | 'answer';
  /** Whether that is more than a few accidents. */
  readonly disagrees: boolean;
}

/** Sets with both verdicts, and the share of pairs that differ, from which on a verifier disagrees. */
const LEAST_MIXED = 3;
const LEAST_SHARE = 0.005;

/**
 * What verdicts on equal answers of a group say: of equal texts where texts are logged and equal
 * ones occur, else of equal answers. Answers that were cut off are left out.
 *
 * @returns undefined where no two equal answers with a verdict are in the sample.
 */
export function equalAnswers(
  groups: readonly JudgedGroup[],
  { verdict }: Pick<JudgedSample, 'verdict'>,
): EqualAnswers | undefined {
  if (verdict === 'none') return undefined;
  const texts = disagreement(groups, 'text');
  if (texts?.disagrees) return texts;
  const answers = areReferences(groups) ? undefined : disagreement(groups, 'answer');
  return answers?.disagrees ? answers : (texts ?? answers);
}

function disagreement(
  groups: readonly JudgedGroup[],
  what: 'text' | 'answer',
): EqualAnswers | undefined {
  const [successes, attempts]: [number[], number[]] = [[], []];
  for (const group of groups) {
    const [hash, cut] = [group.of(`${what}_hash`), group.of('cut')];
    const sets = new Map<number, [right: number, of: number]>();
    for (let i = 0; i < group.size; i++) {
      const right = group.verdicts[i]!;
      if (Number.isNaN(hash[i]!) || Number.isNaN(right) || cut[i] === 1) continue;
      const [k, n] = sets.get(hash[i]!) ?? [0, 0];
      sets.set(hash[i]!, [k + right, n + 1]);
    }
    for (const [k, n] of sets.values()) {
      if (n < 2) continue;
      successes.push(k);
      attempts.push(n);
    }
  }
  if (attempts.length === 0) return undefined;
  const told = verdictsDisagree({ successes, attempts });
  const disagrees = told.mixed >= LEAST_MIXED && told.disagreement >= LEAST_SHARE;
  return { ...told, what, disagrees };
}
