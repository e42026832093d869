import type { AnyFormat, AnyLog, AnyReadLog, FormatCases } from './formatCases.ts';
import { inPieces } from './inPieces.ts';

/** A law by name; it throws when it is broken. */
export type FormatLaw = [law: string, check: () => void | Promise<void>];

/** A source of a log. */
type Source = Parameters<AnyReadLog>[0];

/** What came out of a log. */
interface Outcome {
  readonly log: AnyLog;
  /** Each row as text, sorted, so that order does not count. */
  readonly out: string[];
  readonly skipped: number;
}

/** A format and its cases, and the ways to read them. */
export interface FormatBench extends FormatCases {
  readonly format: AnyFormat;
  /** Rows as the value that they make in a file. */
  readonly whole: (rows: readonly unknown[]) => unknown;
  /** Rows as the text of a file. */
  readonly text: (rows: readonly unknown[]) => string;
  readonly read: (source: Source, options?: object) => Promise<Outcome>;
  /** The rows as they are given. */
  readonly straight: () => Promise<Outcome>;
}

/** The ways to read the cases of a format. */
export function formatBench(format: AnyFormat, cases: FormatCases): FormatBench {
  const { rows, document } = cases;
  const text = (some: readonly unknown[]): string =>
    document ? JSON.stringify(document(some)) : some.map((row) => JSON.stringify(row)).join('\n');
  const read = (source: Source, options: object = {}) => outcome(format, cases, source, options);
  return {
    ...cases,
    format,
    whole: (some) => (document ? document(some) : some),
    text,
    read,
    straight: () => read(inPieces(text(rows))),
  };
}

/** Columns that say in which order rows stand, and nothing of what they are. */
const OF_ORDER: ReadonlySet<string> = new Set(['segment', 'again']);

async function outcome(
  format: AnyFormat,
  { readLog }: FormatCases,
  source: Source,
  options: object,
): Promise<Outcome> {
  const log = await readLog(source, { formats: [format], ...options });
  const out: string[] = [];
  for await (const { rowCount, columns } of log.tables) {
    const entries = Object.entries(columns)
      .filter(([name]) => !OF_ORDER.has(name))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    for (let i = 0; i < rowCount; i++)
      out.push(entries.map(([name, column]) => `${name}=${cell(column, i)}`).join(' '));
  }
  return { log, out: out.sort(), skipped: log.summary().skipped };
}

function cell(column: unknown, row: number): string {
  if (column instanceof Float64Array) return String(column[row]);
  const { codes, values } = column as { codes: Int32Array; values: readonly string[] };
  return String(values[codes[row] ?? -1]);
}
