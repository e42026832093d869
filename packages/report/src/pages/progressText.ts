import { escapeControls } from '@bits-per-sample/core';

/**
 * How far reading has come, in one line: `run.jsonl  41 %  0.41 of 1.00 GB  1.2 M rows  310 k rows/s  3 s left`.
 *
 * @param progress name of the file, bytes and rows taken, bytes in all where known, seconds since the start.
 * @returns the line.
 *
 * @example
 * ```ts
 * progressText({ name: 'a.jsonl', bytes: 5e5, total: 1e6, rows: 400, seconds: 0 });
 * // => 'a.jsonl  50 %  500 kB of 1 MB  400 rows'
 * ```
 */
export function progressText({
  name,
  bytes,
  total,
  rows,
  seconds,
}: {
  readonly name: string;
  readonly bytes: number;
  readonly total: number | undefined;
  readonly rows: number;
  readonly seconds: number;
}): string {
  const known = total !== undefined && total > 0;
  const left = known && bytes > 0 ? (seconds * (total - bytes)) / bytes : Number.NaN;
  const parts = [
    escapeControls(name),
    known ? `${Math.min(100, Math.round((100 * bytes) / total))} %` : '',
    known ? `${size(bytes)} of ${size(total)}` : size(bytes),
    rows > 0 ? `${number(rows)} rows` : '',
    rows > 0 && seconds > 0 ? `${number(rows / seconds)} rows/s` : '',
    Number.isFinite(left) && left >= 0.5 ? `${Math.round(left)} s left` : '',
  ];
  return parts.filter((part) => part !== '').join('  ');
}

const size = (bytes: number): string =>
  bytes >= 1e9
    ? `${(bytes / 1e9).toFixed(2)} GB`
    : bytes >= 1e6
      ? `${(bytes / 1e6).toFixed(0)} MB`
      : `${(bytes / 1e3).toFixed(0)} kB`;
const number = (x: number): string =>
  x >= 1e6
    ? `${(x / 1e6).toFixed(1)} M`
    : x >= 1e4
      ? `${(x / 1e3).toFixed(0)} k`
      : String(Math.round(x));
