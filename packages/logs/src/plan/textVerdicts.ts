import { columnVerdicts } from '../rows/columnVerdicts.ts';
import { LogTally } from '../rows/logTally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import type { CountedTexts, TextVerdicts } from './columnPlan.ts';

/** By what the texts of a column are understood. */
interface Beside {
  /** Name of the log, for messages. */
  readonly name: string;
  readonly head: readonly RowObject[];
  readonly successWord: string | undefined;
  /** Every column is text, as in CSV, so that a number in it is none that was bent. */
  readonly allText: boolean;
}

/** What the texts of a column of verdicts stand for. */
export function textVerdicts(
  column: string,
  texts: CountedTexts,
  { name, head, successWord, allText }: Beside,
): TextVerdicts {
  const tally = new LogTally();
  Object.assign(tally, { head, successWord, allText, words: columnVerdicts });
  const numbers = new Map<string, number>();
  const ends = new Map<string, string>();
  for (const [text, times] of texts) {
    const number = tally.verdict(text, column, times);
    if (!Number.isNaN(number)) numbers.set(text, number);
    const end = tally.endOf(text, column);
    if (end !== undefined) ends.set(text, end);
  }
  tally.checkWords(name);
  const { coerced, nonFinite, unreadable = 0, notes } = tally.summary();
  return { numbers, ends, coerced, nonFinite, unreadable, notes };
}
