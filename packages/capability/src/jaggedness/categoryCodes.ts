import { checkArray, checkSameLength, type PassCounts } from '@bits-per-sample/core';

/** Category of each prompt: names (null where missing), or codes ≥ 0 with −1 where missing. */
export type Categories = Int32Array | readonly (string | null | undefined)[];

/** Codes 0 … m − 1 in order of first appearance; −1 without category or attempts. */
export function categoryCodes(
  fn: string,
  categories: Categories,
  { attempts }: PassCounts,
  others: PassCounts = { attempts, successes: attempts },
): { codes: Int32Array; names: string[] } {
  checkArray(fn, 'categories', categories);
  checkSameLength(fn, 'categories', categories, attempts.length);
  const seen = new Map<string, number>();
  const codes = Int32Array.from(attempts, (n, i) => {
    const category = categories[i];
    if (n === 0 || others.attempts[i] === 0) return -1;
    if (category === null || category === undefined || category === -1) return -1;
    const name = String(category);
    const known = seen.get(name) ?? seen.size;
    seen.set(name, known);
    return known;
  });
  return { codes, names: [...seen.keys()] };
}
