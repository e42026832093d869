/** A table as core has it. */
interface AnyTable {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A log as logs reads it. */
export interface AnyLog {
  readonly format: string;
  readonly kind?: string;
  readonly tables: AsyncIterable<AnyTable>;
  summary(): { readonly rows: number; readonly skipped: number };
}

/** A format of logs, of rows or of documents. */
export interface AnyFormat {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: a row is any object
  recognises(row: any): boolean;
}

/** `readLog` of logs. */
export type AnyReadLog = (
  source: { readonly name: string; stream(): ReadableStream<Uint8Array> },
  // biome-ignore lint/suspicious/noExplicitAny: the options are those of logs
  options: any,
) => Promise<AnyLog>;

/** What to hold a format against. */
export interface FormatCases {
  /** `readLog` of `@bits-per-sample/logs`. */
  readonly readLog: AnyReadLog;
  /** Rows that the format reads, of two groups or more, no two of them alike. */
  readonly rows: readonly object[];
  /** Puts rows into a document, when the format is one of documents. */
  readonly document?: (rows: readonly unknown[]) => object;
  /** First rows, and documents, of other formats. */
  readonly others: readonly object[];
  /** Rows that cannot be used; default a list, a number and an empty object. */
  readonly bad?: readonly unknown[];
  /** Texts in the rows that must not come out: prompts, answers. */
  readonly secrets: readonly string[];
}
