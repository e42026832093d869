import { type EngineRun, fromEngine } from '@bits-per-sample/report';
import { connect } from '../engine/connect.ts';
import type { EngineAsked } from '../engine/engineAsked.ts';
import { engineName } from '../engine/engineName.ts';
import { sourcesOf } from '../engine/sourcesOf.ts';
import { UsageError } from '../usageError.ts';

/** Tables of an engine that is asked again and again. */
export interface WatchedTables {
  /** The tables as they are now: a version is the number of their rows. */
  list(): Promise<readonly (EngineRun & { readonly version: string })[]>;
  close(): Promise<void>;
}

/** What the caller named in an engine, to be looked at as it grows; undefined where files are named. */
export async function watchedTables(asked: EngineAsked): Promise<WatchedTables | undefined> {
  const sources = sourcesOf(asked);
  const name = engineName(asked);
  if (sources.length === 0 && (name === undefined || name === 'js')) return undefined;
  if (sources.length === 0 || name === undefined || name === 'js')
    throw new UsageError('watch: --engine NAME goes with --table, --source or --sql');
  const files = sources.flatMap((source) => ('files' in source ? source.files : []));
  const engine = await connect(name, asked, files);
  return {
    list: () =>
      Promise.all(
        sources.map(async (source) => {
          const relation = await engine.relation(source);
          const count = `SELECT ${engine.dialect.double('count(*)')} AS n FROM ${relation} AS s`;
          const { columns } = await engine.query(count);
          return { ...fromEngine(engine, source), version: String(columns.n) };
        }),
      ),
    close: () => engine.close(),
  };
}
