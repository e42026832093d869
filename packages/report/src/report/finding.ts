import type { Remedy } from '../options/sentence.ts';

/** One of the five numbers, as a reader sees it. */
export interface Finding {
  /**
   * Which of the five; then, where a log has them, those of a teacher (`told`, `distance`, `perToken`) and
   * of the rewards of turns (`turns`, `decides`).
   */
  readonly name:
    | 'rollouts'
    | 'live'
    | 'bits'
    | 'passRates'
    | 'groupSize'
    | 'told'
    | 'distance'
    | 'perToken'
    | 'turns'
    | 'decides';
  /** The number itself, or that it cannot be told. */
  readonly value: string;
  /** What stands beside it: interval, counts. */
  readonly detail: string;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What to change and by how much. */
  readonly change: string;
  /** Stable name of what is said, e.g. `'dead-groups'`, `'live-unknown'`. */
  readonly code: string;
  /** The numbers in the words; null where one cannot be told. */
  readonly numbers: Readonly<Record<string, number | null>>;
  /** The option of the report that would let it tell; null when there is none. */
  readonly remedy: Remedy | null;
}
