import { DomainError, SchemaError, type Table } from '@bits-per-sample/core';
import { checkUnpacked } from '../bytes/checkUnpacked.ts';
import { chooseRowFormat } from '../formats/chooseRowFormat.ts';
import { plainNeutral } from '../formats/plainNeutral.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Log } from '../log/log.ts';
import { logColumns } from '../rows/logColumns.ts';
import { headOf, type LogHead } from '../rows/logHead.ts';
import { LogTally } from '../rows/logTally.ts';
import type { DocumentFormat, RowFormat, RowObject } from '../rows/rowFormat.ts';
import { type RowStream, type RowTask, tablesOf } from '../rows/rowStream.ts';
import type { RunFiles } from '../rows/runFacts.ts';
import { stepFromName } from '../rows/stepFromName.ts';
import type { ReadOptions, ReadProgress } from './readOptions.ts';

/** What every container of rows needs to become a log: the format, the account, the options. */
export class LogOpener {
  readonly tally: LogTally = new LogTally();
  mapping: ColumnMapping;
  readonly name: string;
  readonly #run: RunFiles | undefined;
  readonly #batchRows: number;
  /** Formats of rows of the caller's. */
  readonly rowFormats: readonly RowFormat[];
  /** Formats of documents of the caller's. */
  readonly documentFormats: readonly DocumentFormat[];
  readonly #onProgress: ((progress: ReadProgress) => void) | undefined;
  readonly #size: { readonly totalBytes?: number };
  #taken = 0;

  constructor(fn: string, name: string, size: number | undefined, options: ReadOptions) {
    const { mapping = {}, batchRows = 8192, formats = [], onProgress, run } = options;
    requireWhole(fn, 'batchRows', batchRows);
    if (mapping.groupSize !== undefined) requireWhole(fn, 'mapping.groupSize', mapping.groupSize);
    this.mapping = mapping;
    this.tally.successWord = mapping.successWord;
    this.#run = run;
    this.tally.isNew = run?.isNew;
    this.tally.runWords = run?.words;
    this.name = name;
    this.#batchRows = batchRows;
    this.rowFormats = formats.filter(isOfRows);
    this.documentFormats = formats.filter((format) => !isOfRows(format)) as DocumentFormat[];
    this.#onProgress = onProgress;
    this.#size = size === undefined ? {} : { totalBytes: size };
  }

  /** Counts bytes that were taken from the source. */
  readonly onBytes = (count: number): void => {
    this.#taken += count;
    this.#progress();
  };

  /** Refuses one document that unpacks to far more than was taken from the source. */
  readonly onHeld = (bytes: number): void => checkUnpacked(this.name, bytes, this.#taken);

  /** A log of rows, by the format that the first of them tell. */
  async rows(rows: RowStream, firstRows: readonly RowObject[], single = false): Promise<Log> {
    const head = headOf(firstRows);
    try {
      return await this.#recognised(rows, head, single);
    } catch (error) {
      const mapping = await this.#plainMapping(error, head, single);
      if (mapping === undefined) throw await this.#explained(error, head, single);
      this.mapping = mapping;
      const { mappingInWords } = await import('../rows/mappingInWords.ts');
      const named = mappingInWords(mapping);
      this.tally.note('columns-taken', `the columns are taken by their names: ${named}`);
      return this.#recognised(rows, head, single);
    }
  }

  async #recognised(rows: RowStream, head: LogHead, single: boolean): Promise<Log> {
    const format = await chooseRowFormat(head, this.context, this.rowFormats);
    const known = format.recognises(head.first)
      ? undefined
      : head.rows.find((row) => format.recognises(row));
    // any other format may ask for the meaning of words as it is opened
    if (format !== plainNeutral) await this.tally.loadWords();
    const context = { ...this.context, first: known ?? head.first, head: head.rows, single };
    const reader = format.open(context);
    const task = { kind: format.kind, reader } as RowTask['format'];
    return this.log(format.name, rows, head, task, single);
  }

  /** Columns of a log in no known format that leaves nothing open, where the caller named none. */
  async #plainMapping(
    error: unknown,
    head: LogHead,
    single: boolean,
  ): Promise<ColumnMapping | undefined> {
    const { group, reward, successes, prompt, promptId, groupSize } = this.mapping;
    const named = group ?? reward ?? successes ?? prompt ?? promptId ?? groupSize;
    if (!isOfColumns(error) || named !== undefined) return undefined;
    const { plainMapping } = await import('../hint/plainMapping.ts');
    return plainMapping({ head, name: this.name, single }, this.mapping);
  }

  /** An error about columns, with columns that do. */
  async #explained(error: unknown, head: LogHead, single: boolean): Promise<unknown> {
    if (!isOfColumns(error)) return error;
    const { explained } = await import('../hint/explained.ts');
    return explained(error, { head, name: this.name, single }, this.mapping);
  }

  /** Whether rows are of a format that can be read, before one is chosen for good. */
  async knows(firstRows: readonly RowObject[], mapping = this.mapping): Promise<boolean> {
    try {
      const context = { ...this.context, mapping };
      await chooseRowFormat(headOf(firstRows), context, this.rowFormats);
      return true;
    } catch (error) {
      if (error instanceof SchemaError) return false;
      throw error;
    }
  }

  /** A log without rows. */
  empty(): Log {
    this.tally.note('empty', 'the log holds no rows');
    return this.#made('rollouts', []);
  }

  /** What a format is told. */
  get context() {
    const nameStep = stepFromName(this.name);
    const { tally, mapping } = this;
    return { tally, mapping, name: this.name, nameStep, run: this.#run };
  }

  /** A log of rows whose format is known. */
  log(
    name: string,
    rows: RowStream,
    head: LogHead,
    format: RowTask['format'],
    single = false,
  ): Log {
    this.tally.format = name;
    this.tally.head = head.rows;
    const batchRows = this.#batchRows;
    const task = { ...this.context, format, head, batchRows };
    const tables = this.#checked(tablesOf(rows, task), head, single);
    return { ...this.#made(format.kind, tables), columns: logColumns(head.rows.slice(head.ahead)) };
  }

  async *#checked(
    tables: AsyncIterable<Table>,
    head: LogHead,
    single: boolean,
  ): AsyncGenerator<Table, void, undefined> {
    try {
      yield* tables;
    } catch (error) {
      throw await this.#explained(error, head, single);
    }
  }

  #made(kind: Log['kind'], tables: AsyncIterable<Table> | Iterable<Table>): Log {
    return {
      format: this.tally.format,
      kind,
      tables: this.#reported(tables),
      summary: () => this.tally.summary(),
    };
  }

  async *#reported(
    tables: AsyncIterable<Table> | Iterable<Table>,
  ): AsyncGenerator<Table, void, undefined> {
    for await (const table of tables) {
      this.#progress();
      yield table;
    }
    this.#progress();
  }

  #progress(): void {
    this.#onProgress?.({ bytes: this.#taken, ...this.#size, rows: this.tally.rows });
  }
}

/** Whether an error is about columns; its class is loaded with the first of them. */
const isOfColumns = (error: unknown): boolean =>
  error instanceof SchemaError && error.name === 'ColumnError';

const isOfRows = (format: RowFormat | DocumentFormat): format is RowFormat => 'open' in format;

function requireWhole(fn: string, parameter: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new DomainError(fn, parameter, 'a whole number ≥ 1', value);
  }
}
