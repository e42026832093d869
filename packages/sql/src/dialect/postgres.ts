import type { Dialect } from './dialect.ts';
import { doubled } from './doubled.ts';
import { hashDigits } from './hashDigits.ts';
import { literal } from './literal.ts';
import { NUMBER_PATTERN } from './numberPattern.ts';
import { tuple } from './tuple.ts';

const [ident, text] = [doubled('"'), doubled("'")];
/** Columns of `json` have other functions, and fewer. */
const jsonb = (x: string): string => `CAST(${x} AS jsonb)`;

/**
 * SQL as PostgreSQL speaks it; its JSON is `jsonb`.
 *
 * @example
 * ```ts
 * postgres.double('s.x'); // => 'CAST(s.x AS double precision)'
 * postgres.jsonField('s.info', 'a b'); // => "(CAST(s.info AS jsonb) -> 'a b')"
 * ```
 */
export const postgres: Dialect = {
  name: 'postgres',
  ident,
  text,
  double: (x) => `CAST(${x} AS double precision)`,
  string: (x) => `CAST(${x} AS text)`,
  // there is no TRY_CAST, and CASE does not keep a constant from being cast
  parse: (x) => `CAST(substring(${x} FROM '(${NUMBER_PATTERN})') AS double precision)`,
  infinity: `CAST('Infinity' AS double precision)`,
  varPop: (x) => `var_pop(${x})`,
  countOfMax: (x) =>
    `cardinality(array_agg(${x})) - cardinality(array_remove(array_agg(${x}), max(${x})))`,
  letters: (x) => `length(${x})`,
  hash: (x) => `substr(md5(${x}), 1, 16)`,
  hashNumber: (x) =>
    `CAST(CAST(CAST('x' || ${hashDigits(`md5(${x})`)} AS bit(52)) AS bigint) AS double precision)`,
  field: (x, name) => `(${x}).${ident(name)}`,
  jsonField: (x, name) => `(${jsonb(x)} -> ${text(name)})`,
  jsonText: (x) =>
    `CASE WHEN jsonb_typeof(${jsonb(x)}) NOT IN ('object', 'array') THEN (${x} #>> '{}') END`,
  json: (x) => `CAST(to_jsonb(${x}) AS text)`,
  among: (keys, rows) => {
    const value = (x: string | number): string =>
      typeof x === 'number' ? literal(x, postgres) : text(x);
    const listed = rows.map((row) => `(${row.map(value).join(', ')})`);
    return `${tuple(keys)} IN (VALUES ${listed.join(', ')})`;
  },
  explode: (list) => ({
    from: ` JOIN LATERAL (SELECT u.item, u.pos FROM unnest(${list}) WITH ORDINALITY AS u(item, pos) UNION ALL SELECT NULL, NULL WHERE ${list} IS NULL) AS e ON true`,
    item: 'e.item',
    pos: 'e.pos',
    at: (other) =>
      `CASE WHEN cardinality(${other}) = cardinality(${list}) THEN (${other})[e.pos] END`,
  }),
  entry: (list, place) => `(${list})[${place}]`,
  foldList: (list, take, most) => {
    const known = `unnest(CAST(${list} AS double precision[])) WITH ORDINALITY AS u(x, pos) WHERE abs(u.x) <= ${most}`;
    return take === 'sum'
      ? `(SELECT sum(u.x) FROM ${known})`
      : `(SELECT u.x FROM ${known} ORDER BY u.pos DESC LIMIT 1)`;
  },
};
