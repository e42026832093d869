import { SchemaError } from '@bits-per-sample/core';
import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { Cell } from './cell.ts';
import { endSql } from './endSql.ts';
import { MOST, type NumberSql, numberSql } from './numberSql.ts';
import type { RowScope } from './rowScope.ts';
import type { TrialsQuery } from './trialsQuery.ts';
import { typeWords } from './typeWords.ts';

/** Parts of the reward that have a column each. */
const MOST_PARTS = 8;

/** The reward of a rollout, its parts, and how it ended, where the reward is a word for that. */
export interface RewardColumns {
  readonly reward: NumberSql | undefined;
  /** By name. */
  readonly parts: ReadonlyMap<string, NumberSql>;
  readonly end: string | undefined;
}

/** The reward of a query. */
export function rewardColumns(
  query: TrialsQuery,
  scope: RowScope,
  dialect: Dialect,
): RewardColumns {
  const { mapping, readings } = query;
  const { reward = [], rewardParts, perToken } = mapping;
  const number = (path: string): NumberSql =>
    numberSql(scope.cell(path), path, dialect, readings?.get(path));
  const [path] = reward;
  if (rewardParts === undefined && reward.length <= 1) {
    if (path === undefined) return { reward: undefined, parts: new Map(), end: undefined };
    const cell = scope.cell(path);
    if (perToken !== undefined && isList(cell))
      return { reward: folded(cell, path, perToken, dialect), parts: new Map(), end: undefined };
    const ends = [...(readings?.get(path)?.words.values() ?? [])].some(
      (x) => typeof x === 'string',
    );
    const end = ends ? endOf(cell, path, query, dialect) : undefined;
    return { reward: number(path), parts: new Map(), end };
  }
  const inside = rewardParts !== undefined && path !== undefined && reward.length === 1;
  const weights = rewardParts ?? Object.fromEntries(reward.map((one) => [one, 1]));
  const names = Object.keys(weights);
  const shown = inside ? names : shortNames(names);
  const parts = names.map((name) => number(inside ? `${path}.${name}` : name));
  const total = totalSql(
    parts.map(({ sql }, i) => [sql, weights[names[i]!]!]),
    dialect,
  );
  return {
    reward: { sql: total, nonFinite: undefined, text: undefined },
    parts: new Map(parts.slice(0, MOST_PARTS).map((part, i) => [shown[i]!, part])),
    end: undefined,
  };
}

/** The weighted sum of parts: one that is missing adds nothing; NULL where all are. */
function totalSql(
  parts: readonly (readonly [sql: string, weight: number])[],
  dialect: Dialect,
): string {
  const zero = literal(0, dialect);
  const terms = parts.map(([sql, weight]) =>
    weight === 1
      ? `coalesce(${sql}, ${zero})`
      : `coalesce(${literal(weight, dialect)} * ${sql}, ${zero})`,
  );
  return `CASE WHEN coalesce(${parts.map(([sql]) => sql).join(', ')}) IS NOT NULL THEN ${terms.join(' + ')} END`;
}

/** A list with an entry per token or turn as one number. */
function folded(
  { sql, type }: Cell,
  path: string,
  take: 'sum' | 'last',
  dialect: Dialect,
): NumberSql {
  const { list } = type as { list: Cell['type'] };
  if (list !== 'number' && list !== 'integer' && list !== 'boolean')
    throw new SchemaError(
      { file: 'the relation', column: path },
      'a list of numbers or flags',
      `entries of ${typeWords(list)}`,
    );
  const one = dialect.foldList(sql, take, literal(MOST, dialect));
  return { sql: dialect.double(one), nonFinite: undefined, text: undefined };
}

/** The ends among the words of the reward; a number is none. */
function endOf(cell: Cell, path: string, { readings }: TrialsQuery, dialect: Dialect): string {
  const reading = readings!.get(path)!;
  const words = new Map([...reading.words].filter(([, end]) => typeof end === 'string'));
  return `CASE WHEN ${endSql(cell, path, dialect, undefined)} IN (${[...words.keys()].map(dialect.text).join(', ')}) THEN ${endSql(cell, path, dialect, { words })} END`;
}

/** The last names of paths, where they tell them apart. */
function shortNames(paths: readonly string[]): readonly string[] {
  const last = paths.map((path) => path.slice(path.lastIndexOf('.') + 1));
  return new Set(last).size === last.length ? last : paths;
}

const isList = ({ type }: Cell): boolean => typeof type === 'object' && 'list' in type;
