import type { SqlType } from '../types/sqlType.ts';

/** A column of a relation. */
export interface EngineColumn {
  /** As the engine has it, to the letter. */
  readonly name: string;
  /** What it holds. */
  readonly type: SqlType;
}
