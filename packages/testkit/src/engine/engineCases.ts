import type { AnyReadLog } from '../format/formatCases.ts';
import type { hostileColumns } from './hostileColumns.ts';
import type { HostileRow } from './hostileRows.ts';

/** A table as core has it. */
export interface EngineTable {
  readonly rowCount: number;
  readonly columns: Readonly<
    Record<
      string,
      Float64Array | { readonly codes: Int32Array; readonly values: readonly string[] }
    >
  >;
}

/** An engine of `@bits-per-sample/sql`. */
export interface AnyEngine {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: its dialect is handed on
  readonly dialect: any;
  // biome-ignore lint/suspicious/noExplicitAny: a source of sql
  relation(source: any, columns?: readonly any[]): Promise<string>;
  columns(relation: string): Promise<readonly { readonly name: string; readonly type: unknown }[]>;
  query(sql: string, options?: { readonly signal?: AbortSignal }): Promise<EngineTable>;
  hold?(sql: string, options?: { readonly signal?: AbortSignal }): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The hostile rows in every form; an engine takes the one that it reads. */
export interface HostileData {
  readonly rows: readonly HostileRow[];
  readonly columns: typeof hostileColumns;
  /** As JSON lines. */
  lines(): string;
  /** As the bytes of a Parquet file. */
  parquet(): Uint8Array;
}

// biome-ignore lint/suspicious/noExplicitAny: a query and a dialect of sql
type OfQuery = (query: any, dialect: any) => string;
// biome-ignore lint/suspicious/noExplicitAny: a spec and a dialect of sql
type OfSums = (select: string, spec: any, dialect: any) => string;

/** What an engine is held against. */
export interface EngineCases {
  /** Connects, and says where the rows are. */
  // biome-ignore lint/suspicious/noExplicitAny: a source of sql
  open(data: HostileData): Promise<{ readonly engine: AnyEngine; readonly source: any }>;
  /** `readLog` of `@bits-per-sample/logs`. */
  readonly readLog: AnyReadLog;
  /** Functions of `@bits-per-sample/sql`. */
  readonly sql: {
    readonly trialsSql: OfQuery;
    readonly accountSql: OfQuery;
    readonly rewardValuesSql: OfQuery;
    // biome-ignore lint/suspicious/noExplicitAny: a query and a dialect of sql
    distinctSql(query: any, path: string, dialect: any): string | undefined;
    readonly summariseSql: OfSums;
    readonly mergeSql: OfSums;
    readonly cellsSql: OfSums;
  };
  /** Parts of an address or a credential, of which no message may hold one. */
  readonly secrets?: readonly string[];
  /** Statements that this engine must refuse, beside those that every one must. */
  readonly refused?: readonly string[];
  /** A SELECT that takes for ever, for an engine that is busy with a cross join whatever it is told. */
  readonly endless?: string;
  /** Whether a list may be NULL; default true. Where not, the row vanishes. */
  readonly nullLists?: boolean;
}
