/** Sum of a list of numbers; undefined when there is none, or when it holds something else. */
export function totalOf(list: unknown): number | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined;
  let total = 0;
  for (const part of list) {
    if (typeof part !== 'number') return undefined;
    total += part;
  }
  return total;
}

/** Length of a list, such as one of tokens; undefined when there is none. */
export const lengthOf = (list: unknown): number | undefined =>
  Array.isArray(list) ? list.length : undefined;
