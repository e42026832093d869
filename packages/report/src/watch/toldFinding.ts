import type { NowFinding } from '../now/nowFinding.ts';

/** A finding that was told and has not ended: all that a watch must remember. Plain JSON. */
export interface ToldFinding extends Pick<NowFinding, 'code' | 'metric' | 'severity'> {
  /** Steps that the run had when it was told. */
  readonly begun: number;
  /** Steps that it had when the finding was last seen to hold. */
  readonly held: number;
}
