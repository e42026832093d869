import { count } from '../log/count.ts';
import { isObject, objectsOf } from '../rows/objectOf.ts';
import { has, type RowFormat, type RowObject } from '../rows/rowFormat.ts';

/**
 * What OLMES and its forerunner catwalk write, `…-predictions.jsonl`: of each document the summed
 * log-probability (`sum_logits`) and the tokens of its text, or of every choice. Of choices the right
 * one is read, which `label` says.
 */
export const olmesPredictions: RowFormat = {
  name: 'olmes-predictions',
  kind: 'examples',
  recognises: (row) => has(row, 'doc_id', 'model_output') && outputOf(row) !== undefined,
  open({ tally, name }) {
    const task = /task-(?:\d+-)?([^/\\]+?)-predictions\.jsonl/.exec(name)?.[1];
    return {
      grouping: { method: 'explicit id', detail: 'doc_id' },
      prompts: { method: 'unknown', detail: 'documents were scored, and nothing was rolled out' },
      read(row, out) {
        const example = tally.id(row.native_id) ?? tally.id(row.doc_id);
        const output = outputOf(row);
        const nll = -tally.number(output?.sum_logits);
        if (example === undefined || !(nll >= 0)) {
          tally.skip(
            'no-likelihood',
            (n) => `${count(n, 'row')} without a likelihood of the right answer`,
          );
          return;
        }
        const tokens = tally.number(output?.num_tokens);
        out.push({
          example,
          source: task,
          tokens: tokens > 0 ? tokens : NaN,
          unit: 'example',
          nll,
        });
      },
    };
  },
};

/** The output of the text, or of the right choice; undefined where none is told. */
function outputOf({ model_output: outputs, label }: RowObject): RowObject | undefined {
  if (!Array.isArray(outputs)) return undefined;
  const all = objectsOf(outputs);
  const output = all.length === 1 ? all[0] : typeof label === 'number' ? all[label] : undefined;
  return isObject(output) && has(output, 'sum_logits') ? output : undefined;
}
