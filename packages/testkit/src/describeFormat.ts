import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

/** A table as core has it. */
interface AnyTable {
  readonly rowCount: number;
  readonly columns: Readonly<Record<string, unknown>>;
}

/** A log as logs reads it. */
interface AnyLog {
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

/**
 * The contract of every log format, one vitest test per law: it recognises its own rows and no
 * others, the same comes out whatever the order, the packing and the chunks, bad rows are
 * counted, texts are not kept, and a column that the caller names replaces the format's.
 */
export function describeFormat(format: AnyFormat, cases: FormatCases): void {
  describe(`${format.name} is a format`, () => {
    for (const [law, check] of formatLaws(format, cases)) it(law, check);
  });
}

// long: one law after the other
/** Columns that say in which order rows stand, and nothing of what they are. */
const OF_ORDER: ReadonlySet<string> = new Set(['segment', 'again']);

/** The laws of {@link describeFormat}, by name; each throws when it is broken. */
export function formatLaws(
  format: AnyFormat,
  cases: FormatCases,
): [law: string, check: () => void | Promise<void>][] {
  const { rows, document, others, bad = [[], 7, {}], secrets } = cases;
  const whole = (some: readonly unknown[]): unknown => (document ? document(some) : some);
  const read = (source: Source, options: object = {}) => outcome(format, cases, source, options);
  const straight = () => read(inPieces(text(rows)));
  const text = (some: readonly unknown[]): string =>
    document ? JSON.stringify(document(some)) : some.map((row) => JSON.stringify(row)).join('\n');

  return [
    [
      'recognises its own rows, and those of no other',
      () => {
        const own = document ? [document(rows)] : rows;
        for (const row of own) expect(format.recognises(row), JSON.stringify(row)).toBe(true);
        for (const row of [...others, {}])
          expect(format.recognises(row), JSON.stringify(row)).toBe(false);
      },
    ],
    [
      'gives out rows, as many as it says',
      async () => {
        const { log, out, skipped } = await straight();
        expect(log.format).toBe(format.name);
        expect(out.length).toBeGreaterThan(0);
        expect(log.summary().rows).toBe(out.length);
        expect(skipped).toBe(0);
      },
    ],
    [
      'law: gives the same however it is packed, cut and batched',
      async () => {
        const { out } = await straight();
        const packed = [JSON.stringify(whole(rows)), JSON.stringify(whole(rows), null, 2)];
        if (!document) packed.push(`\ufeff${text(rows).replaceAll('\n', '\r\n\r\n')}\r\n`);
        for (const piece of packed) {
          for (const size of [1, 7, 1 << 20])
            expect((await read(inPieces(piece, size))).out).toEqual(out);
          const zipped = new Blob([piece]).stream().pipeThrough(new CompressionStream('gzip'));
          expect((await read({ name: 'log.gz', stream: () => zipped })).out).toEqual(out);
        }
        expect((await read(inPieces(text(rows)), { batchRows: 1 })).out).toEqual(out);
      },
    ],
    [
      'law: gives the same whatever the order of the rows',
      async () => {
        const { out } = await straight();
        const order = fc.shuffledSubarray([...rows], { minLength: rows.length });
        await fc.assert(
          fc.asyncProperty(order, async (shuffled) => {
            expect((await read(inPieces(text(shuffled)))).out).toEqual(out);
          }),
          { numRuns: 50 },
        );
      },
    ],
    [
      'law: counts rows that it cannot use, and reads the others',
      async () => {
        const { out } = await straight();
        const places = fc.array(fc.tuple(fc.nat(rows.length), fc.constantFrom(...bad)));
        await fc.assert(
          fc.asyncProperty(places, async (more) => {
            const mixed: unknown[] = [...rows];
            // never first: that row tells the format
            for (const [at, row] of more) mixed.splice(Math.max(1, at), 0, row);
            const got = await read(inPieces(text(mixed)));
            expect(got.out).toEqual(out);
            expect(got.skipped).toBe(more.length);
          }),
          { numRuns: 50 },
        );
        if (document) return;
        const torn = await read(inPieces(`${text(rows)}\n{"torn": tru`));
        expect([torn.out, torn.skipped]).toEqual([out, 1]);
      },
    ],
    [
      'keeps no text',
      async () => {
        const { log, out } = await straight();
        const told = JSON.stringify([out, log.summary()]);
        for (const secret of secrets) {
          expect(text(rows), 'the sample holds the secret').toContain(secret);
          expect(told).not.toContain(secret);
        }
      },
    ],
    [
      'takes a column that the caller names for its own, and refuses one that no row has',
      async () => {
        const { out } = await straight();
        const named = rows.map((row) => ({ ...row, chosen_step: 7 }));
        const { log, out: changed } = await read(inPieces(text(named)), {
          mapping: { step: 'chosen_step' },
        });
        expect(log.format).toBe(format.name);
        // a reader of metrics may put the rows of one step together
        if (log.kind !== 'metrics') expect(changed.length).toBe(out.length);
        for (const row of changed) expect(row).toContain('step=7');
        const refused = read(inPieces(text(named)), { mapping: { step: 'no such column' } });
        await expect(refused).rejects.toMatchObject({ code: 'SCHEMA', column: 'no such column' });
      },
    ],
  ];
}

type Source = Parameters<AnyReadLog>[0];

/** What comes out: each row as text, sorted, so that order does not count. */
async function outcome(
  format: AnyFormat,
  { readLog }: FormatCases,
  source: Source,
  options: object,
): Promise<{ log: AnyLog; out: string[]; skipped: number }> {
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

/** A text as a source that gives so many bytes at a time. */
function inPieces(text: string, size = 1 << 16): Source {
  const bytes = new TextEncoder().encode(text);
  return {
    name: 'log',
    stream: () => {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + size));
          at += size;
        },
      });
    },
  };
}
