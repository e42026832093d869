import type { EngineColumn } from '../engine/engineColumn.ts';
import type { Readings } from './reading.ts';
import type { TrialMapping } from './trialMapping.ts';

/** What is a success: rewards that compare so. */
export interface RewardRule {
  /** How a reward is compared. */
  readonly operator: '>=' | '>' | '<=' | '<' | '==';
  /** With what. */
  readonly limit: number;
}

/** What a column of successes holds, where that is a share of the attempts. */
export interface ShareScale {
  /** What all successes are: 1, or 100 in percent. */
  readonly whole: number;
  /** How far a share may be off, as of one that was rounded. */
  readonly slack: number;
  /** Whether it is the share of failures. */
  readonly failed?: boolean | undefined;
}

/** What `trialsSql` reads, and how. */
export interface TrialsQuery {
  /** What stands behind FROM, as `Engine.relation` gives it. */
  readonly relation: string;
  /** Its columns, as `Engine.columns` gives them. */
  readonly columns: readonly EngineColumn[];
  /** Which columns hold what. */
  readonly mapping: TrialMapping;
  /** What is a success, when no column says so. */
  readonly rule?: RewardRule | undefined;
  /** `'fail'`: a missing reward is 0 and no success. */
  readonly missing?: 'fail' | 'leave' | undefined;
  /** What texts stand for. Default: numbers that are written as such, and nothing else. */
  readonly readings?: Readings | undefined;
  /** What the column of successes holds. Default: numbers of them. */
  readonly shares?: ShareScale | undefined;
  /**
   * Whether answers are given as what is kept of them (`text_hash`, …), or `'whole'` (`text`, `answer`),
   * for `textColumns` of fewer rows. Default `'hashed'`.
   */
  readonly texts?: 'hashed' | 'whole' | undefined;
  /** What stands behind FROM where the rows of {@link holdSql} are held already; without texts. */
  readonly held?: string | undefined;
}
