import type { Dictionary } from '@bits-per-sample/core';
import {
  type PopulationMean,
  populationMean,
  type RateFunction,
  thesePrompts,
} from '@bits-per-sample/info';
import type { Question } from '../options/question.ts';
import type { GroupCounts } from '../trials/groupCounts.ts';
import type { Groups } from '../trials/readGroups.ts';

/** Groups, whose prompts they are, and what is asked of them. */
export interface AskedGroups {
  readonly counts: GroupCounts;
  /** Prompt of each group; undefined when each counts as a prompt of its own. */
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
  let size = 0;
  for (let i = 0; i < groups.size; i++) if (groups.attempts[i]! >= least) size++;
  const successes = new Float64Array(size);
  const attempts = new Float64Array(size);
  const steps = new Float64Array(size);
  const prompts = new Int32Array(size);
  const seen = new Uint8Array(dictionary?.values.length ?? 0);
  let promptCount = 0;
  for (let i = 0, at = 0; i < groups.size; i++) {
    if (!(groups.attempts[i]! >= least)) continue;
    successes[at] = groups.successes[i]!;
    attempts[at] = groups.attempts[i]!;
    steps[at] = groups.step[i]!;
    const code = dictionary?.codes[i] ?? -1;
    // a group whose prompt is not named is a prompt of its own
    prompts[at] = code < 0 ? seen.length + at : code;
    if (code < 0 || seen[code] === 0) promptCount++;
    if (code >= 0) seen[code] = 1;
    at++;
  }
  return {
    ...asked,
    kept: false,
    counts: { successes, attempts },
    prompts: promptCount === size ? undefined : prompts,
    steps,
    promptCount: dictionary === undefined ? null : promptCount,
  };
}

/** Observations: prompts, or groups where prompts are not told apart. */
export const observations = ({ promptCount, counts }: AskedGroups): number =>
  promptCount ?? counts.attempts.length;

/** The mean of a function of the pass rate over what is asked. */
export const meanOver = (
  f: RateFunction,
  { counts, prompts, question, level, kept }: AskedGroups,
): PopulationMean =>
  question === 'these' && !kept
    ? thesePrompts(f, counts, { prompts, level })
    : populationMean(f, counts, { prompts, level, kept });

/** Prompts, or groups where prompts are not told apart, that had a live group. */
export function livePrompts({ counts: { successes, attempts }, prompts }: AskedGroups): number {
  const live = new Set<number>();
  for (let i = 0; i < attempts.length; i++)
    if (successes[i]! > 0 && successes[i]! < attempts[i]!) live.add(prompts?.[i] ?? i);
  return live.size;
}
