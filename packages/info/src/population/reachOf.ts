import { biasAwareQuantile } from './biasAwareQuantile.ts';

/** Steps of the table per unit of the ratio. */
const STEPS = 400;

const tables = new Map<number, Float64Array>();

/**
 * How far an honest interval reaches: {@link biasAwareQuantile}(bias/error) · error. Read off a
 * table with steps of 1/400, right to 1e-6, since intervals by inversion ask for it many times.
 */
export function reachOf(biasBound: number, standardError: number, level: number): number {
  if (!(standardError > 0)) return biasBound;
  const place = (biasBound / standardError) * STEPS;
  const table = tableOf(level);
  const at = Math.floor(place);
  if (!(at < table.length - 1)) return biasAwareQuantile(place / STEPS, level) * standardError;
  const rest = place - at;
  return (
    ((1 - rest) * entry(table, at, level) + rest * entry(table, at + 1, level)) * standardError
  );
}

/** An entry of the table, computed when it is first asked for. */
function entry(table: Float64Array, at: number, level: number): number {
  const known = table[at]!;
  if (!Number.isNaN(known)) return known;
  const made = biasAwareQuantile(at / STEPS, level);
  table[at] = made;
  return made;
}

/** Quantiles up to a ratio of 8; beyond it they are computed one by one. */
function tableOf(level: number): Float64Array {
  const known = tables.get(level);
  if (known) return known;
  const table = new Float64Array(8 * STEPS + 1).fill(Number.NaN);
  if (tables.size > 16) tables.clear();
  tables.set(level, table);
  return table;
}
