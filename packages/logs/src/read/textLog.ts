import { SchemaError } from '@bits-per-sample/core';
import type { ByteStream } from '../bytes/byteStream.ts';
import { delimiterOf } from '../csv/delimiterOf.ts';
import type { JsonShape } from '../json/jsonShape.ts';
import type { Log } from '../log/log.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import { isObject } from '../rows/objectOf.ts';
import type { LogOpener } from './logOpener.ts';
import { parsed } from './parsed.ts';
import { withHead } from './withHead.ts';

/** A log in text that is not one JSON value per line: a JSON document, a table, or a console. */
export async function textLog(
  bytes: ByteStream,
  name: string,
  opener: LogOpener,
  { shape, line }: JsonShape,
): Promise<Log> {
  if (shape === 'text' || isBracketed(line)) {
    const { textMetrics } = await import('./textMetrics.ts');
    const log = await textMetrics(bytes, name, opener);
    if (log !== undefined) return log;
  }
  if (shape === 'document') {
    const { collect } = await import('../bytes/collect.ts');
    const { parseDocument } = await import('../json/parseDocument.ts');
    const whole = await collect(bytes, name, opener.onHeld);
    return ofDocument(parseDocument(whole, name, opener.tally), name, opener);
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

async function ofDocument(document: unknown, name: string, opener: LogOpener): Promise<Log> {
  if (isObject(document)) {
    const { documentLog } = await import('./documentLog.ts');
    return documentLog(document, opener);
  }
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
