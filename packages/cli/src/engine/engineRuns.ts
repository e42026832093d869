import { type EngineRun, fromEngine } from '@bits-per-sample/report';
import type { Engine } from '@bits-per-sample/sql';
import { listFiles } from '../files/listFiles.ts';
import { type FileSource, logSources } from '../files/logSources.ts';
import { UsageError } from '../usageError.ts';
import { type BigFile, bigFiles, engineFile } from './bigFiles.ts';
import { connect } from './connect.ts';
import type { EngineAsked } from './engineAsked.ts';
import { engineName } from './engineName.ts';
import { enginePackages } from './enginePackages.ts';
import { sourcesOf } from './sourcesOf.ts';

/** Runs of which an engine sums the rows, all or some. */
export interface EngineRuns {
  readonly runs: readonly (readonly (FileSource | EngineRun)[])[];
  /** What sums them. */
  readonly engine: Engine;
  /** Whether JavaScript may read them instead. */
  readonly optional: boolean;
}

/**
 * Runs in the engine that the caller named; of large files in DuckDB, where it is installed and
 * nothing was named.
 *
 * @param paths files and folders of each run.
 * @param missing is told which package would read large files faster.
 * @returns undefined where JavaScript reads.
 */
export async function engineRuns(
  asked: EngineAsked,
  paths: readonly (readonly string[])[],
  missing: (sentence: string) => void,
): Promise<EngineRuns | undefined> {
  const name = engineName(asked);
  const sources = sourcesOf(asked);
  if (sources.length > 0) {
    if (name === undefined || name === 'js')
      throw new UsageError('--table, --source and --sql need --engine NAME');
    const files = (await listFiles(paths.flat())).map(({ path }) => path);
    if (name !== 'duckdb' && files.length > 0)
      throw new UsageError(
        `--engine ${name} reads what --table, --source or --sql names, no files`,
      );
    const own = sources.flatMap((source) => ('files' in source ? source.files : []));
    const engine = await connect(name, asked, [...files, ...own]);
    const runs = sources.map((source) => fromEngine(engine, source));
    // a comparison has two runs, which may be parts of one table
    const each = paths.map((_, i) => [runs[i] ?? runs[0]!]);
    return { runs: paths.length > 1 ? each : [runs], engine, optional: false };
  }
  if (name === 'js') return undefined;
  if (name !== undefined && name !== 'duckdb')
    throw new UsageError(`--engine ${name}: --table, --source or --sql names the rows`);
  const listed = await Promise.all(paths.map((list) => listFiles(list)));
  const files = listed.flat().map(({ path }) => path);
  const taken = name === undefined ? await bigFiles(files) : files.map(forced);
  if (taken.length === 0) return undefined;
  const engine = await connect(
    'duckdb',
    asked,
    taken.map(({ path }) => path),
  ).catch((error) => {
    if (name !== undefined || !isMissing(error)) throw error;
    missing(
      `${taken[0]!.path} is large: with ${enginePackages.duckdb} installed it is read faster`,
    );
  });
  if (engine === undefined) return undefined;
  const byPath = new Map(taken.map((file) => [file.path, file]));
  const runs = await Promise.all(
    paths.map(async (list) =>
      (await logSources(list)).map((source) => {
        const file = byPath.get(source.name);
        return file === undefined ? source : inEngine(engine, file);
      }),
    ),
  );
  return { runs, engine, optional: name === undefined };
}

const inEngine = (engine: Engine, { path, format }: BigFile): EngineRun =>
  fromEngine(engine, { files: [path], format }, { name: path });

function forced(path: string): BigFile {
  const file = engineFile(path);
  if (file === undefined)
    throw new UsageError(`${path}: DuckDB reads .parquet, .jsonl and .csv files here`);
  return file;
}

/** Whether what is missing is the engine itself. */
const isMissing = (error: unknown): boolean =>
  error instanceof UsageError || (error as { condition?: unknown }).condition === 'MISSING';
