import { isDictionary, type Table } from '@bits-per-sample/core';
import { type ColumnMapping, type Log, type LogSummary, readLog } from '@bits-per-sample/logs';
import { buildReport, type ReportOptions, type ReportSource } from '../report/buildReport.ts';
import { describeLogs } from '../report/describeLogs.ts';
import type { Report } from '../report/report.ts';
import { mergeTrials, summariseTrials } from '../trials/summariseTrials.ts';
import { UsageError } from '../usageError.ts';
import { fileSource, stdinSource } from './fileSource.ts';
import { type InputFile, listFiles } from './listFiles.ts';
import type { Progress } from './progress.ts';

/** What to read and how. */
export interface ReadReportOptions extends ReportOptions {
  readonly mapping?: ColumnMapping;
  readonly progress?: Progress;
  /** What the files are called in the report; their paths when left out. */
  readonly name?: string | undefined;
}

interface Part {
  readonly file: string;
  readonly log: Log;
  readonly summary: LogSummary;
  readonly groups: Table | null;
  readonly metrics: readonly Table[];
  readonly errors: number;
}

/** Reads files, folders and standard input as one run and reports on it. */
export async function readReport(
  paths: readonly string[],
  options: ReadReportOptions,
): Promise<Report> {
  return buildReport(await readSource(paths, options), options);
}

/** Reads files, folders and standard input as one run: what a report is made of. */
export async function readSource(
  paths: readonly string[],
  options: ReadReportOptions,
): Promise<ReportSource> {
  const files = await listFiles(paths);
  const parts: Part[] = [];
  const unread: string[] = [];
  for (const [i, file] of files.entries()) {
    try {
      parts.push(await readPart(file, files.length > 1 ? i + 1 : undefined, options));
    } catch (error) {
      if (file.named || !isSchemaError(error)) throw asUsageError(error, file);
      unread.push(withOptions(firstLine(error)));
    } finally {
      options.progress?.done();
    }
  }
  if (parts.length === 0)
    throw new UsageError(`no readable log in ${paths.join(', ')}\n${unread.join('\n')}`);
  const source = await combine(parts, unread);
  const { name } = options;
  return name === undefined ? source : { ...source, input: { ...source.input, files: [name] } };
}

async function readPart(
  { path }: InputFile,
  step: number | undefined,
  { mapping = {}, progress, rule }: ReadReportOptions,
): Promise<Part> {
  const source = path === '-' ? stdinSource() : await fileSource(path);
  progress?.file(source.name, source.size);
  const log = await readLog(source, {
    mapping,
    batchRows: 2048,
    onProgress: ({ bytes, rows }) => progress?.update(bytes, rows),
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

/** A reader suggests columns by their role; here roles are options. */
const withOptions = (message: string): string =>
  message.replace(/\btry group=(\S+) reward=(\S+)/, 'try --group $1 --reward $2');

const isSchemaError = (error: unknown): error is Error =>
  error instanceof Error && (error as { code?: unknown }).code === 'SCHEMA';

const firstLine = (error: Error): string => error.message.split('\n')[0] ?? '';

/** An unreadable input is the caller's to fix: its message, without a stack. */
function asUsageError(error: unknown, { path }: InputFile): unknown {
  if (isSchemaError(error)) return new UsageError(withOptions(error.message));
  const code = (error as NodeJS.ErrnoException).code;
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
    return new UsageError(`${path}: ${(error as Error).message}`);
  return error;
}
