import { canonicalJson } from '../prompt/canonicalJson.ts';

/**
 * A value of a log as text, whatever it is: a list that is nested deep, or an object with a field
 * `toString`, has none of its own.
 */
export const textOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? canonicalJson(value) : String(value);
