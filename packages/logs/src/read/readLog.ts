import { openBytes } from '../bytes/openBytes.ts';
import { plainText } from '../bytes/plainText.ts';
import { jsonLines } from '../json/jsonLines.ts';
import { jsonShape } from '../json/jsonShape.ts';
import type { Log } from '../log/log.ts';
import type { LogSource } from '../source/logSource.ts';
import { LogOpener } from './logOpener.ts';
import type { ReadOptions } from './readOptions.ts';

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
    const start = await bytes.peek(4096);
    if (start.length === 0) return opener.empty();
    if (!startsJson(start)) {
      const { binaryLog } = await import('./binaryLog.ts');
      const log = await binaryLog(source, { bytes, compressed, start, opener, signal });
      if (log !== undefined) return log;
    }
    const text = await plainText(bytes, opener.tally);
    const [first] = await text.peek(1);
    if (first === 0x23 || first === 0x2f)
      await (await import('../bytes/skipComments.ts')).skipComments(text, opener.tally);
    const { shape, line, head } = await jsonShape(text, opener.onHeld);
    if (shape === 'empty') return opener.empty();
    if (head !== undefined)
      return await opener.rows(jsonLines(text, opener.tally, (size ?? 0) >= LARGE), head);
    const { textLog } = await import('./textLog.ts');
    return await textLog(text, name, opener, { shape, line });
  } catch (error) {
    await bytes.cancel();
    throw error;
  }
}

/** Bytes of a file from which on lines that are alike are read as columns. */
const LARGE = 2 ** 24;

/** Whether a file begins as JSON does, so that it is no store and no archive. */
const startsJson = ([first, second]: Uint8Array): boolean =>
  (first === 0x7b || first === 0x5b) && second !== 0;
