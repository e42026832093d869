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

/** Every value at a path, through lists; what lies beyond the path's end is gone through too. */
export function leaves(row: RowObject, path: string): Leaf[] {
  if (Object.hasOwn(row, path)) {
    const value = row[path];
    if (value === null || typeof value !== 'object') return [{ value, branch: [] }];
  }
  const out: Leaf[] = [];
  walk(row, path, '', [], out);
  return out;
}

function walk(
  node: unknown,
  rest: string,
  path: string,
  branch: readonly Turn[],
  out: Leaf[],
): void {
  const entries = Array.isArray(node)
    ? node.entries()
    : rest === '' && isObject(node)
      ? Object.entries(node)
      : undefined;
  if (entries && branch.length < MAX_DEPTH) {
    const size = Array.isArray(node) ? node.length : -1;
    for (const [key, element] of entries) {
      walk(element, rest, path, [...branch, { path, key: String(key), element, size }], out);
    }
  } else if (rest === '') out.push({ value: node, branch });
  else {
    const step = isObject(node) ? nextStep(node, rest) : undefined;
    if (step === undefined) out.push({ value: undefined, branch });
    else walk(step.value, step.rest, path === '' ? step.key : `${path}.${step.key}`, branch, out);
  }
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
    const step = isObject(node) ? nextStep(node, rest) : undefined;
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
    if (Array.isArray(node)) {
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
