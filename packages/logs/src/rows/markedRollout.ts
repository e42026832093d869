import type { GroupCount, Rollout, RowObject } from './rowFormat.ts';

/** What the row of an item says beside what its format made of it. */
export interface Marks {
  /** Which of several writers, epochs or shards wrote the row: each has a time order of its own. */
  stream?: string | undefined;
  /** What names the prompt of a row whose group is a block of rows. */
  blockOf?: string | undefined;
  /** Which turn of the rollout the row is. */
  turn?: number | undefined;
  /** The row itself, where it became one item and more is asked of it. */
  row?: RowObject | undefined;
  /** How often the step had gone back before. */
  segment?: number | undefined;
}

/** A rollout and what its row says beside it. */
export type MarkedRollout = Rollout & Marks;

/** A counted group and what its row says beside it. */
export type MarkedCount = GroupCount & Marks;

/** A rollout or a counted group, and what its row says beside it. */
export type MarkedItem = MarkedRollout | MarkedCount;
