/** Expressions as one: in brackets, where there are several. */
export const tuple = (parts: readonly string[]): string =>
  parts.length === 1 ? parts[0]! : `(${parts.join(', ')})`;
