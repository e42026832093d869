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
  return ((1 - rest) * table[at]! + rest * table[at + 1]!) * standardError;
}

/** Quantiles up to a ratio of 8; beyond it they are computed one by one. */
function tableOf(level: number): Float64Array {
  const known = tables.get(level);
  if (known) return known;
  const table = Float64Array.from({ length: 8 * STEPS + 1 }, (_, i) =>
    biasAwareQuantile(i / STEPS, level),
  );
  if (tables.size > 16) tables.clear();
  tables.set(level, table);
  return table;
}
