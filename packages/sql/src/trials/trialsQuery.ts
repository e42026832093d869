import type { EngineColumn } from '../engine/engineColumn.ts';
import type { TrialMapping } from './trialMapping.ts';

/** What is a success: rewards that compare so. */
export interface RewardRule {
  readonly operator: '>=' | '>' | '<=' | '<' | '==';
  readonly limit: number;
}

/** What `trialsSql` reads, and how. */
export interface TrialsQuery {
  /** What stands behind FROM, as `Engine.relation` gives it. */
  readonly relation: string;
  /** Its columns, as `Engine.columns` gives them. */
  readonly columns: readonly EngineColumn[];
  readonly mapping: TrialMapping;
  /** What is a success, when no column says so. */
  readonly rule?: RewardRule | undefined;
  /** `'fail'`: a missing reward is 0 and no success. */
  readonly missing?: 'fail' | 'leave' | undefined;
}
