import { stat } from 'node:fs/promises';
import type { FileFormat } from '@bits-per-sample/sql';

/** A file that an engine reads faster than JavaScript does, its start included. */
export interface BigFile {
  readonly path: string;
  readonly format: FileFormat;
}

const NAME = /\.(parquet|jsonl|ndjson|csv)(\.(?:gz|zst))?$/i;

/** From how many bytes on DuckDB is the faster one, measured; packed text unpacks to some five times. */
const LEAST: Readonly<Record<FileFormat, number>> = { parquet: 2e6, json: 40e6, csv: 40e6 };
const PACKED = 5;

/** Those of some files that are worth an engine. */
export async function bigFiles(paths: readonly string[]): Promise<BigFile[]> {
  const big: BigFile[] = [];
  for (const path of paths) {
    const file = engineFile(path);
    if (file === undefined) continue;
    const { size } = await stat(path);
    const least = LEAST[file.format] / (/(?:gz|zst)$/i.test(path) ? PACKED : 1);
    if (size >= least) big.push(file);
  }
  return big;
}

/** A file in a format that engines read, by its name. */
export function engineFile(path: string): BigFile | undefined {
  const [, ending = ''] = NAME.exec(path) ?? [];
  const name = ending.toLowerCase();
  if (name === '') return undefined;
  return { path, format: name === 'parquet' || name === 'csv' ? name : 'json' };
}
