import { type Column, type Dictionary, dictionary, type Table } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { type CellPath, cellAt } from './cellAt.ts';
import type { Cells } from './cells.ts';
import type { ColumnBatch } from './columnBatch.ts';
import { labelOf } from './labelOf.ts';
import type { LogHead } from './logHead.ts';
import type { MarkedItem } from './markedRollout.ts';
import type { Names } from './namesOf.ts';
import { promptColumns } from './promptColumns.ts';
import { PromptTexts } from './promptTexts.ts';
import type { RowObject } from './rowFormat.ts';
import { valueIn } from './valueIn.ts';

/** Labels that a column may have. */
const MOST_LABELS = 50;
/** Prompts that are followed. */
const MOST_PROMPTS = 2 ** 20;

/** What the prompts and the groups of some rows are called. */
export interface PromptNames {
  readonly prompt: Names | undefined;
  readonly group: Names;
}

/** A column that may label prompts. */
interface Label {
  readonly path: CellPath;
  /** Cells that were met, by what they are called; 0 for one that is missing. */
  readonly codes: Map<unknown, number>;
  readonly names: string[];
  /** Code of each prompt. */
  ofPrompt: Uint8Array;
  /** The cell of the row before, which was of the prompt that was looked at last. */
  last: unknown;
}

/**
 * Watches what rows say of their prompts: labels that a prompt has in all of its rows, and its text
 * where an id stands beside it. A column is given up with the 51st label, or as soon as one prompt
 * has two.
 */
export class PromptWatch {
  #labels: Label[];
  readonly #texts: PromptTexts | undefined;
  readonly #rows = new Map<string, number>();
  #last: string | undefined;
  #row = 0;

