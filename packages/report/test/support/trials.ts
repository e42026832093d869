import { type Column, dictionary, type Table } from '@bits-per-sample/core';
import type { Report } from '../../src/index.ts';
import type { BuildOptions } from '../../src/report/buildOptions.ts';
import { buildReport } from '../../src/report/buildReport.ts';
import type { ReportSource } from '../../src/trials/reportSource.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';

/** Cases of a law that makes whole reports. */
export const numRuns = process.env.SLOW === '1' ? 1000 : 12;

/** What was read, as far as these tests care. */
export const input: ReportSource['input'] = {
  files: ['log.jsonl'],
  format: 'rollouts',
  kind: 'rollouts',
  grouping: 'explicit id',
  groupingDetail: 'group',
  rows: 0,
  skipped: 0,
  missing: 0,
  missingByColumn: {},
  coerced: 0,
  duplicates: 0,
  nonFinite: 0,
};

/** A rollout. */
export interface Trial {
  readonly group: string;
  readonly reward: number;
  readonly step?: number;
  readonly success?: number;
  readonly category?: string;
  readonly kind?: string;
  readonly status?: string;
  readonly tokens?: number;
}

/** Trials as a reader would hand them over. */
export function table(trials: readonly Trial[]): Table {
  const columns: Record<string, Column> = {
    group: dictionary(trials.map(({ group }) => group)),
    reward: Float64Array.from(trials, ({ reward }) => reward),
  };
  const has = (key: keyof Trial): boolean => trials.some((trial) => trial[key] !== undefined);
  for (const key of ['step', 'success'] as const)
    if (has(key)) columns[key] = Float64Array.from(trials, (trial) => trial[key] ?? Number.NaN);
  for (const key of ['category', 'kind', 'status'] as const)
    if (has(key)) columns[key] = dictionary(trials.map((trial) => trial[key]));
  if (has('tokens'))
    columns.output_tokens = Float64Array.from(trials, ({ tokens }) => tokens ?? Number.NaN);
  return { rowCount: trials.length, columns };
}

/** The report on some rollouts. */
export async function reportOn(
  trials: readonly Trial[],
  { step, ...options }: BuildOptions & { step?: number } = {},
): Promise<Report> {
  const { groups, errors } = await summariseTrials([table(trials)], { rule: options.rule, step });
  const values = [...new Set(trials.map(({ reward }) => reward))].filter(Number.isFinite);
  return buildReport(
    {
      groups,
      input,
      rewardValues: values.length > 64 ? null : values.sort((a, b) => a - b),
      errors,
    },
    options,
  );
}

/** n groups with these rewards. */
export const groups = (n: number, rewards: readonly number[], prefix = 'g'): Trial[] =>
  Array.from({ length: n }, (_, i) =>
    rewards.map((reward) => ({ group: `${prefix}${i}`, reward })),
  ).flat();

/** Codes of a report's warnings. */
export const codes = ({ warnings }: Report): string[] => warnings.map(({ code }) => code);
