import type { Change } from './change.ts';
import type { Judged } from './judgeFall.ts';

/** What changed in a run, before it is put in words. Positions are of steps, from 0. */
export interface Trend {
  readonly code: TrendCode;
  readonly severity: 'alarm' | 'ask' | 'good' | 'note';
  readonly change: Change;
  /** What the same prompts say; undefined where they were not asked. */
  readonly judged?: Judged;
}

/** Names of what changes over the steps of a run. */
export type TrendCode =
  | 'polarised'
  | 'failing'
  | 'used-up'
  | 'fall'
  | 'category-fall'
  | 'less-live'
  | 'reward-fall'
  | 'length'
  | 'cut-rises'
  | 'missing-rises'
  | 'part-falls';

/** A move of the pass rate or the live share that learning hardly makes in three steps. */
export interface LeapSeen {
  readonly metric: 'pass' | 'live';
  /** Position at which it could be seen. */
  readonly seen: number;
  /** Position of the first of the three steps after it. */
  readonly step: number;
  readonly sign: number;
  /** Means of the three steps before and after. */
  readonly before: number;
  readonly now: number;
}
