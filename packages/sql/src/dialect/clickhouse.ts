import { amongRows } from './amongRows.ts';
import { backslashed } from './backslashed.ts';
import type { Dialect } from './dialect.ts';
import { NUMBER_PATTERN } from './numberPattern.ts';

const [ident, text] = [backslashed('`'), backslashed("'")];
/** `DOUBLE` alone refuses NULL. */
const double = (x: string): string => `CAST(${x} AS Nullable(Float64))`;

/**
 * SQL as ClickHouse speaks it. Its lists are never NULL: a row without one gives no rollout.
 *
 * @example
 * ```ts
 * clickhouse.double('s.x'); // => 'CAST(s.x AS Nullable(Float64))'
 * clickhouse.varPop('t.x'); // => 'varPopStable(t.x)'
 * ```
 */
export const clickhouse: Dialect = {
  name: 'clickhouse',
  ident,
  text,
  double,
  string: (x) => `CAST(${x} AS Nullable(String))`,
  parse: (x) => `if(match(ifNull(${x}, ''), '${NUMBER_PATTERN}'), toFloat64OrNull(${x}), NULL)`,
  infinity: 'inf',
  // varPop subtracts sums of squares, and loses all digits where values are large
  varPop: (x) => `varPopStable(${x})`,
  countOfMax: (x) => `countEqual(groupArray(${x}), max(${x}))`,
  letters: (x) => `lengthUTF8(${x})`,
  hash: (x) => `substring(lower(hex(MD5(${x}))), 1, 16)`,
  hashNumber: (x) =>
    `toFloat64(bitShiftRight(reinterpretAsUInt64(substring(MD5(ifNull(${x}, '')), 1, 8)), 12))`,
  field: (x, name) => `tupleElement(${x}, ${text(name)})`,
  jsonField: (x, name) => `JSONExtractRaw(${x}, ${text(name)})`,
  jsonText: (x) =>
    `multiIf(JSONType(${x}) = 'String', JSONExtractString(${x}), JSONType(${x}) IN ('Object', 'Array', 'Null'), NULL, ${x})`,
  json: (x) => `toJSONString(${x})`,
  among: (keys, rows) => amongRows(keys, rows, clickhouse),
  mostText: 262_144,
  explode: (list) => ({
    from: ` ARRAY JOIN arrayEnumerate(${list}) AS pos`,
    item: `${list}[pos]`,
    pos: 'pos',
    at: (other) => `if(length(${other}) = length(${list}), ${other}[pos], NULL)`,
  }),
  entry: (list, place) => `if(length(${list}) >= ${place}, ${list}[${place}], NULL)`,
  foldList: (list, take, most) => {
    const known = `arrayFilter(x -> ifNull(abs(x) <= ${most}, 0), CAST(${list} AS Array(Nullable(Float64))))`;
    const value = take === 'sum' ? `arrayReduce('sum', ${known})` : `${known}[-1]`;
    return `if(length(${known}) > 0, ${value}, NULL)`;
  },
};
