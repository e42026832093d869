/**
 * A word as a shell takes it: quoted where it holds more than letters, digits and harmless signs.
 *
 * @param word any text.
 */
export const inShell = (word: string): string =>
  /^[\w.,:=/@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
