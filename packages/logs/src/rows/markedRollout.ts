import type { GroupCount, Rollout } from './rowFormat.ts';

/** What the row of an item says beside what its format made of it. */
export interface Marks {
  /** Which of several writers, epochs or shards wrote the row: each has a time order of its own. */
  stream?: string | undefined;
  /** What names the prompt of a row whose group is a block of rows. */
  blockOf?: string | undefined;
  /** Which turn of the rollout the row is. */
  turn?: number | undefined;
}

/** A rollout and what its row says beside it. */
export type MarkedRollout = Rollout & Marks;

/** A rollout or a counted group, and what its row says beside it. */
export type MarkedItem = (Rollout | GroupCount) & Marks;
