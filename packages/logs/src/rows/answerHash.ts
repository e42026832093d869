import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import { textOf } from './textOf.ts';

/** Hash of the answer that was taken out of a text; undefined where none was. */
export function answerHash(answer: unknown): number | undefined {
  if (answer === undefined || answer === null) return undefined;
  const text = textOf(answer).trim();
  return text === '' ? undefined : hash52(hash64(text, emptyHash));
}
