import type { AnyEngine, EngineCases, EngineTable, HostileData } from './engineCases.ts';
import { declaredColumns, hostileColumns } from './hostileColumns.ts';
import { hostileLines } from './hostileLines.ts';
import { hostileParquet } from './hostileParquet.ts';
import { hostileRows } from './hostileRows.ts';

/** A law by name; it throws when it is broken. */
export type EngineLaw = [law: string, check: () => Promise<void>];

/** An engine and its cases, and the ways to ask it. */
export interface EngineBench extends EngineCases {
  readonly data: HostileData;
  /** The engine, opened when it is first asked for. */
  engine(): Promise<AnyEngine>;
  /** What stands behind FROM for the hostile rows. */
  relation(): Promise<string>;
  /** The columns of that. */
  columns(): ReturnType<AnyEngine['columns']>;
  ask(sql: string, options?: { readonly signal?: AbortSignal }): Promise<EngineTable>;
  /** Ends what was opened. */
  close(): Promise<void>;
}

/** Opens an engine once for all of its laws. */
export function engineBench(cases: EngineCases): EngineBench {
  let rows: ReturnType<typeof hostileRows> | undefined;
  const data: HostileData = {
    get rows() {
      rows ??= hostileRows();
      return rows;
    },
    columns: hostileColumns,
    lines: () => hostileLines(data.rows),
    parquet: () => hostileParquet(data.rows),
  };
  let opened: ReturnType<EngineCases['open']> | undefined;
  const open = (): ReturnType<EngineCases['open']> => {
    opened ??= cases.open(data);
    return opened;
  };
  const relation = async (): Promise<string> => {
    const { engine, source } = await open();
    return engine.relation(source, declaredColumns);
  };
  const engine = async (): Promise<AnyEngine> => (await open()).engine;
  return {
    ...cases,
    data,
    engine,
    relation,
    columns: async () => (await engine()).columns(await relation()),
    ask: async (sql, options) => (await engine()).query(sql, options),
    close: async () => {
      if (opened !== undefined) await (await opened).engine.close();
    },
  };
}