  /**
   * @param head the head of the log.
   * @param mapping what the caller named.
   * @param byText whether the text of a prompt is its name.
   */
  constructor(head: LogHead, mapping: ColumnMapping, byText: boolean) {
    const { labels, text } = promptColumns(head, mapping);
    this.#labels = labels.map((path) => ({
      path,
      codes: new Map(),
      names: [],
      ofPrompt: new Uint8Array(1024).fill(UNMET),
      last: undefined,
    }));
    this.#texts = byText || text === undefined ? undefined : new PromptTexts(text);
  }

  /** Looks at a row and what became of it. */
  see(row: RowObject, items: readonly MarkedItem[]): void {
    if (this.#isIdle) return;
    for (let i = 0; i < items.length; i++) {
      const { prompt, group } = items[i]!;
      this.#see(prompt ?? group, row, prompt !== undefined);
    }
  }

  /**
   * Looks at rows that are columns.
   *
   * @param batch the columns.
   * @param names the prompt and the group of each row.
   * @param from place of the first of these rows in the batch.
   */
  seeColumns({ cells }: ColumnBatch, names: PromptNames, from: number): void {
    if (this.#isIdle) return;
    const rows = this.#rowsOf(names);
    const cellsAt = ([name = '', ...rest]: CellPath): Cells | undefined =>
      rest.length === 0 ? cells.get(name) : undefined;
    this.#labels = this.#labels.filter((label) =>
      keepsColumn(label, cellsAt(label.path), rows, from),
    );
    const texts = this.#texts && cellsAt(this.#texts.path);
    const textAt = texts && valueIn(texts);
    if (textAt === undefined || names.prompt === undefined) return;
    for (const [i, row] of rows.entries())
      if (row >= 0 && row !== rows[i - 1] && names.prompt.codes[i]! >= 0)
        this.#texts!.see(row, textAt(from + i));
  }

  /** One row for each prompt; undefined where nothing is known of any. */
  table(): Table | undefined {
    const size = this.#rows.size;
    const columns: Record<string, Column> = { ...this.#texts?.columns(size) };
    for (const { path, names, ofPrompt } of this.#labels)
      if (names.length > 1)
        columns[`label:${path.join('.')}`] = {
          codes: Int32Array.from(ofPrompt.subarray(0, size), (code) => code - 1),
          values: [...names],
        } satisfies Dictionary;
    if (Object.keys(columns).length === 0) return undefined;
    return { rowCount: size, columns: { prompt: dictionary([...this.#rows.keys()]), ...columns } };
  }

  get #isIdle(): boolean {
    return this.#labels.length === 0 && this.#texts === undefined;
  }

  #see(prompt: string, row: RowObject, named: boolean): void {
    const isSame = prompt === this.#last;
    if (!isSame) this.#row = this.#rowOf(prompt);
    this.#last = prompt;
    if (this.#row < 0) return;
    let given = false;
    for (const label of this.#labels) {
      const cell = cellAt(row, label.path);
      if (isSame && cell === label.last) continue;
      label.last = cell;
      given = !keeps(label, this.#row, cell) || given;
    }
    if (given) this.#labels = this.#labels.filter(({ codes }) => codes.size > 0);
    if (named) this.#texts?.see(this.#row, cellAt(row, this.#texts.path));
  }

  /** The row of a prompt; −1 for one too many. */
  #rowOf(prompt: string): number {
    const known = this.#rows.get(prompt);
    if (known !== undefined) return known;
    if (this.#rows.size >= MOST_PROMPTS) return -1;
    this.#rows.set(prompt, this.#rows.size);
    return this.#rows.size - 1;
  }

  /** The row of the prompt of each of some rows. */
  #rowsOf({ prompt, group }: PromptNames): Int32Array {
    const known = new Map<string, number>();
    const rowIn = ({ codes, values }: Names, i: number): number => {
      const name = values[codes[i]!]!;
      const row = known.get(name) ?? this.#rowOf(name);
      known.set(name, row);
      return row;
    };
    const rows = new Int32Array(group.codes.length);
    for (let i = 0; i < rows.length; i++) {
      const names = prompt !== undefined && prompt.codes[i]! >= 0 ? prompt : group;
      const isSame = i > 0 && prompt?.codes[i] === prompt?.codes[i - 1];
      rows[i] =
        isSame && (names === prompt || group.codes[i] === group.codes[i - 1])
          ? rows[i - 1]!
          : rowIn(names, i);
    }
    return rows;
  }
}

/** The code of a prompt that was not met. */
const UNMET = 255;

/** Whether a column may still label prompts, after one more cell. A column that is given up forgets its cells. */
function keeps(label: Label, row: number, cell: unknown): boolean {
  const code = label.codes.get(cell) ?? newCode(label, cell);
  while (row >= label.ofPrompt.length) {
    const wider = new Uint8Array(2 * label.ofPrompt.length).fill(UNMET);
    wider.set(label.ofPrompt);
    label.ofPrompt = wider;
  }
  const before = label.ofPrompt[row]!;
  if (code === undefined || (before !== code && before !== UNMET)) {
    label.codes.clear();
    return false;
  }
  label.ofPrompt[row] = code;
  return true;
}

/** The same after more cells. */
function keepsColumn(
  label: Label,
  cells: Cells | undefined,
  rows: Int32Array,
  from: number,
): boolean {
  const raw = cells?.kind === 'text' ? cells.codes : cells?.values;
  const at = cells && valueIn(cells);
  for (let i = 0; i < rows.length; i++) {
    if (i > 0 && rows[i] === rows[i - 1] && raw?.[from + i] === raw?.[from + i - 1]) continue;
    if (rows[i]! >= 0 && !keeps(label, rows[i]!, at?.(from + i))) return false;
  }
  return true;
}

/** The code of a cell that was not met; undefined where it is no label, or one too many. */
function newCode({ codes, names }: Label, cell: unknown): number | undefined {
  const name = labelOf(cell);
  if (name === null || codes.size > 4 * MOST_LABELS) return undefined;
  let code = name === undefined ? 0 : names.indexOf(name) + 1;
  if (name !== undefined && code === 0) {
    if (names.length >= MOST_LABELS) return undefined;
    code = names.push(name);
  }
  codes.set(cell, code);
  return code;
}
