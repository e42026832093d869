const DELIMITERS = [',', ';', '\t', '|'];

/** The delimiter that occurs most in a header line; undefined when none does. */
export function delimiterOf(header: string): string | undefined {
  const bare = header.replace(/"[^"]*"/g, '');
  let best: string | undefined;
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const times = bare.split(delimiter).length - 1;
    if (times > most) [best, most] = [delimiter, times];
  }
  return best;
}
