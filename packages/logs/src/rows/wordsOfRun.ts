/** Words of verdicts that files of a run tell each other. */
const MOST_WORDS = 64;
const LONGEST_WORD = 256;

/**
 * The words of a column in the files of a run so far, those of this one among them.
 *
 * @param words words by column; those of this file are added.
 * @param column name of the column.
 * @param head its values in the first rows of this file.
 * @returns none where this is the only file.
 */
export function wordsOfRun(
  words: Map<string, Set<string>> | undefined,
  column: string,
  head: readonly unknown[],
): Iterable<string> {
  if (words === undefined) return [];
  const known = words.get(column) ?? new Set<string>();
  for (const value of head)
    if (typeof value === 'string' && known.size < MOST_WORDS && value.length <= LONGEST_WORD)
      known.add(value.trim());
  words.set(column, known);
  return known;
}
