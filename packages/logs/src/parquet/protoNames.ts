import type { FileMetaData } from 'hyparquet';
import type { RowObject } from '../rows/rowFormat.ts';

const PROTO = '__proto__';

/** Columns of a file under names to which a decoder can assign, and the way back. */
export interface ProtoNames {
  readonly metadata: FileMetaData;
  /** Whether all names stay. */
  readonly isSame: boolean;
  /** The name by which the decoder knows a column. */
  readonly inner: (name: string) => string;
  /** Rows of the decoder under the names of the file. */
  readonly outer: (rows: RowObject[]) => RowObject[];
}

/**
 * Lets a column be called `__proto__`: assigned by that name, its values would become the prototype
 * of the row, and not its field.
 */
export function protoNames(metadata: FileMetaData): ProtoNames {
  const { schema, row_groups } = metadata;
  const same = <T>(value: T): T => value;
  if (!schema.some(({ name }) => name === PROTO))
    return { metadata, isSame: true, inner: same, outer: same };
  let free = `${PROTO}_`;
  while (schema.some(({ name }) => name === free)) free += '_';
  const inner = (name: string): string => (name === PROTO ? free : name);
  return {
    isSame: false,
    metadata: {
      ...metadata,
      schema: schema.map((element) => ({ ...element, name: inner(element.name) })),
      row_groups: row_groups.map((group) => ({
        ...group,
        columns: group.columns.map(({ meta_data: meta, ...column }) => ({
          ...column,
          ...(meta && {
            meta_data: { ...meta, path_in_schema: meta.path_in_schema.map(inner) },
          }),
        })),
      })),
    },
    inner,
    outer: (rows) => rows.map((row) => restored(row, free) as RowObject),
  };
}

function restored(value: unknown, free: string): unknown {
  if (Array.isArray(value)) return value.map((item) => restored(item, free));
  if (value === null || typeof value !== 'object') return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [
      name === free ? PROTO : name,
      restored(field, free),
    ]),
  );
}
