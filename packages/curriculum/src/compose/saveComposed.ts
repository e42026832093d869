import { toStateJson } from '../state/toStateJson.ts';
import type { Json } from '../strategy/strategy.ts';
import type { ComposedState } from './composedState.ts';
import { labelColumn } from './labelColumn.ts';

type Column = Float64Array | Int32Array;

/** A composed state as JSON: the pool, and the weights as they stand. @internal */
export function saveComposed(
  { pool, lots, cursor, overdue, leaves, moves }: ComposedState,
  guarded: boolean,
): Json {
  const cut = <A extends Column>(column: A) => column.slice(0, pool.size);
  const each = (columns: Readonly<Record<string, Float64Array>>) =>
    Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, cut(column)]));
  const weight = guarded ? new Float64Array(pool.size) : cut(lots[0]!.tree.weights);
  if (guarded)
    leaves.forEach((leaf, row) => {
      weight[row] = lots[pool.stratum[row]!]!.tree.weights[leaf]!;
    });
  return toStateJson({
    ...pool,
    difficulty: labelColumn(pool.difficulty.slice(0, pool.size), NaN),
    maxHint: labelColumn(pool.maxHint.slice(0, pool.size), 0),
    stratum: cut(pool.stratum),
    features: each(pool.features),
    columns: each(pool.columns),
    weight,
    ...(guarded && { leaves: Int32Array.from(leaves) }),
    moves,
    cursor,
    overdue,
  });
}
