import type { WireType } from './messages.ts';
import type { SparkField, SparkType } from './sparkType.ts';

/** Kinds of the protocol that SQL calls by another name. */
const names: Readonly<Record<string, string>> = {
  null: 'void',
  byte: 'tinyint',
  short: 'smallint',
  integer: 'int',
  long: 'bigint',
  varChar: 'varchar',
  timestampNtz: 'timestamp_ntz',
  calendarInterval: 'interval',
  yearMonthInterval: 'interval year to month',
  dayTimeInterval: 'interval day to second',
  timestampNtzNanos: 'timestamp_ntz',
  timestampLtzNanos: 'timestamp',
  unparsed: 'unknown',
};

/** A type from the wire in the words of SQL. */
function readType(type: WireType = {}): SparkType {
  const { kind = 'unknown', decimal, array, map, struct } = type;
  if (decimal) return `decimal(${decimal.precision ?? 10},${decimal.scale ?? 0})`;
  if (array) return { array: readType(array.elementType) };
  if (map) return { map: [readType(map.keyType), readType(map.valueType)] };
  if (struct) return { struct: readFields(type) };
  return names[kind] ?? kind;
}

/** The fields of a struct from the wire; none of another type. */
export function readFields(type: WireType = {}): SparkField[] {
  return (type.struct?.fields ?? []).map(({ name = '', dataType, nullable = false }) => ({
    name,
    type: readType(dataType),
    nullable,
  }));
}
