import { type AnswerCounts, meanMajorityAtK } from '@bits-per-sample/capability';
import { areReferences } from '../causes/areReferences.ts';
import type { JudgedGroup, JudgedSample } from '../causes/judgedSample.ts';
import { extremes } from './extremes.ts';
import type { ReportMajority } from './reportEvaluation.ts';
import { triesAllowed } from './triesAllowed.ts';

/** Steps of counting votes, at most: prompts × answers × k². */
const MOST_STEPS = 2e8;

/**
 * maj@k of the sampled rollouts: the chance that the most frequent answer of k tries is right.
 *
 * Answers are equal when what was taken out of the text is; right ones of a prompt count as one answer,
 * however they are written, and a try without an answer votes for itself alone.
 *
 * @param sample rollouts with verdicts.
 * @param step the step that is judged; null for all.
 * @param level of the intervals.
 * @returns null where no answers are logged, or what is logged is the reference.
 */
export function readMajority(
  { groups, verdict }: JudgedSample,
  step: number | null,
  level: number,
): ReportMajority | null {
  if (verdict !== 'success') return null;
  const among = groups.filter((group) => step === null || group.step === step);
  const known = among.some((group) =>
    group.verdicts.some((_, i) => !Number.isNaN(answerAt(group, i))),
  );
  if (!known || areReferences(among, answerAt)) return null;
  const prompts = answersOf(among);
  if (prompts.length === 0) return null;
  const attempts = prompts.map(({ counts }) => Array.from(counts).reduce((a, x) => a + x, 0));
  const different = prompts.reduce((sum, { counts }) => sum + counts.length, 0);
  const [fewest, most] = extremes(attempts);
  const ks = triesAllowed(fewest).filter(
    (k) => different * k * k <= MOST_STEPS && k * most <= 2 ** 20,
  );
  const at = (k: number, ties: 'random' | 'wrong' | 'right') =>
    meanMajorityAtK(prompts, k, { level, ties });
  return {
    prompts: prompts.length,
    atK: ks.map((k) => ({
      k,
      value: at(k, 'random'),
      tiesLost: at(k, 'wrong').value,
      tiesWon: at(k, 'right').value,
    })),
  };
}

const answerAt = (group: JudgedGroup, i: number): number => group.at('answer_hash', i);

/** Answers of each prompt and how often they were given; the right ones first, as one. */
function answersOf(groups: readonly JudgedGroup[]): AnswerCounts[] {
  const prompts = new Map<string, { right: number; wrong: Map<number, number>; alone: number }>();
  for (const group of groups) {
    const own = prompts.get(group.prompt) ?? { right: 0, wrong: new Map(), alone: 0 };
    prompts.set(group.prompt, own);
    group.verdicts.forEach((verdict, i) => {
      const answer = answerAt(group, i);
      if (verdict === 1) own.right++;
      else if (verdict === 0 && Number.isNaN(answer)) own.alone++;
      else if (verdict === 0) own.wrong.set(answer, (own.wrong.get(answer) ?? 0) + 1);
    });
  }
  return [...prompts.values()]
    .map(({ right, wrong, alone }) => [
      right,
      ...wrong.values(),
      ...new Array<number>(alone).fill(1),
    ])
    .filter((counts) => counts.some((n) => n > 0))
    .map((counts) => ({ counts, correct: 0 }));
}
