/** Characters of a text that are looked at: no word is so long. */
const MAX_WORD = 256;

/** A word in small letters with single spaces; of a text that is longer than any word, its start. */
export const plainWord = (text: string): string =>
  text
    .slice(0, MAX_WORD)
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
