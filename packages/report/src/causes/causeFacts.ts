import type { Dictionary, Table } from '@bits-per-sample/core';
import type { Groups } from '../trials/readGroups.ts';
import type { JudgedSample } from './judgedSample.ts';
import type { CutReading } from './readCut.ts';
import type { ReportPart } from './readParts.ts';

/** What causes are told from: some groups of a run, or all of them. */
export interface CauseFacts {
  /** Sums of the groups. */
  readonly table: Table;
  readonly groups: Groups;
  /** Prompt of each group; undefined when prompts cannot be told apart. */
  readonly prompts: Dictionary | undefined;
  readonly parts: readonly ReportPart[];
  readonly cut: CutReading | undefined;
  /** Sampled rollouts of these groups. */
  readonly sample: JudgedSample;
  readonly level: number;
}
