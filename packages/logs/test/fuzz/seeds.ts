import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gunzipSync, gzipSync, zstdDecompressSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { levelLog } from '../support/levelLog.ts';
import { lz4Block } from '../support/lz4Block.ts';
import { sqliteFile } from '../support/sqliteFile.ts';
import { concat, record } from '../tensorboard/events.ts';
import { madeLogs } from './madeLogs.ts';
import type { Draw } from './mutations.ts';
import { eventRecords, runRecords } from './recordsOf.ts';
import { LARGEST, smallLog } from './smallLog.ts';

/** A log that the fuzzer changes. */
export interface Seed {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What it is made of: a change of these goes below checksums and packing. */
  readonly parts?: readonly Uint8Array[];
  /** The log of changed parts. */
  readonly join?: (parts: readonly Uint8Array[], draw: Draw) => Uint8Array;
}

const root = fileURLToPath(new URL('../samples', import.meta.url));
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Samples of one folder and one kind are alike: so many of them are enough. */
const ALIKE = 2;

/** Files of a folder by path, of each kind the first few. */
function samplePaths(): string[] {
  const kinds = new Map<string, number>();
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort()
    .filter((path) => {
      const kind = path.replace(/[^/]*?(\.[^/.]*)?$/, '$1');
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      return kinds.get(kind)! <= ALIKE;
    });
}

/** As many records as fit into a small log. */
function first(records: readonly Uint8Array[]): Uint8Array[] {
  let size = 0;
  return records.filter((each) => {
    size += each.length + 16;
    return size <= LARGEST;
  });
}

/** A database without what no reader looks at. */
function smallDatabase(bytes: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
  const path = join(folder, 'a.db');
  writeFileSync(path, bytes);
  const database = new DatabaseSync(path);
  try {
    const tables = database
      .prepare(
        "select name, sql from sqlite_master where type = 'table' and name not like 'sqlite_%'",
      )
      .all();
    const made = ['pragma page_size = 512; pragma foreign_keys = off'];
    const rows: Record<string, (string | number | null)[][]> = {};
    for (const { name, sql } of tables) {
      const found = database.prepare(`select * from "${name}" limit 12`).all();
      if (found.length === 0) continue;
      made.push(String(sql));
      rows[String(name)] = found.map((row) => Object.values(row) as (string | number | null)[]);
    }
    return sqliteFile(made.join(';'), rows);
  } finally {
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const unpackers: readonly [string, (bytes: Uint8Array) => Uint8Array][] = [
  ['.gz', gunzipSync],
  ['.zst', zstdDecompressSync],
];

/** A sample, and what is packed in it. */
function sampleSeeds(path: string): Seed[] {
  const name = path.slice(root.length + 1).replaceAll('\\', '/');
  const bytes = new Uint8Array(readFileSync(path));
  const seeds: Seed[] = [];
  const add = (name: string, bytes: Uint8Array): void => {
    const seed = smallSeed(name, bytes);
    if (seed !== undefined && seed.bytes.length > 0) seeds.push(seed);
  };
  add(name, bytes);
  for (const [end, unpack] of unpackers)
    if (name.endsWith(end)) add(name.slice(0, -end.length), new Uint8Array(unpack(bytes)));
  return seeds;
}

function smallSeed(name: string, bytes: Uint8Array): Seed | undefined {
  const [parts, joined] = partsOf(name, bytes);
  if (parts !== undefined) return { name, bytes: joined(parts), parts, join: joined };
  if (name.endsWith('.db')) return { name, bytes: smallDatabase(bytes) };
  const small = smallLog(bytes);
  return small && { name, bytes: small };
}

type Joined = (parts: readonly Uint8Array[]) => Uint8Array;

function partsOf(name: string, bytes: Uint8Array): [Uint8Array[], Joined] | [undefined] {
  if (name.includes('tfevents'))
    return [first(eventRecords(bytes)), (parts) => concat(parts.map(record))];
  if (name.endsWith('.wandb')) return [first(runRecords(bytes)), levelLog];
  if (!name.endsWith('.eval') || !name.includes('deflate')) return [undefined];
  const members = Object.entries(unzipSync(bytes)).map(
    ([path, member]) => [path, smallLog(member) ?? member] as const,
  );
  const zipped: Joined = (parts) =>
    zipSync(Object.fromEntries(parts.map((part, i) => [members[i % members.length]![0], part])), {
      level: 1,
    });
  return [members.map(([, member]) => member), zipped];
}

const CODECS = ['UNCOMPRESSED', 'SNAPPY', 'GZIP', 'BROTLI', 'LZ4_RAW'] as const;
const compressors = {
  GZIP: (bytes: Uint8Array) => new Uint8Array(gzipSync(bytes)),
  BROTLI: (bytes: Uint8Array) => new Uint8Array(brotliCompressSync(bytes)),
  LZ4_RAW: (bytes: Uint8Array) => lz4Block(bytes),
};

/** Rows of JSON as columns of Parquet. */
function parquet(lines: string, codec: (typeof CODECS)[number]): Uint8Array {
  const rows = lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Object(JSON.parse(line)) as Record<string, unknown>);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columnData = names.map((name) => {
    const data = rows.map((row) => row[name] ?? null);
    return { name, data, ...typeOf(data) };
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, codec, compressors }));
}

const TYPES: Readonly<Record<string, string>> = {
  number: 'DOUBLE',
  string: 'STRING',
  boolean: 'BOOLEAN',
};

function typeOf(data: readonly unknown[]): object {
  const kinds = new Set(data.filter((value) => value !== null).map((value) => typeof value));
  const [kind = 'string'] = kinds;
  return { nullable: true, type: (kinds.size < 2 && TYPES[kind]) || 'JSON' };
}

/** Rows that Parquet holds as well: written anew with each change. */
const parquetSeeds = (seeds: readonly Seed[]): Seed[] =>
  seeds
    .filter(({ name }) =>
      /(json_view|_neutral|validation_data|lists|parts|kinds).*\.jsonl$/.test(name),
    )
    .flatMap(({ name, bytes }, i) => {
      const written = (parts: readonly Uint8Array[], draw?: Draw): Uint8Array =>
        parquet(text(concat(parts)), CODECS[draw ? draw(CODECS.length) : i % CODECS.length]!);
      return [{ name: `${name}.parquet`, bytes: written([bytes]), parts: [bytes], join: written }];
    });

const sampled = samplePaths().flatMap(sampleSeeds);
const made = Object.entries(madeLogs).map(([name, log]) => ({ name, bytes: utf8(log) }));

/** Every seed: small samples, what is packed in them, and made logs. */
export const seeds: readonly Seed[] = [...sampled, ...made, ...parquetSeeds([...sampled, ...made])];
