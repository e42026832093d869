/** Successes and attempts of groups; shape [groups]. */
export interface GroupCounts {
  readonly successes: Float64Array;
  readonly attempts: Float64Array;
}
