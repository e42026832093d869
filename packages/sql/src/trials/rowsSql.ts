import type { Dialect } from '../dialect/dialect.ts';
import { literal } from '../dialect/literal.ts';
import type { Cell } from './cell.ts';
import { cellAt } from './cellAt.ts';
import { nameSql } from './nameSql.ts';
import { numberSql } from './numberSql.ts';
import type { TrialsQuery } from './trialsQuery.ts';

/** Measures that are a column as it is. */
const MEASURES = {
  success: 'success',
  inputTokens: 'input_tokens',
  outputTokens: 'output_tokens',
  logprob: 'logprob',
  advantage: 'advantage',
  propensity: 'propensity',
  lag: 'lag',
  logRatio: 'log_ratio',
} as const;

/** Rows as rollouts: keys, and measures as they were logged. */
export function rowsSql(
  { relation, columns, mapping }: TrialsQuery,
  dialect: Dialect,
): { sql: string; columns: ReadonlySet<string> } {
  const { group, promptId, prompt, reward: [reward] = [], where = {} } = mapping;
  const list = reward === undefined ? undefined : cellAt(reward, columns, dialect);
  const exploded =
    list !== undefined && typeof list.type === 'object' && 'list' in list.type
      ? dialect.explode(list.sql)
      : undefined;
  const at = (path: string): Cell => {
    const cell = cellAt(path, columns, dialect);
    if (exploded === undefined || typeof cell.type !== 'object' || !('list' in cell.type))
      return cell;
    const sql = cell.sql === list!.sql ? exploded.item : exploded.at(cell.sql);
    return { sql, type: cell.type.list };
  };
  const number = (path: string): string => numberSql(at(path), path, dialect);
  const name = (path: string): string => nameSql(at(path), path, dialect);
  const out = new Map<string, string>();
  if (mapping.run !== undefined) out.set('run', name(mapping.run));
  if (mapping.step !== undefined) out.set('step', number(mapping.step));
  const hashed = prompt === undefined ? [] : [dialect.hash(dialect.string(name(prompt)))];
  const prompts = promptId?.map(name) ?? hashed;
  for (const [i, sql] of (group?.map(name) ?? prompts).entries()) out.set(`group_${i}`, sql);
  if (group !== undefined) for (const [i, sql] of prompts.entries()) out.set(`prompt_${i}`, sql);
  for (const key of ['category', 'kind', 'status'] as const)
    if (mapping[key] !== undefined) out.set(key, name(mapping[key]));
  if (reward !== undefined) out.set('reward', number(reward));
  for (const [key, column] of Object.entries(MEASURES)) {
    const path = mapping[key as keyof typeof MEASURES];
    if (path !== undefined) out.set(column, number(path));
  }
  const conditions = Object.entries(where).map(([path, text]) => {
    const cell = at(path);
    return cell.type === 'number'
      ? `${numberSql(cell, path, dialect)} = ${literal(Number(text), dialect)}`
      : `${nameSql(cell, path, dialect)} = ${dialect.text(text)}`;
  });
  const selected = [...out].map(([as, sql]) => `${sql} AS ${dialect.ident(as)}`).join(',\n    ');
  const filter = conditions.length === 0 ? '' : `\n  WHERE ${conditions.join(' AND ')}`;
  const sql = `SELECT ${selected}\n  FROM ${relation} AS s${exploded?.from ?? ''}${filter}`;
  return { sql, columns: new Set(out.keys()) };
}
