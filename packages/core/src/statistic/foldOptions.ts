/** Options of `fold`: which group each observation belongs to. */
export interface FoldOptions {
  /** Group of each observation, in [0, groupCount); shape [N]. Default: all in group 0. */
  readonly groups?: ArrayLike<number>;
  /** Number of groups, at most 2^27. Default 1. */
  readonly groupCount?: number;
}
