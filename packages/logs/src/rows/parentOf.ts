import { type Leaf, valueAt } from './columnPath.ts';
import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

/** The object that a field stands in. */
export function parentOf(row: RowObject, leaf: Leaf, path: string): RowObject {
  const turn = leaf.branch.at(-1);
  const from = turn === undefined ? row : turn.element;
  const rest = turn === undefined ? path : path.slice(turn.path.length + 1);
  if (!isObject(from) || Object.hasOwn(from, rest)) return isObject(from) ? from : {};
  const parent = valueAt(from, rest.slice(0, Math.max(0, rest.lastIndexOf('.'))));
  return isObject(parent) ? parent : from;
}
