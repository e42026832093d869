import type { Dialect } from '@bits-per-sample/sql';
import type { Trials } from './trials.ts';

/** Hashes of names are whole numbers below it. */
const HASHES = 2 ** 52;

/**
 * Trials of a share of the prompts, whole ones: a hash of their names draws them, which knows
 * nothing of rewards and draws the same ones of every log.
 *
 * @param trials of all prompts.
 * @param share of the prompts, 1 for all.
 */
export function drawnTrials(trials: Trials, share: number): Trials {
  if (share === 1) return trials;
  const { engine, sql, keys } = trials;
  const { dialect } = engine;
  const names = keys.prompt.length > 0 ? keys.prompt : keys.group;
  const texts = names.map((name) => nameText(`t.${dialect.ident(name)}`, dialect));
  const below = dialect.double(dialect.text(String(share * HASHES)));
  const drawn = `${dialect.hashNumber(texts.join(` || ' ' || `))} < ${below}`;
  return { ...trials, sql: `SELECT t.* FROM (${sql}) AS t\nWHERE ${drawn}` };
}

/** A name as text: one that is a whole number in the doubles of one log is it in the integers of another. */
function nameText(name: string, dialect: Dialect): string {
  const text = dialect.string(name);
  return `CASE WHEN ${text} LIKE '%.0' THEN substr(${text}, 1, length(${text}) - 2) ELSE coalesce(${text}, '') END`;
}
