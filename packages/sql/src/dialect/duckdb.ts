import type { Dialect } from './dialect.ts';
import { doubled } from './doubled.ts';
import { NUMBER_PATTERN } from './numberPattern.ts';
import { tuple } from './tuple.ts';

const [ident, text] = [doubled('"'), doubled("'")];

/**
 * SQL as DuckDB speaks it.
 *
 * @example
 * ```ts
 * duckdb.ident('a "b"'); // => '"a ""b"""'
 * duckdb.double('s.x'); // => 'CAST(s.x AS DOUBLE)'
 * ```
 */
export const duckdb: Dialect = {
  name: 'duckdb',
  ident,
  text,
  double: (x) => `CAST(${x} AS DOUBLE)`,
  string: (x) => `CAST(${x} AS VARCHAR)`,
  parse: (x) =>
    `CASE WHEN regexp_matches(${x}, '${NUMBER_PATTERN}') THEN TRY_CAST(${x} AS DOUBLE) END`,
  infinity: `CAST('Infinity' AS DOUBLE)`,
  varPop: (x) => `var_pop(${x})`,
  countOfMax: (x) => `histogram(${x})[max(${x})]`,
  letters: (x) => `length(${x})`,
  hash: (x) => `substr(md5(${x}), 1, 16)`,
  hashNumber: (x) => `CAST(md5_number_upper(${x}) >> 12 AS DOUBLE)`,
  field: (x, name) => `${x}.${ident(name)}`,
  jsonField: (x, name) => `json_extract(${x}, ${text(pointer(name))})`,
  jsonText: (x) =>
    `CASE WHEN json_type(${x}) NOT IN ('OBJECT', 'ARRAY', 'NULL') THEN json_extract_string(${x}, '$') END`,
  json: (x) => `CAST(to_json(${x}) AS VARCHAR)`,
  // as a text a column: ten thousand literals take longer to parse than the rows to find
  among: (keys, rows) =>
    `${tuple(keys)} IN (SELECT ${keys.map((_, i) => unnested(rows.map((row) => row[i]!))).join(', ')})`,
  place: 'row_number() OVER ()',
  explode: (list) => ({
    from: `, LATERAL (SELECT unnest(coalesce(${list}, [NULL])) AS item, generate_subscripts(coalesce(${list}, [NULL]), 1) AS pos) AS e`,
    item: 'e.item',
    pos: 'e.pos',
    at: (other) => `CASE WHEN len(${other}) = len(${list}) THEN ${other}[e.pos] END`,
  }),
  entry: (list, place) => `${list}[${place}]`,
  foldList: (list, take, most) => {
    const known = `list_filter(CAST(${list} AS DOUBLE[]), lambda x: abs(x) <= ${most})`;
    return take === 'sum' ? `list_sum(${known})` : `${known}[-1]`;
  },
};

/** Values as rows; a text of JSON holds any character. */
function unnested(values: readonly (string | number)[]): string {
  const type = typeof values[0] === 'number' ? 'DOUBLE' : 'VARCHAR';
  const listed = values.map((x) => (typeof x === 'number' ? String(x) : x));
  return `unnest(CAST(CAST(${text(JSON.stringify(listed))} AS JSON) AS ${type}[]))`;
}

/** A name as a JSON pointer, which takes any character. */
const pointer = (name: string): string => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
