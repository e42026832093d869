import type { Dictionary, Table } from '@bits-per-sample/core';
import { promptsOf } from '../trials/promptsOf.ts';
import type { Groups } from '../trials/readGroups.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { type JudgedSample, judgedSample } from './judgedSample.ts';
import { type CutReading, readCut } from './readCut.ts';
import { type ReportPart, readParts } from './readParts.ts';

/** What causes are told from: some groups of a run, or all of them. */
export interface CauseFacts {
  /** Sums of the groups. */
  readonly table: Table;
  readonly groups: Groups;
  /** Prompt of each group; undefined when prompts cannot be told apart. */
  readonly prompts: Dictionary | undefined;
  /** What the log says of prompts, one row each. */
  readonly promptTable: Table | undefined;
  readonly parts: readonly ReportPart[];
  readonly cut: CutReading | undefined;
  /** Sampled rollouts of these groups. */
  readonly sample: JudgedSample;
  readonly level: number;
}

/**
 * What causes are told from.
 *
 * @param source what was read.
 * @param table its groups of one kind, or some of them, such as those of the current window.
 * @param groups the same, judged.
 */
export function causeFacts(
  source: ReportSource,
  table: Table,
  groups: Groups,
  level: number,
): CauseFacts {
  const prompts = promptsOf(source, table);
  return {
    table,
    groups,
    prompts,
    promptTable: source.promptTable,
    parts: readParts(table, { prompts, level }),
    cut: readCut(table, groups),
    sample: judgedSample(source, table, groups),
    level,
  };
}
