import { isObject } from './objectOf.ts';
import type { RowObject } from './rowFormat.ts';

const MAX_DEPTH = 64;

/** A list or object that a path went through, and where in it. */
interface Turn {
  /** The part of the path that leads to the list. */
  readonly path: string;
  /** Index or key of the element. */
  readonly key: string;
  readonly element: unknown;
  /** Length of the list; −1 for an object. */
  readonly size: number;
}

/** A value at the end of a path, and the branch it hangs on. */
export interface Leaf {
  readonly value: unknown;
  readonly branch: readonly Turn[];
}

/** Every value at a path, through lists, and through any key where the path has `*`; what lies beyond the path's end is gone through too. */
export function leaves(row: RowObject, path: string): Leaf[] {
  if (Object.hasOwn(row, path)) {
    const value = row[path];
    if (value === null || typeof value !== 'object') return [{ value, branch: [] }];
  }
  const out: Leaf[] = [];
  walk(row, path, '', [], out, true);
  return out;
}

/** Every value at a path, through the lists on the way; a list or an object at its end stays whole. */
export function ends(row: RowObject, path: string): Leaf[] {
  if (Object.hasOwn(row, path) && !isStar(row, path)) return [{ value: row[path], branch: [] }];
  const out: Leaf[] = [];
  walk(row, path, '', [], out, false);
  return out;
}

function walk(
  node: unknown,
  rest: string,
  path: string,
  branch: readonly Turn[],
  out: Leaf[],
  beyond: boolean,
): void {
  const indexed = Array.isArray(node) ? indexOf(node, rest) : undefined;
  if (indexed !== undefined) {
    const next = `${path}.${indexed.key}`;
    walk(indexed.value, indexed.rest, next, branch, out, beyond);
    return;
  }
  if (isStar(node, rest) && branch.length < MAX_DEPTH) {
    const star = path === '' ? '*' : `${path}.*`;
    const size = Array.isArray(node) ? node.length : -1;
    for (const [key, element] of Object.entries(node)) {
      const turn = { path: star, key, element, size };
      walk(element, rest.slice(2), star, [...branch, turn], out, beyond);
    }
    return;
  }
  const entries =
    rest === '' && !beyond
      ? undefined
      : Array.isArray(node)
        ? node.entries()
        : rest === '' && isObject(node)
          ? Object.entries(node)
          : undefined;
  if (entries && branch.length < MAX_DEPTH) {
    const size = Array.isArray(node) ? node.length : -1;
    for (const [key, element] of entries) {
      const turn = { path, key: String(key), element, size };
      walk(element, rest, path, [...branch, turn], out, beyond);
    }
  } else if (rest === '') out.push({ value: node, branch });
  else {
    const step = isObject(node) ? nextStep(node, rest) : undefined;
    if (step === undefined) out.push({ value: undefined, branch });
    else {
      const next = path === '' ? step.key : `${path}.${step.key}`;
      walk(step.value, step.rest, next, branch, out, beyond);
    }
  }
}

/** Whether a path goes on with any key or index, which `*` stands for. */
const isStar = (node: unknown, rest: string): node is object =>
  (rest === '*' || rest.startsWith('*.')) &&
  node !== null &&
  typeof node === 'object' &&
  !Object.hasOwn(node, '*');

/** The element of a list that the start of a path is the index of, as in `rewards.0`. */
function indexOf(
  list: readonly unknown[],
  path: string,
): { key: string; value: unknown; rest: string } | undefined {
  const key = /^\d{1,9}(?=\.|$)/.exec(path)?.[0];
  if (key === undefined) return undefined;
  const first = list.find(isObject);
  if (first !== undefined && Object.hasOwn(first, key)) return undefined;
  return { key, value: list[Number(key)], rest: path.slice(key.length + 1) };
}

/** The longest name at the start of a dotted path that is a field of the object. */
function nextStep(
  node: RowObject,
  path: string,
): { key: string; value: unknown; rest: string } | undefined {
  for (let end = path.length; end > 0; end = path.lastIndexOf('.', end - 1)) {
    const key = path.slice(0, end);
    if (Object.hasOwn(node, key)) return { key, value: node[key], rest: path.slice(end + 1) };
  }
  return undefined;
}

/** The value at a path that leads through no list. */
export function valueAt(row: RowObject, path: string): unknown {
  let node: unknown = row;
  let rest = path;
  for (let depth = 0; depth < MAX_DEPTH && rest !== ''; depth++) {
    const step = Array.isArray(node)
      ? indexOf(node, rest)
      : isObject(node)
        ? nextStep(node, rest)
        : undefined;
    if (step === undefined) return undefined;
    node = step.value;
    rest = step.rest;
  }
  return rest === '' ? node : undefined;
}

/** The value of another path on the branch of a leaf. */
export function beside(row: RowObject, path: string, { branch }: Leaf): unknown {
  if (branch.length === 0 && Object.hasOwn(row, path)) return row[path];
  for (const turn of branch) if (turn.path === path) return turn.key;
  let node: unknown = row;
  let rest = path;
  for (const turn of branch) {
    if (turn.path === '' || path.startsWith(`${turn.path}.`)) {
      node = turn.element;
      rest = turn.path === '' ? path : path.slice(turn.path.length + 1);
    }
  }
  const inner = branch.at(-1);
  for (let depth = 0; depth < MAX_DEPTH; depth++) {
    const indexed = Array.isArray(node) ? indexOf(node, rest) : undefined;
    if (indexed !== undefined) {
      node = indexed.value;
      rest = indexed.rest;
    } else if (Array.isArray(node)) {
      // a list of the same length runs parallel to the one the leaf is in
      if (inner === undefined || node.length !== inner.size) return undefined;
      node = node[Number(inner.key)];
    } else if (rest === '') return node;
    else {
      const step = isObject(node) ? nextStep(node, rest) : undefined;
      if (step === undefined) return undefined;
      node = step.value;
      rest = step.rest;
    }
  }
  return undefined;
}

/** The row itself, where no path has gone into it. */
export const ROOT: Leaf = { value: undefined, branch: [] };
