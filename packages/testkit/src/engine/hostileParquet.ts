import { parquetWriteBuffer } from 'hyparquet-writer';
import { hostileColumns } from './hostileColumns.ts';
import type { HostileRow } from './hostileRows.ts';

type Type = (typeof hostileColumns)[number]['type'] | 'text' | 'integer' | { fields: object };

const LEAVES = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  integer: { type: 'INT64' },
  number: { type: 'DOUBLE' },
  boolean: { type: 'BOOLEAN' },
} as const;

/** The rows as a Parquet file, with lists and structs. */
export function hostileParquet(rows: readonly HostileRow[]): Uint8Array {
  const schema = [
    { name: 'root', num_children: hostileColumns.length },
    ...hostileColumns.flatMap(({ name, type }) => elements(name, type)),
  ];
  const columnData = hostileColumns.map(({ name, type }) => ({
    name,
    data: rows.map((row) => wide(row[name as keyof HostileRow], type)),
  }));
  // biome-ignore lint/suspicious/noExplicitAny: the writer's type of a schema names each literal
  return new Uint8Array(parquetWriteBuffer({ columnData, schema: schema as any }));
}

/** The elements of the schema for a column. */
function elements(name: string, type: Type): object[] {
  const optional = { name, repetition_type: 'OPTIONAL' };
  if (typeof type === 'string') return [{ ...optional, ...LEAVES[type] }];
  if ('list' in type)
    return [
      { ...optional, num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...elements('element', type.list),
    ];
  const fields = Object.entries(type.fields as Record<string, Type>);
  return [
    { ...optional, num_children: fields.length },
    ...fields.flatMap(([field, inner]) => elements(field, inner)),
  ];
}

/** A cell whose whole numbers have 64 bits. */
function wide(cell: unknown, type: Type): unknown {
  if (cell === null) return null;
  if (type === 'integer') return BigInt(cell as number);
  if (typeof type === 'string') return cell;
  if ('list' in type) return (cell as unknown[]).map((entry) => wide(entry, type.list));
  return Object.fromEntries(
    Object.entries(type.fields as Record<string, Type>).map(([name, inner]) => [
      name,
      wide((cell as Record<string, unknown>)[name], inner),
    ]),
  );
}
