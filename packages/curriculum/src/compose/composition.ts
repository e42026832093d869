import type { Sampler } from '../sample/sampler.ts';
import type {
  Allocator,
  Estimator,
  Filter,
  Gate,
  Guard,
  Modifier,
  Score,
} from '../strategy/stage.ts';
import type { Json, Need } from '../strategy/strategy.ts';

/** The stages of a strategy. */
export interface Composition {
  /** Name under which snapshots find it: that of the function that makes it. */
  readonly kind: string;
  /** Version of the state's layout. Default 1. */
  readonly version?: number;
  /** The function's options, defaults filled in. */
  readonly config: { readonly [key: string]: Json };
  /** Labels it cannot work without. */
  readonly needs?: readonly Need[];
  /** Pass rates from outcomes. */
  readonly estimate: Estimator;
  /** Worth from pass rates. */
  readonly score: Score;
  /** Changes of weight, in order. */
  readonly modify?: readonly (Modifier | Guard)[];
  /** Soft exclusions. */
  readonly filter?: readonly Filter[];
  /** A batch from weights. */
  readonly sample: Sampler;
  /** Group sizes. */
  readonly allocate: Allocator;
  /** Admission; all must agree. */
  readonly gate?: readonly Gate[];
  /** Score of a task whose score is NaN: nothing is known. Default 1. */
  readonly unseen?: number;
  /** Groups in a row lost to errors after which a stratum is frozen. Default 8. */
  readonly frozenAfter?: number;
  /** Brings what an older version saved into the layout of this one. */
  readonly migrate?: (saved: Json, version: number) => Json;
}
