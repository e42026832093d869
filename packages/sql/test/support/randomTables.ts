import type { ColumnMapping } from '@bits-per-sample/logs';
import fc from 'fast-check';
import type { EngineColumn } from '../../src/index.ts';
import { duckdb } from '../../src/index.ts';

/** A row of the random tables. */
export type RandomRow = Readonly<Record<string, unknown>>;

const rarely = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { freq: 6 });
const texts = fc.constantFrom('a', 'b', "it's", 'a|b', 'a\\b', '"', '`', '', ' ', '日本', "'; --");
const numbers = fc.constantFrom(
  0,
  1,
  0.5,
  -1,
  2,
  0.1,
  1e9,
  1e-9,
  1e200,
  Number.NaN,
  Number.POSITIVE_INFINITY,
);
const whole = fc.integer({ min: 0, max: 3 });

/** Columns of the random tables. */
export const randomColumns: readonly EngineColumn[] = [
  { name: 'id', type: 'text' },
  { name: 'say "it\'s`', type: 'text' },
  { name: 'select', type: 'integer' },
  { name: 'half', type: 'number' },
  { name: 'x', type: 'number' },
  { name: 'y', type: 'number' },
  { name: 'flag', type: 'boolean' },
  { name: 'verdict', type: 'text' },
  { name: 'digits', type: 'text' },
  { name: 'ended', type: 'text' },
  { name: 'tokens', type: 'integer' },
  { name: 'logprob', type: 'number' },
  { name: 'list', type: { list: 'number' } },
  { name: 'beside', type: { list: 'integer' } },
  { name: 'in', type: { fields: { 'a b': 'number', c: { fields: { d: 'text' } } } } },
];

const row: fc.Arbitrary<RandomRow> = fc.record({
  id: rarely(texts),
  'say "it\'s`': rarely(texts),
  select: rarely(whole),
  half: rarely(fc.constantFrom(0, 0.5, 1, 1.5)),
  x: rarely(numbers),
  y: rarely(numbers),
  flag: rarely(fc.boolean()),
  verdict: rarely(fc.constantFrom('pass', 'Pass', 'fail', 'timeout', '1', ' 0 ', 'n/a', '50%')),
  digits: rarely(fc.constantFrom('1', '-2.5e1', '.5', ' 7', 'NaN', 'none')),
  ended: rarely(fc.constantFrom('ok', 'stop', 'length', 'error', 'Error', 'odd')),
  tokens: rarely(fc.integer({ min: 0, max: 9 })),
  logprob: rarely(fc.constantFrom(-0.5, -3, 0, 0.5, -9999, -20_000)),
  list: rarely(fc.array(rarely(fc.constantFrom(0, 1, 0.25)), { maxLength: 3 })),
  beside: rarely(fc.array(rarely(fc.integer({ min: 1, max: 9 })), { maxLength: 3 })),
  in: fc.record({ 'a b': rarely(fc.constantFrom(0, 1, 2)), c: fc.record({ d: rarely(texts) }) }),
});

/** Some rows. */
export const randomRows = fc.array(row, { minLength: 1, maxLength: 12 });

const maybe = <T>(value: T) => fc.constantFrom(undefined, value);

/** Which of their columns hold what. */
export const randomMappings: fc.Arbitrary<ColumnMapping> = fc
  .record({
    group: fc.constantFrom(['id'], ['say "it\'s`', 'select'], ['half'], ['flag', 'id'], ['in.c.d']),
    rewards: fc.constantFrom<ColumnMapping>(
      { reward: ['x'] },
      { reward: ['flag'] },
      { reward: ['select'] },
      { reward: ['verdict'] },
      { reward: ['digits'] },
      { reward: ['list'] },
      { reward: ['list'], outputTokens: 'beside' },
      { reward: ['in.a b'] },
      { reward: ['list'], perToken: 'sum' },
      { reward: ['list'], perToken: 'last' },
      { rewardParts: { x: 1, y: 0.5, flag: -2 } },
      { reward: ['in'], rewardParts: { 'a b': 3 } },
    ),
    step: maybe('select'),
    run: maybe('ended'),
    promptId: maybe(['id']),
    category: maybe('say "it\'s`'),
    status: maybe('ended'),
    success: fc.constantFrom(undefined, 'flag', 'select', 'verdict'),
    outputTokens: maybe('tokens'),
    logprob: maybe('logprob'),
    propensity: maybe('half'),
    where: fc.constantFrom(
      undefined,
      { id: "'; --" },
      { half: '0.5' },
      { flag: 'true' },
      { select: '1' },
    ),
  })
  .map(({ rewards, ...rest }) =>
    Object.fromEntries(Object.entries({ ...rest, ...rewards }).filter(([, x]) => x !== undefined)),
  );

/** The rows as lines of JSON. */
export const linesOf = (rows: readonly RandomRow[]): string =>
  rows
    .map((one) =>
      JSON.stringify(one, (_, x) =>
        typeof x === 'number' && !Number.isFinite(x) ? `@${x}@` : x,
      ).replace(/"@([^"@]*)@"/g, '$1'),
    )
    .join('\n');

/** The rows as what stands behind FROM in DuckDB. */
export const relationOf = (rows: readonly RandomRow[]): string => {
  const cell = (value: unknown, type: EngineColumn['type']): string =>
    `CAST(${literalOf(value)} AS ${nameOf(type)})`;
  const tuples = rows.map(
    (one) => `(${randomColumns.map(({ name, type }) => cell(one[name], type)).join(', ')})`,
  );
  const names = randomColumns.map(({ name }) => duckdb.ident(name)).join(', ');
  return `(SELECT * FROM (VALUES ${tuples.join(', ')}) AS v(${names}))`;
};

function literalOf(value: unknown): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return duckdb.text(value);
  if (typeof value === 'number') return `CAST('${value}' AS DOUBLE)`;
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `[${value.map(literalOf).join(', ')}]`;
  const fields = Object.entries(value as object).map(
    ([name, one]) => `${duckdb.text(name)}: ${literalOf(one)}`,
  );
  return `{${fields.join(', ')}}`;
}

function nameOf(type: EngineColumn['type']): string {
  if (typeof type === 'string')
    return (
      { number: 'DOUBLE', integer: 'BIGINT', boolean: 'BOOLEAN' }[type as 'number'] ?? 'VARCHAR'
    );
  if ('list' in type) return `${nameOf(type.list)}[]`;
  const fields = Object.entries(type.fields).map(
    ([name, one]) => `${duckdb.ident(name)} ${nameOf(one)}`,
  );
  return `STRUCT(${fields.join(', ')})`;
}
