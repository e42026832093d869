import { moments } from '@bits-per-sample/core';
import { describeRefusals } from '@bits-per-sample/testkit';
import { describe, expect, it } from 'vitest';
import * as sql from '../src/index.ts';

const { duckdb } = sql;
const columns = [
  { name: 'id', type: 'text' },
  { name: 'r', type: 'number' },
] as const;
const query: sql.TrialsQuery = {
  relation: 'runs',
  columns,
  mapping: { group: ['id'], reward: ['r'] },
};
const spec: sql.SqlSpec = { by: ['g'], measures: { reward: moments } };

type Queried = (query: sql.TrialsQuery, dialect: sql.Dialect) => unknown;
type Summed = (select: string, spec: sql.SqlSpec, dialect: sql.Dialect) => unknown;

const queried: Record<string, Queried> = {
  accountSql: sql.accountSql,
  distinctSql: (one, dialect) => sql.distinctSql(one, 'id', dialect),
  holdSql: sql.holdSql,
  rewardValuesSql: sql.rewardValuesSql,
  trialColumns: sql.trialColumns,
  trialsSql: sql.trialsSql,
};
const summed: Record<string, Summed> = {
  cellsSql: sql.cellsSql,
  mergeSql: sql.mergeSql,
  summariseSql: sql.summariseSql,
};
const mapped = { trialKeys: sql.trialKeys, whyNotSql: sql.whyNotSql };

const tableOf = <F>(
  calls: Record<string, F>,
  of: (call: F) => Parameters<typeof describeRefusals>[1][string],
) => Object.fromEntries(Object.entries(calls).map(([name, call]) => [name, of(call)]));

describeRefusals(
  sql,
  {
    ...tableOf(queried, (call) => ({
      call: (some: never, group: never) =>
        call({ ...query, columns: some, mapping: { ...query.mapping, group } }, duckdb),
      args: [columns, ['id']],
      optional: ['1'],
    })),
    ...tableOf(summed, (call) => ({
      call: (by: never, hidden: never) => call('SELECT 1', { ...spec, by, hidden }, duckdb),
      args: [['g'], ['h']],
      optional: ['1'],
    })),
    ...tableOf(mapped as Record<string, (mapping: sql.TrialMapping) => unknown>, (call) => ({
      call: (group: never, promptId: never) => call({ group, promptId }),
      args: [['id'], ['task']],
      optional: ['0', '1'],
    })),
  },
  // a text says itself what it is, and so does what gives SQL
  { exempt: ['EngineError', 'parseType', 'textColumns'], extremes: true },
);

const refused = (fn: string, parameter: string) =>
  expect.objectContaining({ code: 'DOMAIN', fn, parameter });

describe('refuses what is no query, no spec and no dialect', () => {
  it.each(Object.entries(queried))('%s', (fn, call) => {
    for (const wrong of [undefined, null, 'x'])
      expect(() => call(wrong as never, duckdb)).toThrow(refused(fn, 'query'));
    for (const wrong of [undefined, null, 'x', {}])
      expect(() => call(query, wrong as never)).toThrow(refused(fn, 'dialect'));
    expect(() => call({ ...query, relation: 3 as never }, duckdb)).toThrow(refused(fn, 'relation'));
    expect(() => call({ ...query, mapping: null as never }, duckdb)).toThrow(
      refused(fn, 'mapping'),
    );
    for (const field of ['texts', 'held'] as const)
      expect(() => call({ ...query, [field]: 3 as never }, duckdb)).toThrow(refused(fn, field));
    const step = { ...query.mapping, step: 3 as never };
    expect(() => call({ ...query, mapping: step }, duckdb)).toThrow(refused(fn, 'mapping.step'));
    const rule = { operator: '>', limit: Number.NaN } as const;
    expect(() => call({ ...query, rule }, duckdb)).toThrow(refused(fn, 'rule.limit'));
  });

  it.each(Object.entries(summed))('%s', (fn, call) => {
    for (const wrong of [undefined, null, 'x'])
      expect(() => call('SELECT 1', wrong as never, duckdb)).toThrow(refused(fn, 'spec'));
    for (const wrong of [undefined, null, 'x', {}])
      expect(() => call('SELECT 1', spec, wrong as never)).toThrow(refused(fn, 'dialect'));
    const measures = { reward: null as never };
    expect(() => call('SELECT 1', { ...spec, measures }, duckdb)).toThrow(refused(fn, 'reward'));
  });

  it('textColumns', () => {
    for (const wrong of [undefined, null, 3, {}])
      expect(() => sql.textColumns((name) => name, wrong as never)).toThrow(
        refused('textColumns', 'dialect'),
      );
  });

  it('parseType', () => {
    for (const wrong of [undefined, null, 3, {}])
      expect(() => sql.parseType(wrong as never)).toThrow(refused('parseType', 'text'));
  });
});
