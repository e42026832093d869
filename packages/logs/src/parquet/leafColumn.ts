import type { SchemaElement } from 'hyparquet';
import type { Cells } from '../rows/cells.ts';

/** What is needed of a column's place in the schema to bound its values. */
export interface LeafColumn {
  readonly type: string;
  readonly length: number | undefined;
  /** Levels of lists above a value. */
  readonly maxRepetition: number;
  /** Levels above a value, itself included, that may be missing. */
  readonly maxDefinition: number;
  /** What its values are as they are stored; undefined for those that stand for something else. */
  readonly kind?: Cells['kind'] | undefined;
}

const MAX_DEPTH = 64;

/** The columns that hold values, by their paths, names joined by NUL. */
export function leafColumns(schema: readonly SchemaElement[]): Map<string, LeafColumn> {
  const leaves = new Map<string, LeafColumn>();
  let at = 0;
  const walk = (path: readonly string[], definition: number, repetition: number): void => {
    const element = schema[at++];
    if (element === undefined || path.length > MAX_DEPTH) throw new RangeError('a false schema');
    const root = at === 1;
    const names = root ? [] : [...path, element.name];
    const optional = !root && element.repetition_type !== 'REQUIRED' ? 1 : 0;
    const repeated = !root && element.repetition_type === 'REPEATED' ? 1 : 0;
    const maxDefinition = definition + optional;
    const maxRepetition = repetition + repeated;
    const children = element.num_children ?? 0;
    if (children < 0 || children > schema.length - at) throw new RangeError('a false schema');
    for (let i = 0; i < children; i++) walk(names, maxDefinition, maxRepetition);
    if (children > 0 || root) return;
    const { type, type_length: length } = element;
    if (type === undefined || (length !== undefined && length < 0))
      throw new RangeError('a false schema');
    const kind = kindOf(element);
    leaves.set(names.join('\0'), { type, length, maxRepetition, maxDefinition, kind });
  };
  walk([], 0, 0);
  if (at !== schema.length) throw new RangeError('a false schema');
  return leaves;
}

const KINDS: Readonly<Record<string, Cells['kind']>> = {
  BOOLEAN: 'boolean',
  INT32: 'number',
  INT64: 'integer',
  FLOAT: 'number',
  DOUBLE: 'number',
  BYTE_ARRAY: 'text',
};

/** Annotations that change nothing. */
const SAME = /^(?:INT_\d+|UTF8|ENUM|STRING)$/;

function kindOf({ type, converted_type, logical_type }: SchemaElement): LeafColumn['kind'] {
  const isSigned = logical_type?.type === 'INTEGER' && logical_type.isSigned;
  const said = [converted_type, isSigned ? undefined : logical_type?.type];
  const isSame = said.every((one) => one === undefined || SAME.test(one));
  return isSame ? KINDS[type ?? ''] : undefined;
}
