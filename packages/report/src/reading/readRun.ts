import type { ColumnMapping } from '@bits-per-sample/logs';
import { ReportError } from '../options/reportError.ts';
import type { RunSource } from '../options/runSource.ts';
import type { ReportSource } from '../trials/reportSource.ts';
import { combineParts } from './combineParts.ts';
import { sourcesOf } from './openSource.ts';
import { type ReadPart, type RunOptions, readPart } from './readPart.ts';
import { withoutRepeats } from './repeatedSources.ts';

/**
 * Reads sources one after the other as one run, in one pass: memory grows with the groups. Each
 * of several counts as one step where rows name none.
 *
 * @param fn name of the function that was called.
 * @param run one source or several.
 * @param options columns, success rule, name, progress, formats, signal.
 * @returns sums per group, and what was read.
 * @throws {DomainError} no source.
 * @throws {SchemaError} a source that must be a log is none.
 * @throws {ReportError} all sources are optional and none is a log.
 */
export async function readRun(
  fn: string,
  run: RunSource,
  options: RunOptions = {},
): Promise<ReportSource> {
  const { kept, repeated } = await withoutRepeats(sourcesOf(fn, run));
  const parts: ReadPart[] = [];
  const unread: string[] = [];
  for (const [i, source] of kept.entries()) {
    try {
      parts.push(await readPart(source, kept.length > 1 ? i + 1 : undefined, options));
    } catch (error) {
      if (!source.optional || (error as { code?: unknown }).code !== 'SCHEMA') throw error;
      unread.push(reasonOf(error as Error).split('\n')[0] ?? '');
    }
  }
  if (parts.length === 0)
    throw new ReportError('no-readable-log', `no readable log\n${unread.join('\n')}`);
  const source = await combineParts(parts, {
    unread,
    repeated: repeated.map(({ name }) => name),
  });
  const { name } = options;
  return name === undefined ? source : { ...source, input: { ...source.input, files: [name] } };
}

/** Why a file is no log, with what may do as options. */
function reasonOf(error: Error & { hint?: string; suggestion?: ColumnMapping }): string {
  const { message, hint, suggestion } = error;
  if (hint === undefined || suggestion === undefined) return message;
  const { group, reward, successes, attempts, step } = suggestion;
  const named = Object.entries({
    group: group?.join(', ') ?? 'COLUMN',
    ...(successes === undefined ? { reward: reward?.join(', ') ?? 'COLUMN' } : { successes }),
    attempts,
    step,
  });
  const told = named.filter(([, column]) => column !== undefined);
  return message.replace(hint, `try \`${told.map((pair) => pair.join(': ')).join(', ')}\``);
}
