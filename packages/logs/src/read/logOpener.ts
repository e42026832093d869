import { DomainError, SchemaError, type Table } from '@bits-per-sample/core';
import { checkUnpacked } from '../bytes/checkUnpacked.ts';
import { chooseRowFormat, ofMeans, saysEverything } from '../formats/chooseRowFormat.ts';
import { SideFileError } from '../formats/sideFileError.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Log } from '../log/log.ts';
import { ColumnError } from '../rows/columnError.ts';
import { logColumns } from '../rows/logColumns.ts';
import { HEAD_ROWS, headOf, type LogHead } from '../rows/logHead.ts';
import { LogTally } from '../rows/logTally.ts';
import { mappingInWords } from '../rows/mappingInWords.ts';
import { isObject } from '../rows/objectOf.ts';
import type { DocumentFormat, RowFormat, RowObject } from '../rows/rowFormat.ts';
import { type RowStream, type RowTask, tablesOf } from '../rows/rowStream.ts';
import type { RunFiles } from '../rows/runFacts.ts';
import { stepFromName } from '../rows/stepFromName.ts';
import type { ReadOptions, ReadProgress } from './readOptions.ts';

/** What every container of rows needs to become a log: the format, the account, the options. */
export class LogOpener {
  readonly tally: LogTally = new LogTally();
  mapping: ColumnMapping;
  readonly #name: string;
  readonly #run: RunFiles | undefined;
  readonly #batchRows: number;
  readonly #rowFormats: readonly RowFormat[];
  readonly #documentFormats: readonly DocumentFormat[];
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
    this.#name = name;
    this.#batchRows = batchRows;
    this.#rowFormats = formats.filter(isOfRows);
    this.#documentFormats = formats.filter((format) => !isOfRows(format)) as DocumentFormat[];
    this.#onProgress = onProgress;
    this.#size = size === undefined ? {} : { totalBytes: size };
  }

  /** Counts bytes that were taken from the source. */
  readonly onBytes = (count: number): void => {
    this.#taken += count;
    this.#progress();
  };

  /** Refuses one document that unpacks to far more than was taken from the source. */
  readonly onHeld = (bytes: number): void => checkUnpacked(this.#name, bytes, this.#taken);

  /** A log of rows, by the format that the first of them tell. */
  async rows(rows: RowStream, firstRows: readonly RowObject[], single = false): Promise<Log> {
    const head = headOf(firstRows);
    try {
      return await this.#recognised(rows, head, single);
    } catch (error) {
      const mapping = await this.#plainMapping(error, head, single);
      if (mapping === undefined) throw await this.#explained(error, head, single);
      this.mapping = mapping;
      const named = mappingInWords(mapping);
      this.tally.note('columns-taken', `the columns are taken by their names: ${named}`);
      return this.#recognised(rows, head, single);
    }
  }

  async #recognised(rows: RowStream, head: LogHead, single: boolean): Promise<Log> {
    const format = await chooseRowFormat(head, this.#context, this.#rowFormats);
    const known = format.recognises(head.first)
      ? undefined
      : head.rows.find((row) => format.recognises(row));
    const context = { ...this.#context, first: known ?? head.first, head: head.rows, single };
    const reader = format.open(context);
    const task = { kind: format.kind, reader } as RowTask['format'];
    return this.#log(format.name, rows, head, task, single);
  }

  /** Columns of a log in no known format that leaves nothing open, where the caller named none. */
  async #plainMapping(
    error: unknown,
    head: LogHead,
    single: boolean,
  ): Promise<ColumnMapping | undefined> {
    const { group, reward, successes, prompt, promptId, groupSize } = this.mapping;
    const named = group ?? reward ?? successes ?? prompt ?? promptId ?? groupSize;
    if (!(error instanceof ColumnError) || named !== undefined) return undefined;
    const { plainMapping } = await import('../hint/plainMapping.ts');
    return plainMapping({ head, name: this.#name, single }, this.mapping);
  }

  /** An error about columns, with columns that do. */
  async #explained(error: unknown, head: LogHead, single: boolean): Promise<unknown> {
    if (!(error instanceof ColumnError)) return error;
    const { explained } = await import('../hint/explained.ts');
    return explained(error, { head, name: this.#name, single }, this.mapping);
  }

  /** Whether rows are of a format that can be read, before one is chosen for good. */
  async knows(firstRows: readonly RowObject[], mapping = this.mapping): Promise<boolean> {
    try {
      const context = { ...this.#context, mapping };
      await chooseRowFormat(headOf(firstRows), context, this.#rowFormats);
      return true;
    } catch (error) {
      if (error instanceof SchemaError) return false;
      throw error;
    }
  }

  /** A log that is one JSON document: rows somewhere in it, or one row. */
  async document(document: RowObject): Promise<Log> {
    await this.#refuseModelFile(document);
    const format = await this.#documentFormat(document);
    if (format) {
      this.mapping = beyond(this.mapping, format.columns);
      const { rows, ...task } = format.openDocument(document, this.#context);
      const batch = [...rows];
      const head = headOf(batch.slice(0, HEAD_ROWS).filter(isObject));
      return this.#log(format.name, parsed([batch]), { ...head, ahead: 0 }, task);
    }
    const { tableRows } = await import('../json/tableRows.ts');
    const table = this.#isOwn(document) ? undefined : tableRows(document);
    if (table?.length === 0) return this.empty();
    if (table) return this.rows(parsed([table]), table.slice(0, HEAD_ROWS));
    const rows = await this.#container(document);
    if (rows) return this.rows(parsed([rows]), rows.slice(0, HEAD_ROWS));
    return this.rows(parsed([[document]]), [document], true);
  }

  /** Rows under their names, or in columns; undefined where the document is one row. */
  async #container(document: RowObject): Promise<readonly RowObject[] | undefined> {
    if (await this.knows([document], {})) return undefined;
    const { containerRows, keyedMapping } = await import('./containerRows.ts');
    const found = containerRows(document);
    if (found?.keyed) {
      const mapping = keyedMapping(this.mapping, document);
      if (mapping === undefined) return undefined;
      this.mapping = mapping;
    }
    return found?.rows;
  }

  /** A tokenizer's vocabulary holds the fields of every format, so this comes before them. */
  async #refuseModelFile(document: RowObject): Promise<void> {
    if (saysEverything(this.mapping) || this.#isOwn(document)) return;
    const { modelFile } = await import('../formats/modelFiles.ts');
    const kind = modelFile(document, this.#name);
    if (kind !== undefined) throw new SideFileError(this.#name, kind);
  }

  /** Whether a format of the caller's knows a document. */
  #isOwn(document: RowObject): boolean {
    const own = [...this.#rowFormats, ...this.#documentFormats];
    return own.some(({ recognises }) => recognises(document));
  }

  async #documentFormat(document: RowObject): Promise<DocumentFormat | undefined> {
    const own = this.#documentFormats.find(({ recognises }) => recognises(document));
    if (own) return own;
    const { documentFormats } = await import('../formats/rareFormats.ts');
    const known = documentFormats.find(({ recognises }) => recognises(document));
    // whoever names the columns of the document itself reads it another way
    const asked = beyond(this.mapping, known?.columns);
    return known !== undefined && saysEverything(asked) && isWithin(document, asked)
      ? undefined
      : known;
  }

  /**
   * A log of metrics, from a container that holds nothing else (a database of scalars, an event
   * file): plain rows `{step, run?, name: number, …}`, one or several a step and in any order, or
   * one value a row, `{step, run?, key: name, value: number}`. Steps and names as they were logged.
   */
  async metrics(format: string, batches: RowStream['batches']): Promise<Log> {
    const { metrics, metricMeans } = await import('../formats/metrics.ts');
    const { kind, open } = ofMeans(this.mapping) ? metricMeans : metrics;
    const reader = open({ ...this.#context, first: {}, head: [], single: false });
    const task = { kind, reader } as RowTask['format'];
    return this.#log(format, parsed(batches), headOf([]), task);
  }

  /** A log without rows. */
  empty(): Log {
    this.tally.note('empty', 'the log holds no rows');
    return this.#made('rollouts', []);
  }

  get #context() {
    const nameStep = stepFromName(this.#name);
    const { tally, mapping } = this;
    return { tally, mapping, name: this.#name, nameStep, run: this.#run };
  }

  #log(
    name: string,
    rows: RowStream,
    head: LogHead,
    format: RowTask['format'],
    single = false,
  ): Log {
    this.tally.format = name;
    this.tally.head = head.rows;
    const batchRows = this.#batchRows;
    const task = { ...this.#context, format, head, batchRows };
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

/** A mapping without what a format reads by itself. */
const beyond = (mapping: ColumnMapping, own: ColumnMapping = {}): ColumnMapping =>
  Object.fromEntries(
    Object.entries(mapping).filter(
      ([field, path]) => String(path) !== String(own[field as keyof ColumnMapping]),
    ),
  );

/** Whether groups and rewards are named as fields of a document itself. */
const isWithin = (document: RowObject, { group, reward }: ColumnMapping): boolean =>
  group !== undefined &&
  [...group, ...(reward ?? [])].every((path) =>
    Object.keys(document).some((key) => path === key || path.startsWith(`${key}.`)),
  );

const isOfRows = (format: RowFormat | DocumentFormat): format is RowFormat => 'open' in format;

function requireWhole(fn: string, parameter: string, value: number): void {
  if (!Number.isSafeInteger(value) || value < 1) {
    throw new DomainError(fn, parameter, 'a whole number ≥ 1', value);
  }
}

/** Rows that are values already. */
export const parsed = (batches: RowStream['batches']): RowStream => ({
  batches,
  decode: (row) => row,
});
