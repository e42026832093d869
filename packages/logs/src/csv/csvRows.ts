import type { ByteStream } from '../bytes/byteStream.ts';
import { noCounts } from '../bytes/lineCounts.ts';
import { lines } from '../bytes/lines.ts';
import { tellLines } from '../bytes/tellLines.ts';
import { count } from '../log/count.ts';
import type { LogTally } from '../rows/logTally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { CsvParser, type CsvRecord } from './csvParser.ts';

/** Longest line that is held in memory, in bytes. */
const MAX_LINE = 16 * 2 ** 20;
const BATCH = 8192;

/** Rows of a CSV file, named by its header. A record of another length is counted, not bent. */
export async function* csvRows(
  bytes: ByteStream,
  delimiter: string,
  tally: LogTally,
): AsyncGenerator<RowObject[], void, undefined> {
  const parser = new CsvParser(delimiter);
  const counts = noCounts();
  let header: string[] | undefined;
  let rows: RowObject[] = [];

  const take = ({ fields, damaged }: CsvRecord): void => {
    if (header === undefined) header = columnNames(fields);
    else if (isHeader(fields, header)) {
      tally.note(
        'header-again',
        (n) =>
          `${count(n, 'line')} within the file ${n === 1 ? 'is a header and no row' : 'are headers and no rows'}, as where files were put together`,
      );
      header = columnNames(fields);
    } else if (fields.length !== header.length) {
      tally.skip(
        'ragged-row',
        (n) => `${count(n, 'row')} with more or fewer fields than the header`,
      );
    } else {
      if (damaged) tally.note('stray-quote', (n) => `${count(n, 'row')} with a quote out of place`);
      rows.push(rowOf(header, fields));
    }
  };

  for await (const batch of lines(bytes.chunks(), counts, MAX_LINE)) {
    if (batch.length === 0) continue;
    for (const record of parser.push(`${batch.join('\n')}\n`)) {
      take(record);
      if (rows.length < BATCH) continue;
      yield rows;
      rows = [];
    }
    if (rows.length > 0) yield rows;
    rows = [];
  }
  for (const record of parser.push('', true)) {
    take(record);
    if (rows.length < BATCH) continue;
    yield rows;
    rows = [];
  }
  tellLines(counts, tally, MAX_LINE);
  if (rows.length > 0) yield rows;
}

function rowOf(header: readonly string[], fields: readonly string[]): RowObject {
  const row: Record<string, unknown> = {};
  for (let i = 0; i < header.length; i++) {
    const name = header[i]!;
    if (name !== '__proto__') row[name] = fields[i];
    else Object.defineProperty(row, name, { value: fields[i], enumerable: true });
  }
  return row;
}

/**
 * Whether a record within a file is a header: the file's own once more, or one of another file with
 * at least half of its columns.
 */
function isHeader(fields: readonly string[], header: readonly string[]): boolean {
  const isName = (field: string): boolean => header.includes(nameOf(field));
  // a row of the usual length is one look at its ends
  if (fields.length === header.length && !isName(fields[0]!) && !isName(fields.at(-1)!))
    return false;
  const known = new Set(fields.map(nameOf).filter((name) => header.includes(name))).size;
  return known >= Math.min(2, header.length) && 2 * known >= Math.min(fields.length, header.length);
}

/** A name in a header, without blanks and the mark that a file begins with. */
const nameOf = (field: string): string => field.replace(/^\uFEFF/, '').trim();

/** Column names, made different where a header repeats one or leaves it empty. */
function columnNames(fields: readonly string[]): string[] {
  const seen = new Set<string>();
  return fields.map((field, at) => {
    let name = nameOf(field) || `column ${at + 1}`;
    while (seen.has(name)) name = `${name} (${at + 1})`;
    seen.add(name);
    return name;
  });
}
