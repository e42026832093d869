import { leaves } from './columnPath.ts';
import { RewardWords } from './rewardWords.ts';
import type { RowObject } from './rowFormat.ts';
import { wordsOfRun } from './wordsOfRun.ts';

/** By what the words of a column are understood. */
interface WordsOfLog {
  /** The first rows. */
  readonly head: readonly RowObject[];
  /** Words in the files of the run so far, by column. */
  readonly runWords: Map<string, Set<string>> | undefined;
  /** The word that the caller called a success. */
  readonly successWord: string | undefined;
}

/** What understands the words of a column, by those in the head of the log and in the run so far. */
export function columnVerdicts(
  column: string,
  { head, runWords, successWord }: WordsOfLog,
): RewardWords {
  const values = head.flatMap((row) => leaves(row, column).map(({ value }) => value));
  return new RewardWords(column, [...values, ...wordsOfRun(runWords, column, values)], successWord);
}
