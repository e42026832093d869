import type { Strategy } from '../strategy/strategy.ts';

/** A strategy whose evidence is counts: states of runs that began apart can be added up. */
export interface CountingStrategy<S> extends Strategy<S> {
  /** Adds the evidence of another run on the same tasks to a state. */
  merge(into: S, from: S): void;
}
