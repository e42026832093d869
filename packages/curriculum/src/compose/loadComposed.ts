import { DomainError } from '@bits-per-sample/core';
import { SumTree } from '../sample/sumTree.ts';
import { fromStateJson } from '../state/fromStateJson.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Json } from '../strategy/strategy.ts';
import type { ComposedState } from './composedState.ts';
import { labelColumn } from './labelColumn.ts';
import { RowIndex } from './rowIndex.ts';
import { leastWeight, mostWeight } from './weigh.ts';

interface Saved extends Pool {
  readonly weight: Float64Array;
  readonly leaves?: Int32Array;
  readonly moves?: number;
  readonly cursor: number;
  readonly overdue: number;
}

const need = (fine: boolean, part: string): void => {
  if (!fine) throw new DomainError('restore', `state.${part}`, 'as save wrote it', 'another');
};

const isGroup = (x: unknown): boolean => x !== null && typeof x === 'object' && !Array.isArray(x);

const areNames = (x: unknown): boolean =>
  Array.isArray(x) && x.every((name) => typeof name === 'string');

/** Refuses a pool that no `saveComposed` can have written. */
function checkPool(pool: Saved, initial: Readonly<Record<string, number>>): void {
  const { size, ids, strata, clock, lost, stratum, columns, features, shared } = pool;
  const doubles = (x: unknown) => x instanceof Float64Array && x.length === size;
  need(areNames(ids), 'ids');
  need(size === ids.length && new RowIndex(ids).distinct(), 'size');
  need(areNames(strata), 'strata');
  for (const [name, list] of Object.entries({ clock, lost }))
    need(Array.isArray(list) && list.length === strata.length && list.every(Number.isFinite), name);
  need(stratum instanceof Int32Array && stratum.length === size, 'stratum');
  const numbered = stratum.every((s) => s >= 0 && s < strata.length);
  need(numbered, 'stratum');
  for (const label of [pool.difficulty, pool.maxHint])
    need(doubles(label) || (label instanceof Float64Array && label.length === 0), 'labels');
  need(isGroup(columns) && isGroup(features) && isGroup(shared), 'columns');
  for (const name of Object.keys(initial)) need(doubles(columns[name]), `columns.${name}`);
  need(Object.values({ ...columns, ...features }).every(doubles), 'columns');
  const sharedFine = Object.values(shared).every((x) => x instanceof Float64Array);
  need(sharedFine, 'shared');
  need(Number.isFinite(pool.version), 'version');
}

/** Refuses weights, or a place among them, that no `saveComposed` can have written. */
function checkWeights({ size, weight, moves = 0, cursor, overdue }: Saved): void {
  const bounded = weight instanceof Float64Array && weight.length === size;
  need(bounded && weight.every((w) => w >= leastWeight && w <= mostWeight), 'weight');
  need(Number.isInteger(moves) && moves >= 0, 'moves');
  need(Number.isInteger(cursor) && cursor >= 0 && (cursor < size || cursor === 0), 'cursor');
  need(Number.isInteger(overdue) && overdue >= 0 && overdue <= size, 'overdue');
}

/** The rows of each lot in the order of its leaves. */
function rowsOfLots({ leaves, stratum, strata, size }: Saved): readonly number[][] {
  need(leaves instanceof Int32Array && leaves.length === size, 'leaves');
  const lots: number[][] = strata.map(() => []);
  leaves!.forEach((leaf, row) => {
    const lot = lots[stratum[row]!]!;
    need(leaf >= 0 && leaf < size && lot[leaf] === undefined, 'leaves');
    lot[leaf] = row;
  });
  for (const rows of lots) need(!rows.includes(undefined as never), 'leaves');
  return lots;
}

/**
 * The state that `saveComposed` wrote; beliefs are not among it, they follow from the pool.
 *
 * @throws {DomainError} a part of another shape, in the name of `restore`.
 * @internal
 */
export function loadComposed(
  json: Json,
  { initial, guarded }: { readonly initial: Readonly<Record<string, number>>; guarded: boolean },
): ComposedState {
  const saved = fromStateJson(json) as Saved;
  need(isGroup(saved), 'pool');
  checkPool(saved, initial);
  checkWeights(saved);
  const { weight, leaves, moves = 0, cursor, overdue, ...pool } = saved;
  const rest = {
    pool: {
      ...pool,
      difficulty: labelColumn(pool.difficulty, NaN),
      maxHint: labelColumn(pool.maxHint, 0),
      columns: { ...pool.columns },
      shared: { ...pool.shared },
    },
    rows: new RowIndex(pool.ids),
    moves,
    planted: pool.size,
    cursor,
    overdue,
  };
  if (!guarded)
    return { ...rest, lots: [{ tree: new SumTree(weight), rows: undefined }], leaves: [] };
  const lots = rowsOfLots(saved).map((rows) => ({
    rows,
    tree: new SumTree(rows.map((row) => weight[row]!)),
  }));
  return { ...rest, lots, leaves: Array.from(leaves!) };
}
