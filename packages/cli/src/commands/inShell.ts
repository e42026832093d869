/**
 * A word as a shell takes it: quoted where it holds more than letters, digits and harmless signs.
 * The shells of Windows share double quotes only.
 *
 * @param word any text.
 */
export function inShell(word: string): string {
  if (/^[\w.,:=/@%+-]+$/.test(word)) return word;
  return process.platform === 'win32'
    ? `"${word.replaceAll('"', '\\"')}"`
    : `'${word.replaceAll("'", "'\\''")}'`;
}
