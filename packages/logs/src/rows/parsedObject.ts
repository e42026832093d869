import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

/** Characters of the longest text that is parsed. */
const MOST = 4096;

/** The object that a short text is the JSON of; undefined for any other text. */
export function parsedObject(text: string): RowObject | undefined {
  if (text.length > MOST || text[0] !== '{') return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
