import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import { answerText } from './answerText.ts';
import type { Rollout } from './rowFormat.ts';

/** Hash and length of the text of an answer; nothing where there is no text. */
export function textMarks(answer: unknown): Pick<Rollout, 'textHash' | 'textLength'> | undefined {
  const text = typeof answer === 'string' ? answer : answerText(answer);
  if (text === undefined) return undefined;
  return { textHash: hash52(hash64(text, emptyHash)), textLength: text.length };
}
