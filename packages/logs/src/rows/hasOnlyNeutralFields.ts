import { denseNames } from './denseNames.ts';
import type { RowObject } from './rowFormat.ts';

const FIELDS: ReadonlySet<string> = new Set(
  (
    'run step group rollout reward success prompt prompt_id promptId category kind status ' +
    'output_tokens outputTokens input_tokens inputTokens sum_logprob sumLogprob advantage ' +
    'propensity rewards source text text_hash text_length answer_hash lag log_ratio logRatio'
  ).split(' '),
);
/** Those of tokens and turns: lists, or what these add up to. */
const DENSE: ReadonlySet<string> = new Set([
  ...['student_logprobs', 'teacher_logprobs', 'student_top_logprobs', 'teacher_top_logprobs'],
  'turn_rewards',
  ...denseNames,
]);

/** Whether a row has no field but those of the neutral row. */
export const hasOnlyNeutralFields = (row: RowObject): boolean =>
  Object.keys(row).every((key) => FIELDS.has(key) || DENSE.has(key));

/** Whether a row has no field but those of the neutral row, and none of tokens or turns. */
export const isPlainNeutral = (row: RowObject): boolean =>
  Object.keys(row).every((key) => FIELDS.has(key));
