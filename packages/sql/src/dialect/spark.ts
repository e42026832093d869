import { amongRows } from './amongRows.ts';
import { backslashed } from './backslashed.ts';
import type { Dialect } from './dialect.ts';
import { doubled } from './doubled.ts';
import { hashDigits } from './hashDigits.ts';
import { NUMBER_PATTERN } from './numberPattern.ts';

const ident = doubled('`');
// '' is an escape since Spark 4 only, \' always was one
const text = backslashed("'");

/**
 * SQL as Spark speaks it, and Sail, Databricks and EMR with it.
 *
 * @example
 * ```ts
 * spark.ident('a `b`'); // => '`a ``b```'
 * spark.text("it's"); // => "'it\\'s'"
 * ```
 */
export const spark: Dialect = {
  name: 'spark',
  ident,
  text,
  double: (x) => `CAST(${x} AS DOUBLE)`,
  string: (x) => `CAST(${x} AS STRING)`,
  parse: (x) => `CASE WHEN ${x} RLIKE '${NUMBER_PATTERN}' THEN TRY_CAST(${x} AS DOUBLE) END`,
  infinity: `CAST('Infinity' AS DOUBLE)`,
  varPop: (x) => `var_pop(${x})`,
  countOfMax: (x) => `size(collect_list(${x})) - size(array_remove(collect_list(${x}), max(${x})))`,
  letters: (x) => `length(${x})`,
  hash: (x) => `substr(md5(${x}), 1, 16)`,
  hashNumber: (x) => `CAST(conv(${hashDigits(`md5(${x})`)}, 16, 10) AS DOUBLE)`,
  field: (x, name) => `${x}.${ident(name)}`,
  jsonField: (x, name) => `get_json_object(${x}, ${text(`$['${name}']`)})`,
  jsonText: (x) => `CASE WHEN NOT ${x} RLIKE '^[{\\\\[]' THEN ${x} END`,
  json: (x) => `to_json(${x})`,
  among: (keys, rows) => amongRows(keys, rows, spark),
  explode: (list) => ({
    from: ` LATERAL VIEW posexplode(coalesce(${list}, array(NULL))) e AS pos, item`,
    item: 'e.item',
    pos: 'e.pos',
    at: (other) =>
      `CASE WHEN size(${other}) = size(${list}) THEN try_element_at(${other}, e.pos + 1) END`,
  }),
  entry: (list, place) => `try_element_at(${list}, ${place})`,
  foldList: (list, take, most) => {
    const known = `filter(CAST(${list} AS ARRAY<DOUBLE>), x -> abs(x) <= ${most})`;
    return take === 'sum'
      ? `CASE WHEN size(${known}) > 0 THEN aggregate(${known}, CAST(0 AS DOUBLE), (a, x) -> a + x) END`
      : `try_element_at(${known}, -1)`;
  },
};
