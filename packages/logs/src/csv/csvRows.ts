import type { ByteStream } from '../bytes/byteStream.ts';
import { count } from '../rows/count.ts';
import type { LogTally } from '../rows/logTally.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { CsvParser } from './csvParser.ts';

/** Rows of a CSV file, named by its header. A record of another length is counted, not bent. */
export async function* csvRows(
  bytes: ByteStream,
  delimiter: string,
  tally: LogTally,
): AsyncGenerator<RowObject[], void, undefined> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parser = new CsvParser(delimiter);
  let header: string[] | undefined;

  const rowsOf = (piece: string, final: boolean): RowObject[] => {
    const rows: RowObject[] = [];
    for (const { fields, damaged } of parser.push(piece, final)) {
      if (header === undefined) header = columnNames(fields);
      else if (fields.length !== header.length) {
        tally.skip(
          'ragged-row',
          (n) => `${count(n, 'row')} with more or fewer fields than the header`,
        );
      } else {
        if (damaged)
          tally.note('stray-quote', (n) => `${count(n, 'row')} with a quote out of place`);
        const row: Record<string, unknown> = {};
        for (let i = 0; i < header.length; i++) row[header[i]!] = fields[i];
        rows.push(row);
      }
    }
    return rows;
  };

  for await (const chunk of bytes.chunks()) {
    const rows = rowsOf(decoder.decode(chunk, { stream: true }), false);
    if (rows.length > 0) yield rows;
  }
  const rows = rowsOf(decoder.decode(), true);
  if (rows.length > 0) yield rows;
}

/** Column names, made different where a header repeats one or leaves it empty. */
function columnNames(fields: readonly string[]): string[] {
  const seen = new Set<string>();
  return fields.map((field, at) => {
    let name = field.trim() || `column ${at + 1}`;
    while (seen.has(name)) name = `${name} (${at + 1})`;
    seen.add(name);
    return name;
  });
}
