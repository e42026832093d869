import type { Tally } from '../log/tally.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { endOf } from '../rows/endOf.ts';
import type { Rollout, RowObject } from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';

/** What only some neutral rows need: those with a prompt, an end, a text. */
export const neutralParts = { PromptIds, endOf, marksOf };

/** What tells equal answers and stale ones. */
function marksOf(row: RowObject, tally: Tally): Partial<Rollout> {
  const number = (name: string) => (row[name] === undefined ? undefined : tally.number(row[name]));
  return {
    textHash: number('text_hash'),
    textLength: number('text_length'),
    answerHash: number('answer_hash'),
    lag: number('lag'),
    logRatio: number('log_ratio') ?? number('logRatio'),
    ...textMarks(row.text),
  };
}
