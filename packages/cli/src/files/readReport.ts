import type { ColumnMapping } from '@bits-per-sample/logs';
import {
  buildReport,
  type Report,
  type ReportOptions,
  type ReportSource,
  readSource as readSources,
} from '@bits-per-sample/report';
import { UsageError } from '../usageError.ts';
import { fileSource, stdinSource } from './fileSource.ts';
import { listFiles } from './listFiles.ts';
import type { Progress } from './progress.ts';

/** What to read and how. */
export interface ReadReportOptions extends ReportOptions {
  readonly mapping?: ColumnMapping;
  readonly progress?: Progress;
  /** What the files are called in the report; their paths when left out. */
  readonly name?: string | undefined;
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
  { mapping, rule, name, progress }: ReadReportOptions,
): Promise<ReportSource> {
  const sources = [];
  for (const { path, named } of await listFiles(paths))
    sources.push({
      source: path === '-' ? stdinSource() : await fileSource(path).catch(refuse(path)),
      optional: !named,
    });
  let current = '';
  try {
    return await readSources(sources, {
      ...(mapping && { mapping }),
      rule,
      name,
      onProgress: ({ file, size, bytes, rows }) => {
        if (bytes === 0 && rows === 0) {
          if (current !== '') progress?.done();
          progress?.file(file, size);
          current = file;
        } else progress?.update(bytes, rows);
      },
    });
  } catch (error) {
    throw asUsageError(error, paths, current);
  } finally {
    progress?.done();
  }
}

/** A reader suggests columns by their role; here roles are options. */
const withOptions = (message: string): string =>
  message.replace(/\btry group=(\S+) reward=(\S+)/g, 'try --group $1 --reward $2');

const refuse = (path: string) => (error: unknown) => {
  throw asUsageError(error, [path], path);
};

/** An unreadable input is the caller's to fix: its message, without a stack. */
function asUsageError(error: unknown, paths: readonly string[], current: string): unknown {
  const { code, reason, message } = error as { code?: unknown; reason?: unknown; message: string };
  if (reason === 'no-readable-log')
    return new UsageError(
      withOptions(message.replace('no readable log', `no readable log in ${paths.join(', ')}`)),
    );
  if (code === 'SCHEMA') return new UsageError(withOptions(message));
  if (typeof code === 'string' && /^E[A-Z]+$/.test(code))
    return new UsageError(`${current}: ${message}`);
  return error;
}
