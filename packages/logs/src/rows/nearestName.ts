/** Longer names are not compared. */
const MAX_LENGTH = 64;

/**
 * The name that was most likely meant, by the number of letters that differ (Damerau and
 * Levenshtein: a letter too many, too few, wrong, or swapped with the next), without regard to case.
 * A whole word of a longer name counts as near too.
 *
 * @param name what was written.
 * @param names what there is.
 * @returns the nearest of them; undefined when none is near: more than a third of it differs.
 * @see Damerau 1964, https://doi.org/10.1145/363958.363994
 *
 * @example
 * ```ts
 * nearestName('rewrad', ['group', 'reward']); // => 'reward'
 * nearestName('score', ['results.score', 'id']); // => 'results.score'
 * nearestName('colour', ['group', 'reward']); // => undefined
 * ```
 */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  const wanted = plain(name);
  if (wanted === '' || name.length > MAX_LENGTH) return undefined;
  let best: string | undefined;
  let least = Math.floor(wanted.length / 3) + 0.9;
  for (const one of names) {
    if (one.length > MAX_LENGTH) continue;
    const words = one.split(/[^A-Za-z\d]+/).map(plain);
    const there = plain(one);
    const whole = there === wanted ? 0 : words.includes(wanted) ? 0.5 : distance(wanted, there);
    if (whole < least) [best, least] = [one, whole];
  }
  return best;
}

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z\d]+/g, '');

/** Letters to add, drop, change or swap until one text is the other. */
function distance(a: string, b: string): number {
  let [before, last]: [number[], number[]] = [
    [],
    Array.from({ length: b.length + 1 }, (_, j) => j),
  ];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        row[j] = Math.min(row[j]!, before[j - 2]! + 1);
    }
    [before, last] = [last, row];
  }
  return last[b.length]!;
}
