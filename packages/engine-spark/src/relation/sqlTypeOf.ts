import type { SparkType } from '@bits-per-sample/spark-connect-lite';
import { parseType, type SqlType } from '@bits-per-sample/sql';

/** What a column of a Spark type holds. */
export function sqlTypeOf(type: SparkType): SqlType {
  if (typeof type === 'string') return parseType(type);
  if ('array' in type) return { list: sqlTypeOf(type.array) };
  if ('map' in type) return 'other';
  return {
    fields: Object.fromEntries(type.struct.map(({ name, type }) => [name, sqlTypeOf(type)])),
  };
}
