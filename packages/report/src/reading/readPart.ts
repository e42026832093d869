import type { Table } from '@bits-per-sample/core';
import type { Log, LogSummary } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { StepOptions } from '../options/stepOptions.ts';
import { successRule } from '../options/successRule.ts';
import type { ConfidentSamples } from '../trials/confidentSamples.ts';
import { PartReader } from '../trials/partReader.ts';
import type { RolloutSample } from '../trials/rolloutSample.ts';
import { summariseTrials } from '../trials/summariseTrials.ts';
import type { TrialOptions, TrialSums } from '../trials/trialSums.ts';
import type { NamedSource, OpenOptions } from './openSource.ts';

/** What the reading of a run takes out of the options. */
export interface RunOptions extends ColumnOptions, ReadingOptions, StepOptions {
  readonly success?: string | undefined;
  readonly missing?: 'fail' | 'leave' | undefined;
  readonly name?: string | undefined;
  readonly propensity?: string | undefined;
}

/** The same, and what the other files of the run know. */
export type PartOptions = RunOptions & Pick<OpenOptions, 'run'>;

/** A source that has been read to its end. */
export interface ReadPart {
  readonly name: string;
  readonly kind: Log['kind'];
  readonly summary: LogSummary;
  readonly groups: Table | null;
  readonly metrics: readonly Table[];
  /** Scored examples: sums per example and step. */
  readonly examples?: Table | undefined;
  readonly errors: number;
  readonly filled: number;
  readonly oddSuccesses: number;
  /** Whether its steps stand in an order of time. */
  readonly inOrder: boolean;
  /** Samples of its rollouts with log-probabilities; undefined when there are none. */
  readonly confident?: ConfidentSamples | undefined;
  /** A sample of its groups; undefined where sums tell all. */
  readonly sample?: RolloutSample | undefined;
}

/** What a source without rollouts has of their sums. */
const NO_GROUPS = {
  groups: null,
  metrics: [],
  errors: 0,
  filled: 0,
  oddSuccesses: 0,
  inOrder: true,
} as const;

/** Reads a source to its end; `run` is what the other files of the run know of it. */
export async function readPart(source: NamedSource, options: PartOptions): Promise<ReadPart> {
  const { name, size } = source;
  const { onProgress, signal } = options;
  signal?.throwIfAborted();
  onProgress?.({ file: name, size, bytes: 0, rows: 0 });
  const { open, fold } = partOptions(options);
  const log = await source.open(open);
  if (log.kind === 'metrics') {
    const metrics: Table[] = [];
    for await (const table of log.tables) metrics.push(table);
    return { ...NO_GROUPS, name, kind: log.kind, summary: log.summary(), metrics };
  }
  if (log.kind === 'examples') {
    const { exampleSums } = await import('../sft/exampleSums.ts');
    const examples = await exampleSums(log.tables);
    return { ...NO_GROUPS, name, kind: log.kind, summary: log.summary(), examples };
  }
  if (PartReader.reads(log.made)) return readSums(name, log, fold);
  const sums = await summariseTrials(log.tables, fold);
  return partOf(name, log.kind, log.summary(), sums);
}

/** A part that was reduced before, with the samples that it brings. */
async function readSums(name: string, log: Log, fold: TrialOptions): Promise<ReadPart> {
  const reader = new PartReader(name, log.made);
  const tables: Table[] = [];
  for await (const table of log.tables) tables.push(reader.take(table));
  const sums = await summariseTrials(tables, fold);
  const { kind, errors, filled, oddSuccesses, metrics, promptTable } = reader.facts;
  const account = { ...log.summary(), ...(promptTable && { promptTable }) };
  const part = partOf(name, kind, account, { ...sums, ...reader.samples() });
  return { ...part, errors, filled, oddSuccesses, metrics };
}

/** How a source is opened, and how its trials are folded. */
export function partOptions({ success, missing, keep, name: _, ...options }: PartOptions): {
  readonly open: OpenOptions;
  readonly fold: TrialOptions;
} {
  const rule = success === undefined ? undefined : successRule(success);
  const successWord = rule === undefined ? success : undefined;
  return { open: { ...options, successWord }, fold: { rule, missing, keep } };
}

/** A log of trials or counts that has been folded. */
export function partOf(
  name: string,
  kind: Log['kind'],
  account: LogSummary,
  sums: TrialSums,
): ReadPart {
  const { groups, errors, filled, oddSuccesses, confident, sample } = sums;
  const summary = withFileOrder(account, sums);
  const inOrder = sums.notes === undefined || sums.notes.some(({ code }) => code === 'steps-again');
  const bent = { errors, filled, oddSuccesses };
  return { name, kind, summary, groups, metrics: [], ...bent, inOrder, confident, sample };
}

/** The account of a log, and what only all its rows tell of its steps. */
function withFileOrder(summary: LogSummary, { repeated = 0, notes = [] }: TrialSums): LogSummary {
  const back = summary.notes.find(({ code }) => code === 'step-back');
  if (back === undefined) return summary;
  return {
    ...summary,
    rows: summary.rows - repeated,
    duplicates: summary.duplicates + repeated,
    notes: [
      ...summary.notes.filter((note) => note !== back),
      ...notes.map((note) => ({ ...note, message: `${note.message} (${back.message})` })),
    ],
  };
}
