import { hasOnlyNeutralFields } from '../rows/hasOnlyNeutralFields.ts';
import { has, type RowObject } from '../rows/rowFormat.ts';

/** Whether a row names its prompt. */
export const hasPromptId = (row: RowObject): boolean =>
  has(row, 'prompt_id') || has(row, 'promptId');

/** The prompt of a row as text or chat messages. */
export const promptIn = ({ prompt }: RowObject): unknown =>
  typeof prompt === 'string' || Array.isArray(prompt) ? prompt : undefined;

/** Whether a row is the neutral one of this package: other fields beside it are allowed once it has a step. */
export const isNeutral = (row: RowObject): boolean =>
  (has(row, 'reward') || has(row, 'teacher_logprobs')) &&
  (has(row, 'group') || hasPromptId(row) || promptIn(row) !== undefined) &&
  (has(row, 'step') || hasOnlyNeutralFields(row));
