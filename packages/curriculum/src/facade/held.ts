import type { RngState } from '@bits-per-sample/core';
import type { Draw } from '../strategy/assignment.ts';
import type { Verdict } from '../strategy/outcome.ts';

/** A draw that has not come back. */
export interface Pending {
  /** Policy version it was drawn for. */
  readonly version: number;
  readonly purpose: 'train' | 'profile' | 'evaluate';
  readonly draw: Draw;
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
  readonly pending: Map<number, Pending>;
  /** Verdicts on the last settled tickets, oldest first. */
  readonly settled: Map<number, Answer>;
  readonly counts: Map<string, number>;
}

/** A verdict, but for the ticket. */
export type Answer = Omit<Verdict, 'ticket'>;
