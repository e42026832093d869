import type { RngState } from '@bits-per-sample/core';
import type { PendingTickets } from './pendingTickets.ts';
import type { RecentVerdicts } from './recentVerdicts.ts';

/** A number of the dashboard. */
export interface Counter {
  total: number;
}

/** What the facade remembers beside the strategy's state. */
export interface Held {
  readonly run: string;
  readonly maxAge: number;
  readonly rng: RngState;
  /** Number of the next ticket. */
  seq: number;
  /** Newest policy version seen; −1: none. */
  version: number;
  readonly pending: PendingTickets;
  readonly settled: RecentVerdicts;
  readonly counts: Map<string, Counter>;
}
