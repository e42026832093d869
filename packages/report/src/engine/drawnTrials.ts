import { formatCount } from '@bits-per-sample/core';
import type { LogNote } from '@bits-per-sample/logs';
import type { QueryOptions } from '@bits-per-sample/sql';
import { numberAt } from '../trials/numberAt.ts';
import { keysOf, type Trials } from './trials.ts';

/** Hashes of names are whole numbers below it. */
const HASHES = 2 ** 52;

/** Which prompts were drawn. */
interface DrawnTrials {
  /** A SELECT of trials, of theirs alone. */
  readonly of: (trials: Trials) => Trials;
  readonly notes: readonly LogNote[];
}

const ALL: DrawnTrials = { of: (trials) => trials, notes: [] };

/**
 * Trials of as many whole prompts as have no more than so many groups: a hash of their names draws
 * them, which knows nothing of rewards.
 *
 * @param trials of all prompts.
 * @param limits `rows`: how many trials there are; `mostGroups` that are wanted.
 */
export async function drawnTrials(
  trials: Trials,
  { rows, mostGroups }: { readonly rows: number; readonly mostGroups: number },
  options: QueryOptions,
): Promise<DrawnTrials> {
  if (rows <= mostGroups) return ALL;
  const { engine, sql, keys } = trials;
  const { dialect } = engine;
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const by = keysOf(trials).map(at).join(', ');
  const each = `SELECT ${by} FROM (${sql}) AS t GROUP BY ${by}`;
  const counted = `SELECT ${dialect.double('count(*)')} AS n FROM (${each}) AS g`;
  const groups = numberAt(await engine.query(counted, options), 'n', 0);
  if (groups <= mostGroups) return ALL;
  const share = 2 ** -Math.ceil(Math.log2(groups / mostGroups));
  const names = keys.prompt.length > 0 ? keys.prompt : keys.group;
  const texts = names.map((name) => `coalesce(${dialect.string(at(name))}, '')`);
  const below = dialect.double(dialect.text(String(share * HASHES)));
  const drawn = `${dialect.hashNumber(texts.join(` || ' ' || `))} < ${below}`;
  const message = `The log holds ${formatCount(groups)} groups. All numbers are of 1 of ${formatCount(1 / share)} prompts with all their groups, drawn by a hash of their names; their intervals say what that leaves open.`;
  return {
    of: (some) => ({ ...some, sql: `SELECT t.* FROM (${some.sql}) AS t\nWHERE ${drawn}` }),
    notes: [{ code: 'prompts-drawn', message, severity: 'alarm' }],
  };
}
