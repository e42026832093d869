import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';

const MAX_DEPTH = 6;
const MAX_KEYS = 200;
const MAX_PATHS = 400;
const MAX_VALUES = 2000;
/** Elements of a list that are looked at. */
const MAX_ELEMENTS = 64;

/** A column, or a field within lists and objects, with what stands there. */
export interface ColumnPath {
  /** Dotted path through lists and objects. */
  readonly path: string;
  /** The last name of it. */
  readonly name: string;
  /** Paths of the lists on the way, the outermost first. */
  readonly lists: readonly string[];
  /** What stands there, row by row; messages of a chat are one value. */
  readonly values: unknown[];
}

/** Every path in rows, with values of all of them: a name may come late, and a value may be missing. */
export function columnPaths(rows: readonly RowObject[]): ColumnPath[] {
  const paths = new Map<string, ColumnPath>();
  const visit = (value: unknown, path: string, lists: readonly string[], depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (Array.isArray(value) && !isChat(value)) {
      for (const element of value.slice(0, MAX_ELEMENTS))
        visit(element, path, [...lists, path], depth + 1);
    } else if (isObject(value) && path !== '' && areAlike(value)) {
      const star = `${path}.*`;
      for (const element of Object.values(value).slice(0, MAX_ELEMENTS))
        visit(element, star, [...lists, star], depth + 1);
    } else if (isObject(value)) {
      for (const key of Object.keys(value).slice(0, MAX_KEYS))
        visit(value[key], path === '' ? key : `${path}.${key}`, lists, depth + 1);
    } else {
      const known = paths.get(path);
      if (known === undefined && paths.size < MAX_PATHS)
        paths.set(path, { path, name: nameIn(path), lists, values: [value] });
      else if (known !== undefined && known.values.length < MAX_VALUES) known.values.push(value);
    }
  };
  for (const row of rows) visit(row, '', [], 0);
  return [...paths.values()];
}

const nameIn = (path: string): string =>
  path
    .split('.')
    .filter((part) => part !== '*' && part !== '')
    .at(-1) ?? path;

/** Messages of a chat: one prompt or answer, however many they are. */
const isChat = (list: readonly unknown[]): boolean =>
  isObject(list[0]) && 'role' in list[0] && 'content' in list[0];

/** Whether an object holds one thing under each of many names, lists or objects all of them. */
function areAlike(object: RowObject): boolean {
  const values = Object.values(object);
  if (values.length < 3) return false;
  if (values.every(Array.isArray)) return true;
  const [first] = values;
  if (!isObject(first)) return false;
  const keys = Object.keys(first);
  return values.every((value) => isObject(value) && keys.some((key) => Object.hasOwn(value, key)));
}
