import type { Dictionary } from '@bits-per-sample/core';
import {
  type PopulationMean,
  populationMeans,
  type RateFunction,
  thesePrompts,
} from '@bits-per-sample/info';
import type { Question } from '../options/question.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import { countsOf, type Groups } from '../trials/readGroups.ts';

/** Groups, whose prompts they are, and what is asked of them. */
export interface AskedGroups {
  readonly counts: GroupCounts;
  /** Prompt of each group, as 0, 1, …; undefined when each counts as a prompt of its own. */
  readonly prompts: Int32Array | undefined;
  /** Step of each group; NaN where the log names none. */
  readonly steps: Float64Array;
  /** Different prompts; null when the log does not tell them apart. */
  readonly promptCount: number | null;
  readonly question: Question;
  readonly level: number;
  /** Groups with one verdict were taken out of the log: numbers are over the prompts of the others. */
  readonly kept: boolean;
}

/** The groups of at least so many attempts, with their prompts. */
export function askedGroups(
  groups: Groups,
  dictionary: Dictionary | undefined,
  { least, ...asked }: Pick<AskedGroups, 'question' | 'level'> & { least: number },
): AskedGroups {
  const counts = countsOf(groups, least);
  const size = counts.attempts.length;
  const steps = new Float64Array(size);
  const prompts = new Int32Array(size);
  // places from 1 on; 0 stands for a name that has not come
  const place = new Int32Array(dictionary?.values.length ?? 0);
  let promptCount = 0;
  for (let i = 0, at = 0; i < groups.size; i++) {
    if (!(groups.attempts[i]! >= least)) continue;
    steps[at] = groups.step[i]!;
    const code = dictionary?.codes[i] ?? -1;
    // a group whose prompt is not named is a prompt of its own
    if (code < 0) prompts[at] = promptCount++;
    else {
      if (place[code] === 0) place[code] = ++promptCount;
      prompts[at] = place[code]! - 1;
    }
    at++;
  }
  return {
    ...asked,
    kept: false,
    counts,
    prompts: promptCount === size ? undefined : prompts,
    steps,
    promptCount: dictionary === undefined ? null : promptCount,
  };
}

/** Observations: prompts, or groups where prompts are not told apart. */
export const observations = ({ promptCount, counts }: AskedGroups): number =>
  promptCount ?? counts.attempts.length;

/** Means of functions of the pass rate over what is asked. */
export const meansOver = (
  functions: readonly RateFunction[],
  { counts, prompts, question, level, kept }: AskedGroups,
): PopulationMean[] =>
  question === 'these' && !kept
    ? functions.map((f) => thesePrompts(f, counts, { prompts, level }))
    : populationMeans(functions, counts, { prompts, level, kept });

/** Prompts, or groups where prompts are not told apart, that had a live group. */
export function livePrompts({ counts: { successes, attempts }, prompts }: AskedGroups): number {
  const live = new Uint8Array(attempts.length);
  let count = 0;
  for (let i = 0; i < attempts.length; i++) {
    const prompt = prompts?.[i] ?? i;
    if (!(successes[i]! > 0 && successes[i]! < attempts[i]!) || live[prompt] === 1) continue;
    live[prompt] = 1;
    count++;
  }
  return count;
}
