import { isDictionary, type Table } from '@bits-per-sample/core';
import { type ColumnMapping, type Log, neutralRows, type RowFormat } from '@bits-per-sample/logs';
import type { ColumnOptions } from '../options/columnOptions.ts';
import type { ReadingOptions } from '../options/reportOptions.ts';
import type { RunSource } from '../options/runSource.ts';
import { type NamedSource, sourcesOf } from '../reading/openSource.ts';
import type { Inspection } from './inspection.ts';
import { redactRow } from './redactRow.ts';

/** Rows that are shown. */
const FIRST = 3;

/** What {@link inspect} takes: how columns are to be read, and what only a program can say. */
export interface InspectOptions extends ColumnOptions, ReadingOptions {
  /** Whether to give the first row as it stands in the file, without its texts. Default: no. */
  readonly redact?: boolean | undefined;
}

/**
 * What each source is, before any number is made of it: the format, the columns, how groups were
 * found and the first rows as they are understood. A log that is misread shows here; one that is
 * refused is told with the columns that do.
 *
 * @param run one source or several; each is looked at by itself.
 * @param options columns, formats of your own, progress, signal; `redact`.
 * @returns an entry per source, in order.
 * @throws {DomainError} no source.
 *
 * @example
 * ```ts
 * const [one] = await inspect([{ group: 'a', reward: 1 }, { group: 'a', reward: 0 }]);
 * one!.format; // => 'rollouts'
 * one!.groups; // => 1
 * one!.first[0]; // => { group: 'a', reward: 1 }
 * ```
 */
export async function inspect(
  run: RunSource,
  options: InspectOptions = {},
): Promise<readonly Inspection[]> {
  const found: Inspection[] = [];
  for (const source of sourcesOf('inspect', run)) found.push(await inspectOne(source, options));
  return found;
}

/** A format of nothing that sees the rows by which one is recognised. */
const watchFirst = (see: (row: object) => void): RowFormat => ({
  name: 'first row',
  kind: 'rollouts',
  recognises(row) {
    see(row);
    return false;
  },
  open: () => ({ read() {} }),
});

const NOTHING = { groups: 0, groupSizes: [0, 0], steps: null, first: [] } as const;

async function inspectOne(source: NamedSource, options: InspectOptions): Promise<Inspection> {
  const { name } = source;
  let log: Log;
  let row: unknown = null;
  const watched = watchFirst((seen) => {
    row ??= redactRow(seen);
  });
  const { redact = false, formats = [], ...reading } = options;
  const account = new GroupAccount();
  try {
    log = await source.open({ ...reading, formats: redact ? [...formats, watched] : formats });
    const first: object[] = [];
    const tables = account.watch(log.tables);
    for await (const rows of neutralRows({ ...log, tables }))
      if (first.length < FIRST) first.push(...rows.slice(0, FIRST - first.length));
    const { promptTable: _, ...summary } = log.summary();
    // with all columns named no format is asked, so that none has seen a row
    if (redact && row === null)
      await source.open({ formats: [watched] }).catch((error: unknown) => {
        if ((error as { code?: unknown }).code !== 'SCHEMA') throw error;
      });
    return {
      name,
      format: log.format,
      kind: log.kind,
      refusal: null,
      suggestion: {},
      columns: log.columns ?? [],
      summary,
      ...account.told(),
      first,
      row,
    };
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SCHEMA') throw error;
    const { message, columns = [], suggestion = {} } = error as Refusal;
    return {
      name,
      format: null,
      kind: null,
      refusal: message,
      suggestion,
      columns: columns.map((column) => ({ name: column })),
      summary: null,
      ...NOTHING,
      row,
    };
  }
}

interface Refusal extends Error {
  readonly columns?: readonly string[];
  readonly suggestion?: ColumnMapping;
}

/** Counts groups and steps of tables that go by. */
class GroupAccount {
  readonly #sizes = new Map<string, number>();
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  async *watch(tables: AsyncIterable<Table>): AsyncGenerator<Table, void, undefined> {
    for await (const table of tables) {
      this.#count(table);
      yield table;
    }
  }

  #count({ rowCount, columns }: Table): void {
    const { group, step, run, reward_n: n } = columns;
    const number = (column: Table['columns'][string] | undefined, i: number): number =>
      column === undefined || isDictionary(column) ? Number.NaN : column[i]!;
    for (let i = 0; i < rowCount; i++) {
      const at = number(step, i);
      if (!Number.isNaN(at)) {
        this.#least = Math.min(this.#least, at);
        this.#most = Math.max(this.#most, at);
      }
      if (group === undefined || !isDictionary(group)) continue;
      const label = run !== undefined && isDictionary(run) ? run.values[run.codes[i]!] : '';
      const key = JSON.stringify([label, at, group.values[group.codes[i]!]]);
      const size = n === undefined ? 1 : number(n, i);
      this.#sizes.set(key, (this.#sizes.get(key) ?? 0) + size);
    }
  }

  told(): Pick<Inspection, 'groups' | 'groupSizes' | 'steps'> {
    let [least, most] = [Number.POSITIVE_INFINITY, 0];
    for (const size of this.#sizes.values())
      [least, most] = [Math.min(least, size), Math.max(most, size)];
    return {
      groups: this.#sizes.size,
      groupSizes: this.#sizes.size === 0 ? [0, 0] : [least, most],
      steps: this.#least <= this.#most ? [this.#least, this.#most] : null,
    };
  }
}
