import { DomainError, SchemaError, type Table } from '@bits-per-sample/core';
import { collect } from './bytes/collect.ts';
import { openBytes } from './bytes/openBytes.ts';
import { delimiterOf } from './csv/csvParser.ts';
import { csvRows } from './csv/csvRows.ts';
import { binaryFormat } from './formats/binaryFormat.ts';
import { chooseRowFormat } from './formats/chooseRowFormat.ts';
import { documentFormats } from './formats/documentFormats.ts';
import { unreadFormat } from './formats/unreadFormats.ts';
import { jsonLines } from './json/jsonLines.ts';
import { jsonShape } from './json/jsonShape.ts';
import { parseJson } from './json/parseJson.ts';
import type { Log, ReadOptions } from './log.ts';
import { mappedColumns, openParquet } from './parquet/parquetRows.ts';
import type { RowObject } from './rows/rowFormat.ts';
import { type RowStream, tablesOf } from './rows/rowStream.ts';
import { stepFromName } from './rows/stepFromName.ts';
import { Tally } from './rows/tally.ts';
import type { LogSource } from './source/logSource.ts';
import { UnreadFormatError } from './unreadFormatError.ts';

/**
 * Reads the log of a trainer or an evaluation, whatever wrote it: recognises the format by
 * its content and gives its rows as tables of rollouts, of counted groups, or of metrics.
 *
 * A log is the raw material of every bit that this family measures: which prompts were tried,
 * how often, and what came of it. So nothing is lost in silence: rows that cannot be used,
 * repeated rollouts, missing and bent values, and the way in which groups were found all
 * stand in `summary()`. Texts of prompts and answers never leave the reader; where a prompt
 * must name a group, a 64-bit hash of it does.
 *
 * Read without a mapping: rows of this package (`{group, reward, step?, …}`),
 * `{prompt_id, rewards[]}`, `{id, c, n}`, verl rollouts, TRL completions, `trainer_state.json`;
 * as JSON lines, one JSON document, CSV or Parquet, plain or gzip or zstd. JSON lines and CSV
 * stream in constant memory; a single JSON document is held in memory, up to 500 MiB.
 *
 * @param source the bytes; see {@link fromBytes}, {@link fromBlob}, {@link fromText}.
 * @param options column mapping, batch size, progress, abort signal.
 * @returns the recognised log; its tables are read as you iterate, once.
 * @throws DomainError unless batchRows and mapping.groupSize are whole numbers ≥ 1.
 * @throws SchemaError when the content is unknown (the message lists the columns and suggests
 * a mapping) or damaged beyond use; while iterating, too.
 * @throws UnreadFormatError when the format is known but has no reader yet.
 *
 * @example
 * ```ts
 * const log = await readLog(fromText('{"group":"a","reward":1}\n{"group":"a","reward":0}'));
 * log.format; // => 'rollouts'
 * const tables: Table[] = [];
 * for await (const table of log.tables) tables.push(table);
 * tables[0]?.columns.reward; // => Float64Array.of(1, 0)
 * log.summary().rows; // => 2
 * ```
 */
