import { parquetMetadata } from 'hyparquet';

/**
 * Rows of a log, counted without its reader: lines of JSON, entries of a list, lines of a table
 * without quotes, rows in the footer of a Parquet file.
 *
 * @returns 0 where what a row is cannot be told this simply.
 */
export function rowsHeld(bytes: Uint8Array): number {
  if (bytes.length >= 12 && Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'PAR1') {
    try {
      return Number(parquetMetadata(bytes.slice().buffer).num_rows);
    } catch {
      return 0;
    }
  }
  if (bytes.includes(0) || bytes.includes(13)) return 0;
  const text = Buffer.from(bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '');
  if (text.trimStart().startsWith('[')) return listLength(text);
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < 2) return 0;
  if (text.trimStart().startsWith('{')) return isDocument(lines[0]!) ? lines.length : 0;
  return text.includes('"') || !/[,;\t]/.test(lines[0]!) ? 0 : lines.length - 1;
}

function listLength(text: string): number {
  try {
    const list: unknown = JSON.parse(text);
    return Array.isArray(list) ? list.length : 0;
  } catch {
    return 0;
  }
}

function isDocument(line: string): boolean {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}
