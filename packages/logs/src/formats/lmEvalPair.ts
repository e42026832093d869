import type { RowObject } from '../rows/rowFormat.ts';

/**
 * Log-likelihood of a document in nats and the bytes or words that it is of, as
 * lm-evaluation-harness writes them in tasks of perplexity; undefined in a row of another task.
 */
export function lmEvalPair(row: RowObject): readonly unknown[] | undefined {
  const pair = row.bits_per_byte ?? row.byte_perplexity ?? row.word_perplexity;
  return Array.isArray(pair) && typeof pair[0] === 'number' ? pair : undefined;
}
