import type { Lot } from '../sample/sampler.ts';
import type { Pool } from '../strategy/pool.ts';
import type { RowIndex } from './rowIndex.ts';

/** State of a composed strategy: the pool, and what can be made again from it. */
export interface ComposedState {
  /** Labels and memory. */
  readonly pool: Pool;
  /** Row of each task. */
  readonly rows: RowIndex;
  /** Trees of weights: one, whose leaves are the rows, or one per stratum when strata are guarded. */
  readonly lots: (Lot & { readonly rows: number[] | undefined })[];
  /** Leaf of each row in the lot of its stratum; empty when strata are not guarded. */
  readonly leaves: number[];
  /** Tasks that have left: each may have moved another into its row. */
  moves: number;
  /** Rows that have a leaf. */
  planted: number;
  /** Next row to be brought up to date. */
  cursor: number;
  /** Rows whose weight is out of date. */
  overdue: number;
}
