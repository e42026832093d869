import { describe, expect, it } from 'vitest';
import { parseType, type SqlType } from '../../src/index.ts';

const fields = (record: Record<string, SqlType>): SqlType => ({ fields: record });

describe('parseType', () => {
  it.each<[string, SqlType]>([
    ['DOUBLE', 'number'],
    ['FLOAT', 'number'],
    ['DECIMAL(18,3)', 'number'],
    ['HUGEINT', 'integer'],
    ['UTINYINT', 'integer'],
    ['BIGINT[]', { list: 'integer' }],
    ['DOUBLE[3]', { list: 'number' }],
    ['JSON', 'json'],
    ['UUID', 'text'],
    ["ENUM('a, b', 'c')", 'text'],
    ['INTERVAL', 'other'],
    ['TIMESTAMP WITH TIME ZONE', 'other'],
    ['MAP(VARCHAR, DOUBLE)', 'other'],
    [
      'STRUCT(a DOUBLE, "b ""c, d" VARCHAR)[]',
      { list: fields({ a: 'number', 'b "c, d': 'text' }) },
    ],
  ])('of DuckDB: %s', (text, type) => expect(parseType(text)).toEqual(type));

  it.each<[string, SqlType]>([
    ['bigint', 'integer'],
    ['decimal(10,2)', 'number'],
    [
      'array<struct<score:double,tags:array<string>>>',
      { list: fields({ score: 'number', tags: { list: 'text' } }) },
    ],
    ['struct<`a.b`:int,c:boolean>', fields({ 'a.b': 'integer', c: 'boolean' })],
    ['map<string,int>', 'other'],
    ['variant', 'json'],
  ])('of Spark: %s', (text, type) => expect(parseType(text)).toEqual(type));

  it.each<[string, SqlType]>([
    ['Nullable(Float64)', 'number'],
    ['LowCardinality(Nullable(String))', 'text'],
    ['UInt256', 'integer'],
    ['Array(Nullable(Int8))', { list: 'integer' }],
    ['Tuple(`a b` Float64, c Array(String))', fields({ 'a b': 'number', c: { list: 'text' } })],
    ['FixedString(16)', 'text'],
    ["DateTime64(3, 'UTC')", 'other'],
    ['Bool', 'boolean'],
  ])('of ClickHouse: %s', (text, type) => expect(parseType(text)).toEqual(type));

  it.each<[string, SqlType]>([
    ['double precision', 'number'],
    ['numeric(10,2)[]', { list: 'number' }],
    ['character varying(20)', 'text'],
    ['jsonb', 'json'],
    ['timestamp(3) without time zone', 'other'],
    ['smallint', 'integer'],
  ])('of PostgreSQL: %s', (text, type) => expect(parseType(text)).toEqual(type));
});
