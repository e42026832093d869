import { mkdtempSync, openAsBlob, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectDuckdb } from '@bits-per-sample/engine-duckdb';
import type { LogSource } from '@bits-per-sample/logs';
import type { FileFormat } from '@bits-per-sample/sql';
import { fromEngine, type Report, type ReportOptions, report } from '../../src/index.ts';

/** A file as bytes, under its own name. */
async function fileSource(path: string): Promise<LogSource> {
  const blob = await openAsBlob(path);
  return {
    name: path,
    size: blob.size,
    stream: () => blob.stream() as ReadableStream<Uint8Array>,
    slice: (from, to) => blob.slice(from, to).arrayBuffer(),
  };
}

/** The report of a file by the readers. */
export const byReaders = async (path: string, options: ReportOptions = {}): Promise<Report> =>
  report(await fileSource(path), options);

/** The report of a file by DuckDB. */
export async function byDuckdb(
  path: string,
  options: ReportOptions = {},
  mostText?: number,
): Promise<Report> {
  const own = await connectDuckdb({ files: [path], threads: 2 });
  const engine = { ...own, dialect: { ...own.dialect, mostText } };
  try {
    const format = path.match(/parquet|csv/)?.[0] ?? 'json';
    return await report(
      fromEngine(engine, { files: [path], format: format as FileFormat }),
      options,
    );
  } finally {
    await engine.close();
  }
}

/** A file of lines of JSON that is there while something is done with it. */
export async function withLines<T>(
  rows: readonly object[],
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    const path = join(folder, 'log.jsonl');
    writeFileSync(path, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * A report as plain data that two ways of reading must agree in: lists in order of first appearance
 * are in the order of names, and numbers have as many digits as sums in any order leave alone.
 */
export function comparable(one: Report): unknown {
  const plain = JSON.parse(JSON.stringify(one)) as Report;
  const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
  return rounded({ ...plain, categories: [...plain.categories].sort(byName) });
}

const rounded = (value: unknown): unknown =>
  typeof value === 'number'
    ? Number(value.toPrecision(9))
    : Array.isArray(value)
      ? value.map(rounded)
      : value !== null && typeof value === 'object'
        ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rounded(one)]))
        : value;
