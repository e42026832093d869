import type { FlatRollout, NumberField } from '../rows/flatRollout.ts';
import type { IdForms } from '../rows/idForms.ts';

/** Columns of neutral rows by the columns of the table, the first that there is. */
const NUMBERS: readonly (readonly [NumberField, readonly string[]])[] = [
  ['input_tokens', ['input_tokens', 'inputTokens']],
  ['output_tokens', ['output_tokens', 'outputTokens']],
  ['logprob', ['sum_logprob', 'sumLogprob']],
  ['advantage', ['advantage']],
  ['propensity', ['propensity']],
  ['answer_hash', ['answer_hash']],
  ['lag', ['lag']],
  ['log_ratio', ['log_ratio', 'logRatio']],
  ['text_hash', ['text_hash']],
  ['text_length', ['text_length']],
];

/**
 * Where columns of neutral rows have the fields of rollouts, as the reader of the rows has them;
 * undefined where one field may stand in two columns.
 */
export function neutralColumns(
  has: (column: string) => boolean,
  flag: string,
  nameStep: number | undefined,
  forms: IdForms,
): FlatRollout | undefined {
  const one = (...names: readonly string[]): string | undefined => names.find(has);
  const prompt = one('prompt_id', 'promptId');
  const hashed = has('text_hash') || has('text_length');
  if ((prompt !== undefined && has('prompt')) || (has('text') && hashed)) return undefined;
  const numbers = [...NUMBERS, ['success', [flag]] as const].flatMap(([field, names]) => {
    const column = one(...names);
    return column === undefined ? [] : [[field, column] as const];
  });
  return {
    step: one('step') ?? nameStep,
    group: one('group'),
    prompt,
    promptText: one('prompt'),
    reward: 'reward',
    labels: { run: 'run', category: 'category', kind: 'kind' },
    numbers: Object.fromEntries(numbers),
    status: one('status'),
    text: one('text'),
    rollout: one('rollout'),
    seen: (column, id) => {
      if (column === 'group') forms.seen('group', id);
      else if (column === prompt) forms.seen('prompt_id', id);
    },
  };
}
