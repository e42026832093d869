import type { Outcome } from '@bits-per-sample/curriculum';

/** A group on its way back to the trainer. */
export interface Flight {
  /** What the curriculum will be told. */
  readonly outcome: Outcome;
  /** Place of the task in the world. */
  readonly task: number;
  /** Share of a solution that was given. */
  readonly hint: number;
  /** What was done in each rewarded unit; shape [rewards]. */
  readonly actions: Uint8Array;
  /** Step at which it arrives; Infinity: never. */
  readonly due: number;
}
