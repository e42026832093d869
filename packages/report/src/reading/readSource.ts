import { isDictionary, type Table } from '@bits-per-sample/core';
import {
  type ColumnMapping,
  type Log,
  type LogSource,
  type LogSummary,
  readLog,
} from '@bits-per-sample/logs';
import { ReportError } from '../options/reportError.ts';
import { describeLogs } from '../trials/describeLogs.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import type { SuccessRule } from '../trials/successRule.ts';
import { mergeTrials, summariseTrials } from '../trials/summariseTrials.ts';

/** How far reading has come. */
export interface ReadProgress {
  /** The file that is being read. */
  readonly file: string;
  /** Its size in bytes; undefined when it is unknown. */
  readonly size: number | undefined;
  /** Bytes taken of it. */
  readonly bytes: number;
  /** Rows given out of it. */
  readonly rows: number;
}

/** A source of bytes, and whether it may be left out when it is no log. */
export interface OptionalSource {
  readonly source: LogSource;
  /** A file that lies in a folder beside others: when it is no log, that is told, no error. */
  readonly optional?: boolean;
}

/** How logs are read. */
export interface ReadOptions {
  /** Which columns hold what. */
  readonly mapping?: ColumnMapping;
  /** What a success is, when the log does not say. */
  readonly rule?: SuccessRule | undefined;
  /** What the files are called in the report; their names when left out. */
  readonly name?: string | undefined;
  /** Called while reading. */
  readonly onProgress?: ((progress: ReadProgress) => void) | undefined;
}

interface Part {
  readonly file: string;
  readonly log: Log;
  readonly summary: LogSummary;
  readonly groups: Table | null;
  readonly metrics: readonly Table[];
  readonly errors: number;
}

/**
 * Reads sources one after the other as one run: what a report is made of.
 *
 * @param sources logs; each of several counts as one step where rows name none.
 * @param options columns, success rule, name, progress.
 * @returns sums per group, and what was read.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} all sources are optional and none is a log.
 */
export async function readSource(
  sources: readonly OptionalSource[],
  options: ReadOptions = {},
): Promise<ReportSource> {
  const parts: Part[] = [];
  const unread: string[] = [];
  for (const [i, { source, optional = false }] of sources.entries()) {
    try {
      parts.push(await readPart(source, sources.length > 1 ? i + 1 : undefined, options));
    } catch (error) {
      if (!optional || !isSchemaError(error)) throw error;
      unread.push(firstLine(error));
    }
  }
  if (parts.length === 0)
    throw new ReportError('no-readable-log', `no readable log\n${unread.join('\n')}`);
  const source = await combine(parts, unread);
  const { name } = options;
  return name === undefined ? source : { ...source, input: { ...source.input, files: [name] } };
}

async function readPart(
  source: LogSource,
  step: number | undefined,
  { mapping = {}, onProgress, rule }: ReadOptions,
): Promise<Part> {
  const at = { file: source.name, size: source.size };
  onProgress?.({ ...at, bytes: 0, rows: 0 });
  const log = await readLog(source, {
    mapping,
    batchRows: 2048,
    onProgress: ({ bytes, rows }) => onProgress?.({ ...at, bytes, rows }),
  });
  if (log.kind === 'metrics') {
    const metrics: Table[] = [];
    for await (const table of log.tables) metrics.push(table);
    return { file: source.name, log, summary: log.summary(), groups: null, metrics, errors: 0 };
  }
  const { groups, errors } = await summariseTrials(log.tables, { rule, step });
  return { file: source.name, log, summary: log.summary(), groups, metrics: [], errors };
}

/** Several files are one run. */
async function combine(parts: readonly Part[], unread: readonly string[]): Promise<ReportSource> {
  const trials = parts.filter(({ groups }) => groups !== null);
  const used = trials.length > 0 ? trials : parts;
  const summaries = used.map(({ summary }) => summary);
  const input = describeLogs(used.map(({ file, log }) => ({ name: file, log })));
  const notes = distinctNotes(summaries.flatMap((summary) => summary.notes));
  if (unread.length > 0)
    notes.push({
      code: 'files-left-out',
      message: `${unread.length === 1 ? '1 file' : `${unread.length} files`} in the folder ${unread.length === 1 ? 'is' : 'are'} no log this can read: ${unread.slice(0, 3).join('; ')}${unread.length > 3 ? '; …' : ''}`,
    });
  return {
    groups: await mergeTrials(trials.flatMap(({ groups }) => (groups === null ? [] : [groups]))),
    input,
    rewardValues: union(summaries.map(({ rewardValues }) => rewardValues)),
    errors: parts.reduce((total, { errors }) => total + errors, 0),
    metrics: latestHistory(parts, notes),
    notes,
  };
}

/** Every checkpoint holds the whole history so far: of several, the longest is the run's. */
function latestHistory(parts: readonly Part[], notes: Note[]): readonly Table[] {
  const histories = parts.filter(({ metrics }) => metrics.length > 0);
  const lastStep = ({ metrics }: Part): number => {
    const step = metrics.at(-1)?.columns.step;
    return step !== undefined && !isDictionary(step) ? (step.at(-1) ?? 0) : 0;
  };
  const [longest, ...others] = histories.sort((a, b) => lastStep(b) - lastStep(a));
  if (others.length > 0)
    notes.push({
      code: 'checkpoints',
      message: `Of ${histories.length} trainer states the longest is used, up to step ${lastStep(longest!)}.`,
    });
  return longest?.metrics ?? [];
}

interface Note {
  readonly code: string;
  readonly message: string;
}

function distinctNotes(notes: readonly Note[]): Note[] {
  const byText = new Map(notes.map((note) => [`${note.code}\n${note.message}`, note]));
  return [...byText.values()];
}

function union(lists: readonly (readonly number[] | null)[]): number[] | null {
  if (lists.some((list) => list === null)) return null;
  const values = [...new Set(lists.flatMap((list) => list ?? []))].sort((a, b) => a - b);
  return values.length > 64 ? null : values;
}

const isSchemaError = (error: unknown): error is Error =>
  error instanceof Error && (error as { code?: unknown }).code === 'SCHEMA';

const firstLine = (error: Error): string => error.message.split('\n')[0] ?? '';
