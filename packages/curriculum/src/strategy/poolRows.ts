import { checkWhole, DomainError } from '@bits-per-sample/core';
import type { Pool } from './pool.ts';
import type { Task } from './task.ts';

type Column = Float64Array | Int32Array;

const enlarged = <A extends Column>(column: A, length: number, value: number): A => {
  const larger = new (column.constructor as new (n: number) => A)(length);
  larger.set(column);
  larger.fill(value, column.length);
  return larger;
};

/** A pool without tasks. @internal */
export function emptyPool(columns: readonly string[]): Pool {
  return {
    size: 0,
    ids: [],
    difficulty: new Float64Array(0),
    features: {},
    maxHint: new Float64Array(0),
    stratum: new Int32Array(0),
    strata: [],
    clock: [],
    lost: [],
    version: -1,
    columns: Object.fromEntries(columns.map((name) => [name, new Float64Array(0)])),
    shared: {},
  };
}

/** Makes room for so many tasks; new rows hold `initial`. @internal */
export function reserve(pool: Pool, size: number, initial: Readonly<Record<string, number>>): void {
  const { length } = pool.stratum;
  if (size <= length) return;
  const room = length === 0 ? size : Math.max(size, 2 * length);
  if (pool.difficulty.length > 0) pool.difficulty = enlarged(pool.difficulty, room, NaN);
  if (pool.maxHint.length > 0) pool.maxHint = enlarged(pool.maxHint, room, 0);
  pool.stratum = enlarged(pool.stratum, room, 0);
  for (const [name, column] of Object.entries(pool.columns))
    pool.columns[name] = enlarged(column, room, initial[name] ?? 0);
  for (const [name, column] of Object.entries(pool.features))
    pool.features[name] = enlarged(column, room, NaN);
}

/** A label into its column, which is made with the first that says more than `none`. */
function putLabel(
  pool: Pool,
  name: 'difficulty' | 'maxHint',
  row: number,
  { value, none }: { readonly value: number; readonly none: number },
): void {
  if (pool[name].length === 0) {
    if (Object.is(value, none)) return;
    pool[name] = new Float64Array(pool.stratum.length).fill(none);
  }
  pool[name][row] = value;
}

/** Refuses counts that no rollouts can have. @internal */
export function checkKnown({ id, successes, attempts }: Task): void {
  if (successes === undefined && attempts === undefined) return;
  checkWhole('tasks', `attempts of ${id}`, attempts!, { most: 2 ** 20 });
  checkWhole('tasks', `successes of ${id}`, successes!, { most: attempts! });
}

/** Writes what is known of a task into its row; a task made from another inherits its labels. @internal */
export function writeLabels(
  pool: Pool,
  row: number,
  task: Task,
  {
    parent,
    fresh,
    strata,
  }: { parent: number | undefined; fresh: boolean; strata: Map<string, number> },
): void {
  const { id, difficulty, features, maxHint = 0 } = task;
  const refuse = (parameter: string, expected: string, received: unknown): never => {
    throw new DomainError('tasks', parameter, expected, received);
  };
  if (typeof id !== 'string' || id === '') refuse('id', 'a text that is not empty', id);
  if (difficulty !== undefined && !Number.isFinite(difficulty))
    refuse(`difficulty of ${id}`, 'finite', difficulty);
  if (!(typeof maxHint === 'number' && maxHint >= 0 && maxHint <= 1))
    refuse(`maxHint of ${id}`, 'in [0, 1]', maxHint);
  checkKnown(task);
  pool.ids[row] = id;
  const label = difficulty ?? (parent === undefined ? NaN : (pool.difficulty[parent] ?? NaN));
  putLabel(pool, 'maxHint', row, { value: maxHint, none: 0 });
  putLabel(pool, 'difficulty', row, { value: label, none: NaN });
  for (const [name, value] of features ? Object.entries(features) : []) {
    if (!Number.isFinite(value)) refuse(`feature ${name} of ${id}`, 'finite', value);
    if (fresh && !Object.hasOwn(pool.features, name))
      Object.defineProperty(pool.features, name, {
        value: new Float64Array(pool.stratum.length).fill(NaN),
        writable: true,
        enumerable: true,
        configurable: true,
      });
  }
  for (const name in pool.features) {
    const column = pool.features[name]!;
    const inherited = parent === undefined ? NaN : column[parent]!;
    column[row] = features && Object.hasOwn(features, name) ? features[name]! : inherited;
  }
  const inherited = parent === undefined ? '' : pool.strata[pool.stratum[parent]!]!;
  const name = task.stratum ?? inherited;
  let stratum = strata.get(name);
  if (stratum === undefined) {
    stratum = pool.strata.push(name) - 1;
    strata.set(name, stratum);
    // it starts with the oldest clock, so that nothing in it is younger than nothing
    pool.clock.push(Math.max(0, pool.version));
    pool.lost.push(0);
  }
  pool.stratum[row] = stratum;
}

/** Moves the last row into the place of another, and shortens the pool by one. @internal */
export function removeRow(
  pool: Pool,
  row: number,
  initial: Readonly<Record<string, number>>,
): void {
  const last = --pool.size;
  const id = pool.ids.pop()!;
  if (row < last) pool.ids[row] = id;
  const columns: Column[] = [pool.difficulty, pool.maxHint, pool.stratum];
  for (const column of [
    ...columns,
    ...Object.values(pool.features),
    ...Object.values(pool.columns),
  ])
    column[row] = column[last]!;
  for (const [name, column] of Object.entries(pool.columns)) column[last] = initial[name] ?? 0;
}
