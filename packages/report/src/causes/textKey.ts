import type { AnswerKey } from './answerSets.ts';
import type { JudgedGroup } from './judgedSample.ts';

/** Share of the texts that are exactly as long as the longest, from which on they were cut there. */
const PILED = 0.05;
/** Characters below which nobody cuts a text for a log: short answers may all be of one length. */
const PREVIEW = 40;

/**
 * What makes texts equal. A text that was cut for the log tells nothing of how it went on, and one that
 * stands in place of all answers nothing at all.
 *
 * @returns undefined where all texts are one.
 */
export function textKey(groups: readonly JudgedGroup[]): AnswerKey | undefined {
  const texts = new Set<number>();
  let [longest, piled, known] = [0, 0, 0];
  for (const group of groups)
    for (let i = 0; i < group.size; i++) {
      const [text, length] = [group.at('text_hash', i), group.at('text_length', i)];
      if (!Number.isNaN(text)) texts.add(text);
      if (Number.isNaN(length)) continue;
      known++;
      if (length > longest) [longest, piled] = [length, 0];
      if (length === longest) piled++;
    }
  if (texts.size < 2) return undefined;
  const isCut = longest >= PREVIEW && piled >= PILED * known;
  return (group, i) =>
    isCut && group.at('text_length', i) === longest ? Number.NaN : group.at('text_hash', i);
}
