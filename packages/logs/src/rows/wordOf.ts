/** A text, number or boolean as text; '' for anything else, which may not be able to say itself. */
export const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : '';
