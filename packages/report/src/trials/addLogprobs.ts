import { type Column, isDictionary } from '@bits-per-sample/core';
import { isAnswerLogprob } from './isAnswerLogprob.ts';

/**
 * What log-probabilities of answers tell, in place: of right answers (`right_logprob`), and in a
 * log without rewards of all (`logprob`, `logprob_tokens`).
 */
export function addLogprobs(columns: Record<string, Column>): void {
  addRight(columns);
  addUnscored(columns);
}

/**
 * Log-probability of right answers only, nats. A reward of 1 is right where the log has no
 * success of its own; sums that no answer can have are left out.
 */
function addRight(columns: Record<string, Column>): void {
  const { logprob } = columns;
  const right = columns.success ?? columns.reward;
  if (logprob === undefined || isDictionary(logprob)) return;
  if (right === undefined || isDictionary(right)) return;
  columns.right_logprob = logprob.map((x, i) =>
    right[i] === 1 && isAnswerLogprob(x) ? x : Number.NaN,
  );
}

/**
 * Log-probability and length of answers in a log without rewards, which tell bits per token; with
 * rewards they are left out, and cost nothing.
 */
function addUnscored(columns: Record<string, Column>): void {
  const { logprob, reward, output_tokens: tokens } = columns;
  if (logprob === undefined || isDictionary(logprob)) return;
  if (tokens === undefined || isDictionary(tokens)) return;
  if (reward === undefined || isDictionary(reward) || !reward.every(Number.isNaN)) return;
  columns.logprob = logprob.map((x, i) => (x <= 0 && tokens[i]! > 0 ? x : Number.NaN));
  columns.logprob_tokens = tokens.map((n, i) => (logprob[i]! <= 0 && n > 0 ? n : Number.NaN));
}
