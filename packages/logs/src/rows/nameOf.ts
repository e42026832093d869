import { hashText } from '../bytes/hash64.ts';
import type { Tally } from '../log/tally.ts';

const MAX_NAME = 64;
const TEXT_FIELD = /(^|[._/])(prompt|question|problem|query|input|text|instruction|messages?)s?$/i;

/** Several fields as one name; undefined when one is missing. Texts of prompts become a hash. */
export function nameOf(
  paths: readonly string[],
  tally: Tally,
  at: (path: string) => unknown,
): string | undefined {
  const parts: string[] = [];
  for (const path of paths) {
    const part = tally.id(at(path));
    if (part === undefined) return undefined;
    const secret = part.length > MAX_NAME || TEXT_FIELD.test(path);
    parts.push(secret ? hashText(part) : part);
  }
  // escaped, so that ('a|b', 'c') and ('a', 'b|c') stay apart
  return parts.length === 1 ? parts[0] : parts.map((p) => p.replace(/[\\|]/g, '\\$&')).join('|');
}
