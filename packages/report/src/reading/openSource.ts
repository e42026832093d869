import { DomainError, type Table } from '@bits-per-sample/core';
import {
  fromBlob,
  fromResponse,
  fromStream,
  type Log,
  type LogSource,
  type ReadOptions,
  type RunFiles,
  readLog,
  readRows,
} from '@bits-per-sample/logs';
import { type ColumnOptions, columnMapping } from '../options/columnOptions.ts';
import type { EngineRun } from '../options/engineRun.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { RunSource, SingleSource } from '../options/runSource.ts';
import { rewardTable } from './rewardTable.ts';
import { tableLog } from './tableLog.ts';

/** Fields of a mapping that are no options of their own. */
interface FurtherFields {
  readonly propensity?: string | undefined;
  readonly successWord?: string | undefined;
}

/** A source that knows its name, ready to be opened. */
export interface NamedSource {
  readonly name: string;
  readonly size: number | undefined;
  /** Left out, and told, when it is no log. */
  readonly optional: boolean;
  /** What it was made of: the same thing twice is one source. */
  readonly of: unknown;
  /** Its bytes; undefined for what is no file. */
  readonly bytes: LogSource | undefined;
  /** What reduces it, where that is an engine. */
  readonly engine?: EngineRun | undefined;
  open(options: OpenOptions): Promise<Log>;
}

/** How a source is opened. */
export interface OpenOptions extends ColumnOptions, ReadingOptions {
  readonly propensity?: string | undefined;
  readonly successWord?: string | undefined;
  /** What the other files of the run know of it. */
  readonly run?: RunFiles | undefined;
}

const ROWS_AT_ONCE = 2048;

const has = (value: unknown, name: string): boolean =>
  typeof value === 'object' && value !== null && name in value;

const isTable = (value: unknown): value is Table => has(value, 'rowCount') && has(value, 'columns');
const isLog = (value: unknown): value is Log => has(value, 'tables') && has(value, 'summary');
const isResponse = (value: unknown): value is Response => has(value, 'ok') && has(value, 'body');
const isStream = (value: unknown): value is ReadableStream<Uint8Array> => has(value, 'getReader');
const isBlob = (value: unknown): value is Blob => has(value, 'arrayBuffer') && has(value, 'slice');
const isBytes = (value: unknown): value is LogSource & { optional?: boolean } =>
  has(value, 'stream') && has(value, 'name') && !isBlob(value);
const isEngine = (value: unknown): value is EngineRun =>
  has(value, 'engine') && has(value, 'source');
const isIterable = (value: unknown): value is Iterable<unknown> | AsyncIterable<unknown> =>
  has(value, Symbol.iterator as never) || has(value, Symbol.asyncIterator as never);

/** Rewards of one prompt: numbers, where some may be missing. */
const isRewards = (value: unknown): value is readonly (number | boolean | null)[] =>
  (Array.isArray(value) || ArrayBuffer.isView(value)) &&
  Array.from(value as ArrayLike<unknown>).every(
    (x) => typeof x === 'number' || typeof x === 'boolean' || x === null || x === undefined,
  );

/** Whether a value is a source as a whole: not a row and not the rewards of a prompt. */
const isSource = (value: unknown): boolean =>
  isTable(value) ||
  isLog(value) ||
  isEngine(value) ||
  isResponse(value) ||
  isStream(value) ||
  isBlob(value) ||
  isBytes(value) ||
  (isIterable(value) && !isRewards(value));

/** A run as its sources, in order. */
export function sourcesOf(fn: string, run: RunSource): NamedSource[] {
  const several = Array.isArray(run) && run.length > 0 && run.every(isSource);
  return several ? run.map((one, i) => named(fn, one, i + 1)) : [named(fn, run as SingleSource)];
}

function named(fn: string, source: SingleSource, place?: number): NamedSource {
  const suffix = place === undefined ? '' : ` ${place}`;
  if (isLog(source)) return already(source, `log${suffix}`, withoutWords(fn, source));
  if (isTable(source)) {
    const log = tableLog(fn, source, 'table');
    return already(source, `table${suffix}`, withoutWords(fn, log));
  }
  if (isEngine(source))
    return { ...already(source, source.name, withoutRows(fn, source)), engine: source };
  if (isResponse(source)) return bytes(source, fromResponse(source));
  if (isStream(source)) return bytes(source, fromStream(source, `stream${suffix}`));
  if (isBlob(source)) return bytes(source, fromBlob(source));
  if (isBytes(source)) return bytes(source, source, source.optional === true);
  if (Array.isArray(source) && source.length > 0 && source.every(isRewards)) {
    const log = tableLog(fn, rewardTable(source), 'rewards');
    return already(source, `rewards${suffix}`, withoutWords(fn, log));
  }
  if (!isIterable(source))
    throw new DomainError(
      fn,
      'source',
      'rows, rewards, a Blob, Response, ReadableStream, LogSource, Log, Table or fromEngine(…), or several',
      source,
    );
  return already(source, `rows${suffix}`, ({ onProgress: _, signal, formats, run, ...columns }) =>
    readRows(source, {
      name: `rows${suffix}`,
      mapping: mappingOf(columns),
      batchRows: ROWS_AT_ONCE,
      ...(signal && { signal }),
      ...(formats && { formats }),
      ...(run && { run }),
    }),
  );
}

/** What was read already, or is numbers, has no words any more. */
const withoutWords =
  (fn: string, log: Log): NamedSource['open'] =>
  async ({ successWord }) => {
    if (successWord !== undefined)
      throw new DomainError(fn, 'success', "a rule such as '>=1' or '>0' or 2", successWord);
    return log;
  };

/** What an engine reduces has no rows here. */
const withoutRows =
  (fn: string, { name }: EngineRun): NamedSource['open'] =>
  async () => {
    throw new DomainError(fn, 'source', 'rows that can be read here, one by one', name);
  };

const already = (of: unknown, name: string, open: NamedSource['open']): NamedSource => ({
  name,
  size: undefined,
  optional: false,
  of,
  bytes: undefined,
  open,
});

const bytes = (of: unknown, source: LogSource, optional = false): NamedSource => ({
  name: source.name,
  size: source.size,
  optional,
  of,
  bytes: source,
  open: (options) => readLog(source, readOptionsOf(source, options)),
});

/** How bytes are read. */
export const readOptionsOf = (
  { name, size }: Pick<LogSource, 'name' | 'size'>,
  { onProgress, signal, formats, run, ...columns }: OpenOptions,
): ReadOptions => ({
  mapping: mappingOf(columns),
  batchRows: ROWS_AT_ONCE,
  onProgress: ({ bytes: taken, rows }) => onProgress?.({ file: name, size, bytes: taken, rows }),
  ...(signal && { signal }),
  ...(formats && { formats }),
  ...(run && { run }),
});

/** The columns that were named, as the readers of logs take them. */
export const mappingOf = ({
  propensity,
  successWord,
  ...columns
}: ColumnOptions & FurtherFields) => ({
  ...columnMapping(columns),
  ...(successWord !== undefined && { successWord }),
  ...(propensity !== undefined && { propensity }),
});
