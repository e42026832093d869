import { SchemaError } from '@bits-per-sample/core';
import { byteRanges } from '../bytes/byteRanges.ts';
import type { ByteStream } from '../bytes/byteStream.ts';
import { openBytes } from '../bytes/openBytes.ts';
import { plainText } from '../bytes/plainText.ts';
import { delimiterOf } from '../csv/delimiterOf.ts';
import { saysEverything } from '../formats/chooseRowFormat.ts';
import { isStore } from '../formats/isStore.ts';
import { UnreadFormatError } from '../formats/unreadFormatError.ts';
import { jsonLines } from '../json/jsonLines.ts';
import { jsonShape } from '../json/jsonShape.ts';
import type { Log } from '../log/log.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import { isObject } from '../rows/objectOf.ts';
import type { LogSource } from '../source/logSource.ts';
import { LogOpener, parsed } from './logOpener.ts';
import type { ReadOptions } from './readOptions.ts';
import { withHead } from './withHead.ts';

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
 * `{prompt_id, rewards[]}`, `{id, c, n}`, rollouts of verl, TRL and other trainers,
 * `trainer_state.json` and other logs of metrics, results of Inspect, lm-eval, LightEval, evalplus
 * and promptfoo; as JSON lines, one JSON document, CSV or Parquet, plain or gzip or zstd; and what
 * loggers keep: SQLite databases of trackio and MLflow, TensorBoard events, offline runs of W&B. JSON
 * lines and CSV stream in constant memory; a single JSON document is held, up to 500 MiB.
 *
 * @param source the bytes; see {@link fromBytes}, {@link fromBlob}, {@link fromText}.
 * @param options column mapping, formats of your own, batch size, progress, abort signal.
 * @returns the recognised log; its tables are read as you iterate, once.
 * @throws DomainError unless batchRows and mapping.groupSize are whole numbers ≥ 1.
 * @throws SchemaError when the content is unknown (the message lists the columns and suggests
 * a mapping) or damaged beyond use; while iterating, too.
 * @throws UnreadFormatError when the format is known but has no reader yet.
 * @throws SideFileError when it is a file without rewards that a tool keeps beside its logs.
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
export async function readLog(source: LogSource, options: ReadOptions = {}): Promise<Log> {
  const { name, size } = source;
  const { signal } = options;
  const opener = new LogOpener('readLog', name, size, options);
  const { bytes, compressed } = await openBytes(source, opener.onBytes, signal);
  try {
    const head = await bytes.peek(4096);
    if (head.length === 0) return opener.empty();
    const access = { sliceable: !compressed, onBytes: opener.onBytes };
    if (startsWith(head, PARQUET)) {
      const { mappedColumns, openParquet } = await import('../parquet/parquetRows.ts');
      const file = await openParquet(name, await byteRanges(source, bytes, access), signal);
      const { mapping } = opener;
      const wanted = saysEverything(mapping) ? mappedColumns(file.columns, mapping) : undefined;
      const rows = await withHead(file.rows(wanted));
      return rows ? await opener.rows(parsed(rows.all), rows.head.map(file.typed)) : opener.empty();
    }
    const binary = startsJson(head)
      ? undefined
      : (await import('../formats/binaryFormat.ts')).binaryFormat(head, name);
    if (binary === 'Inspect') {
      const { inspectArchive } = await import('../formats/inspectArchive.ts');
      const ranges = await byteRanges(source, bytes, access);
      return await opener.document(await inspectArchive(ranges, name));
    }
    if (isStore(binary)) {
      const { storedLog } = await import('./storedLog.ts');
      const ranges = () => byteRanges(source, bytes, access);
      return await storedLog(binary, { name, bytes, ranges, opener });
    }
    if (binary !== undefined) throw new UnreadFormatError(name, binary);
    const text = await plainText(bytes, opener.tally);
    const [first] = await text.peek(1);
    if (first === 0x23 || first === 0x2f)
      await (await import('../bytes/skipComments.ts')).skipComments(text, opener.tally);
    return await textLog(text, name, opener);
  } catch (error) {
    await bytes.cancel();
    throw error;
  }
}

async function textLog(bytes: ByteStream, name: string, opener: LogOpener): Promise<Log> {
  const { shape, line, head } = await jsonShape(bytes, opener.onHeld);
  if (shape === 'empty') return opener.empty();
  if (shape === 'lines') return opener.rows(jsonLines(bytes, opener.tally), head!);
  if (shape === 'text' || isBracketed(line)) {
    const { textMetrics } = await import('./textMetrics.ts');
    const log = await textMetrics(bytes, name, opener);
    if (log !== undefined) return log;
  }
  if (shape === 'document') {
    const { collect } = await import('../bytes/collect.ts');
    const { parseDocument } = await import('../json/parseDocument.ts');
    const whole = await collect(bytes, name, opener.onHeld);
    return documentLog(parseDocument(whole, name, opener.tally), name, opener);
  }
  const delimiter = delimiterOf(line);
  if (delimiter === undefined) {
    throw new SchemaError(
      { file: name },
      'JSON lines, a JSON document, CSV or Parquet',
      'other text',
    );
  }
  if (BINARY.test(line.slice(0, 4096)))
    throw new SchemaError({ file: name }, 'text or Parquet', 'other binary data');
  opener.tally.allText = true;
  const { csvRows } = await import('../csv/csvRows.ts');
  const rows = await withHead(csvRows(bytes, delimiter, opener.tally));
  return rows ? opener.rows(parsed(rows.all), rows.head) : opener.empty();
}

/** Whether a line begins as a dict of Python or a prefix of a console, and not as JSON does. */
const isBracketed = (line: string): boolean =>
  /^(?:\{\s*'|\[\d{1,3}(?:;\d{1,3}){0,4}m|\[[\w:.+-][^\]{["]{0,60}\] *[^\s,\]])/.test(line);

async function documentLog(document: unknown, name: string, opener: LogOpener): Promise<Log> {
  if (isObject(document)) return opener.document(document);
  if (!Array.isArray(document)) {
    throw new SchemaError({ file: name }, 'an object or a list of objects', typeof document);
  }
  if (document.length === 0) return opener.empty();
  const from = document.findIndex(isObject);
  if (from < 0) throw new SchemaError({ file: name }, 'a list of objects', 'a list');
  return opener.rows(parsed([document]), document.slice(from, from + HEAD_ROWS).filter(isObject));
}

/** Characters of control that no header of a table holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const BINARY = /[\0-\x06\x0e-\x1a\x1c-\x1f]/;

/** Whether a file begins as JSON does, so that it is no store and no archive. */
const startsJson = ([first, second]: Uint8Array): boolean =>
  (first === 0x7b || first === 0x5b) && second !== 0;

const PARQUET = [0x50, 0x41, 0x52, 0x31];

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);
