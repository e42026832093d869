import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import { promptId } from '../prompt/promptId.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { isObject } from '../rows/objectOf.ts';
import {
  type DocumentFormat,
  has,
  type Rollout,
  type RowFormat,
  type RowObject,
  type RowReader,
} from '../rows/rowFormat.ts';
import { textMarks } from '../rows/textMarks.ts';
import { textOf } from '../rows/textOf.ts';

/** `failureReason` of a row whose provider gave no answer. */
const PROVIDER_ERROR = 2;

const isResult = (row: RowObject): boolean =>
  has(row, 'success', 'score', 'promptIdx', 'testIdx', 'provider') && isObject(row.vars);

/** What promptfoo writes with `--output results.jsonl`: one row per answer of a provider. */
export const promptfooRows: RowFormat = {
  name: 'promptfoo-rows',
  kind: 'rollouts',
  recognises: isResult,
  open: ({ tally }) => readerOf(tally),
};

/** The same rows in one document, `--output results.json`. */
export const promptfoo: DocumentFormat = {
  name: 'promptfoo',
  recognises: (document) => has(document, 'evalId') && resultsOf(document) !== undefined,
  openDocument: (document, { tally }) => ({
    kind: 'rollouts',
    rows: resultsOf(document)!,
    reader: readerOf(tally),
  }),
};

const resultsOf = ({ results }: RowObject): readonly unknown[] | undefined =>
  isObject(results) && Array.isArray(results.results) ? results.results : undefined;

/**
 * With `--repeat` a test gets a new number each time, so a group is told by its provider, prompt
 * and variables. The reward is `success`, whether all assertions held.
 */
function readerOf(tally: Tally): RowReader<Rollout> {
  const prompts = new PromptIds(tally);
  return {
    grouping: { method: 'explicit id', detail: 'provider.id, promptIdx, vars' },
    prompts: { method: 'prompt text', detail: 'prompt.raw' },
    read(row, out) {
      const { provider, prompt, vars } = row;
      const model = tally.id(isObject(provider) ? provider.id : provider);
      if (model === undefined || !has(row, 'promptIdx') || !isObject(vars)) {
        tally.skip('no-group', (n) => `${count(n, 'row')} without provider, promptIdx or vars`);
        return;
      }
      const failed = row.failureReason === PROVIDER_ERROR;
      out.push({
        group: promptId([model, row.promptIdx, vars]),
        prompt: prompts.of(isObject(prompt) ? prompt.raw : prompt),
        reward: failed ? Number.NaN : tally.number(row.success),
        category: model,
        kind: 'eval',
        status: failed ? 'error' : 'ok',
        rollout: tally.id(row.id),
        ...textMarks(outputOf(row.response)),
      });
    },
  };
}

/** What the provider gave back; JSON that was parsed is told by its content. */
function outputOf(response: unknown): unknown {
  const output = isObject(response) ? response.output : undefined;
  return output === undefined || output === null ? undefined : textOf(output);
}
