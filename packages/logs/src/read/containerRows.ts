import { rewardFit } from '../hint/columnWords.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';

/** Column that holds the name under which a row stood in its document. */
const KEY = '*';

/** Column that holds a list that stood right under its name. */
const VALUES = 'values';

/** Fewer flags are settings. */
const LEAST_FLAGS = 5;

/** Rows that stood in a document in another way than as a list of objects. */
export interface ContainerRows {
  readonly rows: readonly RowObject[];
  /** Whether each row stood under a name of its own, which the column `*` holds. */
  readonly keyed: boolean;
}

/**
 * The rows of a document that is no list of them: objects under their ids, what pandas writes with
 * `to_json` (by column, by index, as a table) and columns as lists. A document counts as rows only
 * when most of its values have one shape: the vocabulary of a tokenizer has none.
 */
export function containerRows(document: RowObject): ContainerRows | undefined {
  const entries = Object.entries(document);
  if (entries.length < 2) return undefined;
  const rows = ofTable(document) ?? ofLists(entries);
  if (rows !== undefined) return { rows, keyed: false };
  // an outcome under each id
  if (entries.length >= LEAST_FLAGS && entries.every(([, value]) => typeof value === 'boolean'))
    return { rows: entries.map(([key, value]) => ({ [KEY]: key, [VALUES]: value })), keyed: true };
  const objects = entries.filter((entry): entry is [string, RowObject] => isObject(entry[1]));
  if (objects.length >= 0.8 * entries.length && objects.length >= 2) {
    if (isNumbered(objects.flatMap(([, value]) => Object.keys(value).slice(0, 50))))
      return { rows: byColumn(objects), keyed: false };
    if (!haveOneShape(objects.map(([, value]) => value))) return undefined;
    if (isNumbered(objects.map(([key]) => key)))
      return { rows: objects.map(([, value]) => value), keyed: false };
    return { rows: objects.map(([key, value]) => ({ ...value, [KEY]: key })), keyed: true };
  }
  const lists = entries.filter(([, value]) => isPlainList(value) || isListOfObjects(value));
  if (lists.length < 0.8 * entries.length) return undefined;
  const keyed = lists.flatMap(([key, value]): RowObject[] =>
    isListOfObjects(value)
      ? (value as RowObject[]).map((row) => ({ ...row, [KEY]: key }))
      : [{ [KEY]: key, [VALUES]: value }],
  );
  return keyed.length > lists.length && !haveOneShape(keyed)
    ? undefined
    : { rows: keyed, keyed: true };
}

/**
 * A mapping for rows that stood under names: `*.scores` is the field `scores` of each, `*` the name,
 * which makes the groups when nothing else does.
 *
 * @returns undefined when it names a field of the document itself, so that this is one row.
 */
export function keyedMapping(
  mapping: ColumnMapping,
  document: RowObject,
): ColumnMapping | undefined {
  const { where, ...fields } = mapping;
  const paths = [...Object.values(fields), ...Object.keys(where ?? {})].flat().map(String);
  const own = Object.keys(document);
  if (paths.some((path) => own.some((key) => path === key || path.startsWith(`${key}.`))))
    return undefined;
  const inside = (field: string, path: unknown): unknown => {
    if (Array.isArray(path)) return path.map((one) => inside(field, one));
    if (typeof path !== 'string') return path;
    if (path === KEY && (field === 'reward' || field === 'successes')) return VALUES;
    return path.startsWith(`${KEY}.`) ? path.slice(KEY.length + 1) : path;
  };
  const within: ColumnMapping = Object.fromEntries(
    Object.entries(mapping).map(([field, path]) => [field, inside(field, path)]),
  );
  const { group, promptId, prompt, groupSize, reward, successes } = within;
  const named = (group ?? promptId ?? prompt ?? groupSize) !== undefined;
  return named || (reward ?? successes) === undefined ? within : { ...within, group: [KEY] };
}

const isNumbered = (keys: readonly string[]): boolean =>
  keys.length > 1 && keys.every((key) => /^\d+$/.test(key));

/** `{"schema": …, "data": [rows]}`, as pandas writes a table with its types. */
function ofTable({ schema, data }: RowObject): readonly RowObject[] | undefined {
  return isObject(schema) && Array.isArray(schema.fields) && isListOfObjects(data)
    ? (data as RowObject[])
    : undefined;
}

/** Columns as lists of one length; what is no list holds for every row. */
function ofLists(entries: readonly [string, unknown][]): RowObject[] | undefined {
  const lists = entries.filter((entry): entry is [string, unknown[]] => isPlainList(entry[1]));
  const length = lists[0]?.[1].length ?? 0;
  if (lists.length < 2 || 2 * lists.length < entries.length) return undefined;
  if (length < 2 || lists.some(([, list]) => list.length !== length)) return undefined;
  // names of prompts, not of columns
  if (!lists.some(([key]) => rewardFit(key) !== undefined)) return undefined;
  const shared = entries.filter(([, value]) => !isPlainList(value) && !isObject(value));
  return Array.from({ length }, (_, i) =>
    Object.fromEntries([...shared, ...lists.map(([key, list]) => [key, list[i]] as const)]),
  );
}

/** Cells under the index of their row, column by column. */
function byColumn(columns: readonly [string, RowObject][]): RowObject[] {
  const rows = new Map<string, [string, unknown][]>();
  for (const [column, cells] of columns)
    for (const [index, cell] of Object.entries(cells)) {
      const row = rows.get(index);
      if (row === undefined) rows.set(index, [[column, cell]]);
      else row.push([column, cell]);
    }
  return [...rows.values()].map((cells) => Object.fromEntries(cells));
}

/** A list of values, or of lists of values. */
const isPlainList = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && !value.some(isObject);

const isListOfObjects = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && value.every(isObject);

/** Whether most objects have most of the fields that most of them have. */
function haveOneShape(objects: readonly RowObject[]): boolean {
  const times = new Map<string, number>();
  for (const object of objects)
    for (const key of Object.keys(object)) times.set(key, (times.get(key) ?? 0) + 1);
  const common = [...times].filter(([, n]) => 2 * n > objects.length).map(([key]) => key);
  const alike = objects.filter(
    (object) => 2 * common.filter((key) => Object.hasOwn(object, key)).length > common.length,
  );
  return common.length > 0 && alike.length >= 0.8 * objects.length;
}
