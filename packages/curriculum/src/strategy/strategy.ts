import type { Rng } from '@bits-per-sample/core';
import type { AskRequest, Draw } from './assignment.ts';
import type { Judgement, Settled } from './outcome.ts';
import type { PoolChange, Task, TaskId } from './task.ts';

/** Side information a strategy cannot work without. */
export type Need =
  | 'difficulty'
  | 'stratum'
  | 'features'
  | 'advantage'
  | 'value'
  | 'match'
  | 'hint'
  | 'params';

/** Plain JSON. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json };

/** What a strategy would draw, and why. */
export interface Weights {
  /** Tasks in the order of the pool; shape [N]. */
  readonly ids: readonly TaskId[];
  /** Share of the draws each task is meant to get, > 0, summing to 1; shape [N]. */
  readonly p: Float64Array;
  /** What the share is made of (score, prior, gate, …), by name; each of shape [N]. */
  readonly components: Readonly<Record<string, Float64Array>>;
}

/**
 * A curriculum as functions over plain state. The state is the caller's, holds JSON values and
 * typed arrays only, and is the one thing these functions write: given the same state, arguments
 * and stream of chance they do the same. Users hold the facade, `curriculum()`, instead.
 *
 * @typeParam S the state.
 */
export interface Strategy<S = unknown> {
  /** Name under which snapshots find it again. */
  readonly kind: string;
  /** Version of the state's layout: the key for migration. */
  readonly version: number;
  /** The options it was made with, defaults filled in; what a snapshot stores. */
  readonly config: { readonly [key: string]: Json };
  /** Side information it cannot work without. */
  readonly needs: readonly Need[];
  /** State before the first draw. */
  init(tasks: readonly Task[]): S;
  /** Draws groups. May return fewer than asked for: a shortage is data, no exception. */
  ask(state: S, request: AskRequest, rng: Rng): readonly Draw[];
  /**
   * Draws for `purpose: 'evaluate'`; must leave the state alone. Default: uniform over the ids of
   * `weights`, without replacement, `config.groupSize` rollouts each. For spaces without a list of tasks.
   */
  evaluate?(state: S, request: AskRequest, rng: Rng): readonly Draw[];
  /** Takes in what came of draws, admitted or not, and says which to train on. */
  observe(state: S, settled: readonly Settled[]): readonly Judgement[];
  /** Tasks that arrive or leave. */
  change(state: S, change: PoolChange): void;
  /** What it would draw now. */
  weights(state: S): Weights;
  /**
   * Pass rate that it believes in for each task, in the order of `weights`: their component `estimate`
   * alone, at a fraction of the cost. For strategies that have one.
   */
  estimates?(state: S): Float64Array;
  /** Numbers for a dashboard. */
  metrics(state: S): Readonly<Record<string, number>>;
  /** The state as JSON, exact to the bit. */
  save(state: S): Json;
  /** State from what {@link save} wrote, at this or an older version. */
  load(saved: Json, version: number): S;
}

/** Makes a strategy from the options that a snapshot stored. */
export type StrategyFactory = (config: never) => Strategy;
