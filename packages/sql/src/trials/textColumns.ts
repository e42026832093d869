import { checkDialect } from '../dialect/checkDialect.ts';
import type { Dialect } from '../dialect/dialect.ts';

/** What is kept of each text: the columns of `trialsSql`. */
export const TEXT_COLUMNS = {
  text: ['text_hash', 'text_length'],
  answer: ['answer_hash'],
} as const;

/**
 * What is kept of the texts of rollouts: hashes below 2⁵², which tell equal texts from others, and a
 * length in letters; NULL without a text. Of trials whose `texts` are `'whole'` they are made where few
 * rows are left, since a hash costs more than all other columns together.
 *
 * @param at the SQL of a column: `text`, the answer as it was written; `answer`, what was taken out of it.
 * @param dialect of the engine.
 * @param texts which of them there are; by default both.
 * @returns SQL by the name of its column, as `trialsSql` has it.
 * @throws {DomainError} what is no dialect.
 *
 * @example
 * ```ts
 * textColumns((name) => `t.${name}`, duckdb).get('text_length'); // => 'CAST(length(t.text) AS DOUBLE)'
 * ```
 */
export function textColumns(
  at: (name: 'text' | 'answer') => string,
  dialect: Dialect,
  texts: Iterable<string> = ['text', 'answer'],
): ReadonlyMap<string, string> {
  checkDialect('textColumns', dialect);
  const known = new Set(texts);
  const out = new Map<string, string>();
  if (known.has('text')) {
    out.set('text_hash', dialect.hashNumber(at('text')));
    out.set('text_length', dialect.double(dialect.letters(at('text'))));
  }
  if (known.has('answer'))
    out.set(
      'answer_hash',
      `CASE WHEN ${at('answer')} IS NOT NULL THEN ${dialect.hashNumber(at('answer'))} END`,
    );
  return out;
}
