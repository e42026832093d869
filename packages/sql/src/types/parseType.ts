import { DomainError } from '@bits-per-sample/core';
import type { SqlType } from './sqlType.ts';
import { typeParts } from './typeParts.ts';

/** Types of one name, by how it begins. */
const PLAIN: readonly (readonly [RegExp, SqlType])[] = [
  [/^bool/, 'boolean'],
  [
    /^(u?(tiny|small|medium|big|huge)?int\d*\b|byte|short|long|integer|(small|big)?serial)/,
    'integer',
  ],
  [/^(double|float|real|decimal|numeric)/, 'number'],
  [/^(varchar|nvarchar|string|text|char|character|bpchar|name$|fixedstring|enum|uuid)/, 'text'],
  [/^(jsonb?|variant|object)/, 'json'],
];

/** Types that hold one other, which is what they are to us. */
const WRAPPED = new Set(['nullable', 'lowcardinality', 'simpleaggregatefunction']);

/**
 * Reads an engine's name of a type.
 *
 * @param text as `DESCRIBE` writes it in DuckDB, Spark or ClickHouse, or PostgreSQL's `format_type`.
 * @returns what such a column holds; `'other'` for what is neither number, text nor made of them.
 *
 * @example
 * ```ts
 * parseType('DECIMAL(18,3)'); // => 'number'
 * parseType('array<bigint>'); // => { list: 'integer' }
 * parseType('STRUCT("a b" DOUBLE, c VARCHAR[])'); // => { fields: { 'a b': 'number', c: { list: 'text' } } }
 * parseType('LowCardinality(Nullable(String))'); // => 'text'
 * parseType('TIMESTAMP'); // => 'other'
 * ```
 */
export function parseType(text: string): SqlType {
  if (typeof text !== 'string') throw new DomainError('parseType', 'text', 'a text', text);
  const type = text.trim();
  const list = /^([\s\S]+)\[\d*\]$/.exec(type)?.[1];
  if (list !== undefined) return { list: parseType(list) };
  const [, name = type, inside = ''] = /^([\w ]+?)\s*[(<]([\s\S]*)[)>]$/.exec(type) ?? [];
  const word = name.toLowerCase();
  if (WRAPPED.has(word)) return parseType(typeParts(inside).at(-1)!);
  if (word === 'array' || word === 'list') return { list: parseType(inside) };
  if (word === 'struct' || word === 'tuple' || word === 'row')
    return { fields: Object.fromEntries(typeParts(inside).map(field)) };
  return PLAIN.find(([pattern]) => pattern.test(word))?.[1] ?? 'other';
}

/** A field of a struct: its name, quoted or not, and its type. */
function field(part: string): [string, SqlType] {
  const found = /^(?:"((?:[^"]|"")*)"|`((?:[^`\\]|``|\\.)*)`|([^\s:]+))\s*[:\s]\s*([\s\S]+)$/.exec(
    part,
  );
  if (found === null) return [part, 'other'];
  const [, double, back, plain, rest = ''] = found;
  const name =
    double?.replaceAll('""', '"') ?? back?.replaceAll('``', '`').replace(/\\(.)/g, '$1') ?? plain!;
  return [
    name,
    parseType(rest.replace(/\s+COMMENT\s+'[\s\S]*'$/i, '').replace(/\s+NOT NULL$/i, '')),
  ];
}
