import type { ColumnPlan } from '@bits-per-sample/logs';
import {
  type Engine,
  type TrialKeys,
  type TrialsQuery,
  textColumns,
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
  /** A column of trials `t`: of texts what is kept of them, made here. */
  at(name: string): string;
}

/**
 * Trials of an engine. Where answers have log-probabilities, `confident` holds those of the answers
 * that a verdict of 0 or 1 is known of.
 */
export function trialsOf(engine: Engine, query: TrialsQuery, plan: ColumnPlan): Trials {
  const { dialect } = engine;
  const trials = trialsSql({ ...query, texts: 'whole' }, dialect);
  const at = (name: string): string => `t.${dialect.ident(name)}`;
  const texts = textColumns(at, dialect);
  const isFollowed = (name: string): boolean =>
    plan.followsParts || !name.startsWith('part:') || Object.hasOwn(plan.parts, name.slice(5));
  const names = new Set(trialColumns(query, dialect).filter(isFollowed));
  const keys = trialKeys(query.mapping);
  const made = { engine, names, keys, at: (name: string) => texts.get(name) ?? at(name) };
  if (!names.has('logprob')) return { ...made, sql: trials };
  const [logprob, verdict] = [at('logprob'), at(names.has('success') ? 'success' : 'reward')];
  const known = `${verdict} IN (0, 1) AND ${logprob} < 0 AND ${logprob} > -9999`;
  const sql = `SELECT t.*, CASE WHEN ${known} THEN ${logprob} END AS ${dialect.ident('confident')}\nFROM (${trials}) AS t`;
  return { ...made, sql, names: new Set([...names, 'confident']) };
}

/** Names of all keys, each once. */
export const keysOf = ({ keys }: Trials): string[] => [...new Set(Object.values(keys).flat())];