export async function readLog(
  source: LogSource,
  { mapping = {}, batchRows = 8192, onProgress, signal }: ReadOptions = {},
): Promise<Log> {
  requireWhole('batchRows', batchRows);
  if (mapping.groupSize !== undefined) requireWhole('mapping.groupSize', mapping.groupSize);
  const tally = new Tally();
  let taken = 0;
  const size = source.size === undefined ? {} : { totalBytes: source.size };
  const progress = () => onProgress?.({ bytes: taken, ...size, rows: tally.rows });
  const onBytes = (count: number) => {
    taken += count;
    progress();
  };
  const { name } = source;
  const { bytes, compressed } = await openBytes(source, onBytes, signal);
  const nameStep = stepFromName(name);

  const log = (kind: Log['kind'], tables: AsyncIterable<Table> | Iterable<Table>): Log => ({
    format: tally.format,
    kind,
    tables: reported(tables, progress),
    summary: () => tally.summary(),
  });
  const rowLog = (rows: RowStream, first: RowObject, single = false): Log => {
    const format = chooseRowFormat(first, mapping, name);
    tally.format = format.name;
    const context = { tally, mapping, name, nameStep, first, single };
    return log(format.kind, tablesOf(rows, format, context, batchRows));
  };
  const emptyLog = (): Log => {
    tally.note('empty', 'the log holds no rows');
    return log('rollouts', []);
  };

  try {
    const head = await bytes.peek(4096);
    if (head.length === 0) return emptyLog();
    if (startsWith(head, PARQUET)) {
      const options = { sliceable: !compressed, onBytes, signal };
      const file = await openParquet(source, bytes, options);
      const rows = await withFirst(file.rows(mappedColumns(file.columns, mapping)));
      return rows === undefined ? emptyLog() : rowLog(parsed(rows.all), file.typed(rows.first));
    }
    const binary = binaryFormat(head, name);
    if (binary !== undefined) throw new UnreadFormatError(name, binary);
    if (startsWith(head, BYTE_ORDER_MARK)) bytes.skip(BYTE_ORDER_MARK.length);
    if (head.includes(0))
      throw new SchemaError({ file: name }, 'text or Parquet', 'other binary data');

    const { shape, line, first } = await jsonShape(bytes);
    if (shape === 'empty') return emptyLog();
    if (shape === 'lines') return rowLog(jsonLines(bytes, tally), first!);
    if (shape === 'document') return await documentLog();
    if (/^\d{12,14} \S+( \d+)?\s*$/.test(line)) throw new UnreadFormatError(name, 'MLflow metrics');
    const delimiter = delimiterOf(line);
    if (delimiter === undefined) {
      throw new SchemaError(
        { file: name },
        'JSON lines, a JSON document, CSV or Parquet',
        'other text',
      );
    }
    tally.allText = true;
    const rows = await withFirst(csvRows(bytes, delimiter, tally));
    return rows === undefined ? emptyLog() : rowLog(parsed(rows.all), rows.first);
  } catch (error) {
    await bytes.cancel();
    throw error;
  }

  async function documentLog(): Promise<Log> {
    const document = parseDocument(await collect(bytes, name), name);
    if (Array.isArray(document)) {
      if (document.length === 0) return emptyLog();
      const first = document.find(isObject);
      if (first === undefined) throw new SchemaError({ file: name }, 'a list of objects', 'a list');
      return rowLog(parsed([document]), first);
    }
    if (!isObject(document)) {
      throw new SchemaError({ file: name }, 'an object or a list of objects', typeof document);
    }
    const format = documentFormats.find(({ recognises }) => recognises(document));
    if (format) {
      tally.format = format.name;
      const { kind, tables } = format.read(document, { tally, mapping, name });
      return log(kind, tables);
    }
    const unread = Object.keys(mapping).length === 0 ? unreadFormat(document) : undefined;
    if (unread !== undefined) throw new UnreadFormatError(name, unread);
    return rowLog(parsed([[document]]), document, true);
  }
}

function requireWhole(parameter: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new DomainError('readLog', parameter, 'a whole number ≥ 1', value);
  }
}

const PARQUET = [0x50, 0x41, 0x52, 0x31];
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const isObject = (value: unknown): value is RowObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** Rows that are values already. */
const parsed = (batches: RowStream['batches']): RowStream => ({ batches, decode: (row) => row });

async function* reported(
  tables: AsyncIterable<Table> | Iterable<Table>,
  progress: () => void,
): AsyncGenerator<Table, void, undefined> {
  for await (const table of tables) {
    progress();
    yield table;
  }
  progress();
}

/** Looks at the first row without losing it; undefined when there is none. */
async function withFirst(
  batches: AsyncGenerator<RowObject[], void, undefined>,
): Promise<{ first: RowObject; all: AsyncIterable<readonly unknown[]> } | undefined> {
  for (;;) {
    const { done, value } = await batches.next();
    if (done) return undefined;
    const [first] = value;
    if (first === undefined) continue;
    async function* all() {
      yield value as RowObject[];
      yield* batches;
    }
    return { first, all: all() };
  }
}

/** Parses one document. The errors of JSON.parse quote the text, so they are not passed on. */
function parseDocument(bytes: Uint8Array, file: string): unknown {
  const text = new TextDecoder().decode(bytes);
  try {
    return parseJson(text, { exactIntegers: /(?<![\d.])\d{16,}(?![\d.eE])/.test(text) });
  } catch {
    throw new SchemaError({ file }, 'JSON', 'text that breaks off or is damaged');
  }
}
