import type { Engine, EngineSource } from '@bits-per-sample/sql';

/** A run that an SQL engine reduces: its rows are never read here. */
export interface EngineRun {
  /** A connection, which stays open. */
  readonly engine: Engine;
  /** Where the rows are. */
  readonly source: EngineSource;
  /** What it is called in the report. */
  readonly name: string;
  /** Groups that are summed of a run, all its sources taken together; of more the prompts are drawn. */
  readonly mostGroups: number;
}
