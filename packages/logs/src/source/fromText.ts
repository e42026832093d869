import { fromBytes } from './fromBytes.ts';
import type { LogSource } from './logSource.ts';

/**
 * Makes a source out of text, as UTF-8: handy in notebooks and tests.
 *
 * @param text the whole log.
 * @param name name of the file, for messages and for steps written in names.
 * @returns a source that can be read any number of times.
 *
 * @example
 * ```ts
 * fromText('é', 'a.csv').size; // => 2
 * ```
 */
export function fromText(text: string, name: string = 'log'): LogSource {
  return fromBytes(new TextEncoder().encode(text), name);
}
