import type { ColumnPlan } from '@bits-per-sample/logs';
import {
  type Engine,
  type TrialKeys,
  type TrialsQuery,
  trialColumns,
  trialKeys,
  trialsSql,
} from '@bits-per-sample/sql';

/** Trials as a SELECT, and the columns that it gives. */
export interface Trials {
  readonly engine: Engine;
  readonly sql: string;
  readonly names: ReadonlySet<string>;
  readonly keys: TrialKeys;
}

/**
 * Trials of an engine. Where answers have log-probabilities, `confident` holds those of the answers
 * that a verdict of 0 or 1 is known of.
 */
export function trialsOf(engine: Engine, query: TrialsQuery, plan: ColumnPlan): Trials {
  const { dialect } = engine;
  const trials = trialsSql(query, dialect);
  const isFollowed = (name: string): boolean =>
    plan.followsParts || !name.startsWith('part:') || Object.hasOwn(plan.parts, name.slice(5));
  const names = new Set(trialColumns(query, dialect).filter(isFollowed));
  const keys = trialKeys(query.mapping);
  if (!names.has('logprob')) return { engine, sql: trials, names, keys };
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const [logprob, verdict] = [at('logprob'), at(names.has('success') ? 'success' : 'reward')];
  const known = `${verdict} IN (0, 1) AND ${logprob} < 0 AND ${logprob} > -9999`;
  const sql = `SELECT t.*, CASE WHEN ${known} THEN ${logprob} END AS ${dialect.ident('confident')}\nFROM (${trials}) AS t`;
  return { engine, sql, names: new Set([...names, 'confident']), keys };
}

/** Names of all keys, each once. */
export const keysOf = ({ keys }: Trials): string[] => [...new Set(Object.values(keys).flat())];
