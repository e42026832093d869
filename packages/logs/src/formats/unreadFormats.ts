import { isObject } from '../rows/objectOf.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

type Test = (row: RowObject, keys: readonly string[]) => boolean;

/** No logger writes more columns than this. */
const MAX_COLUMNS = 10_000;

/**
 * Formats that are known by their first row or document, but have no reader yet. When one gets
 * a reader, its line moves from here into a file of its own.
 */
const UNREAD: readonly (readonly [name: string, test: Test])[] = [
  ['verifiers traces', (row) => has(row, 'nodes', 'rewards', 'verifiers')],
  [
    'prime-rl token exports',
    (row) => has(row, 'token_ids', 'inference_logprobs', 'trainer_logprobs'),
  ],
  [
    'lm-eval results',
    (row) =>
      has(row, 'results') &&
      (has(row, 'n-samples') || has(row, 'n-shot') || has(row, 'higher_is_better')),
  ],
  ['W&B table', (row) => Array.isArray(row.columns) && Array.isArray(row.data)],
  [
    'SGLang logprobs',
    (row) => isObject(row.meta_info) && has(row.meta_info, 'output_token_logprobs'),
  ],
  ['OpenAI / vLLM logprobs', (row) => Array.isArray(row.choices) && has(row, 'object', 'model')],
  ['completion logprobs', (row) => has(row, 'tokens', 'token_logprobs')],
];

/** Name of the unread format that a row or document belongs to; undefined when unknown. */
export function unreadFormat(row: RowObject): string | undefined {
  const keys = Object.keys(row);
  if (keys.length > MAX_COLUMNS) return undefined;
  return UNREAD.find(([, test]) => test(row, keys))?.[0];
}
