import { type Column, type Dictionary, dictionary, type Table } from '@bits-per-sample/core';
import type { ColumnMapping } from '../log/columnMapping.ts';
import { type CellPath, cellAt } from './cellAt.ts';
import { labelOf } from './labelOf.ts';
import type { LogHead } from './logHead.ts';
import type { MarkedItem } from './markedRollout.ts';
import { promptColumns } from './promptColumns.ts';
import { PromptTexts } from './promptTexts.ts';
import type { RowObject } from './rowFormat.ts';

/** Labels that a column may have. */
const MOST_LABELS = 50;
/** Prompts that are followed. */
const MOST_PROMPTS = 2 ** 20;

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
      ofPrompt: new Uint8Array(1024),
      last: undefined,
    }));
    this.#texts = byText || text === undefined ? undefined : new PromptTexts(text);
  }

  /** Looks at a row and what became of it. */
  see(row: RowObject, items: readonly MarkedItem[]): void {
    if (this.#labels.length === 0 && this.#texts === undefined) return;
    for (const { prompt, group } of items) this.#see(prompt ?? group, row, prompt !== undefined);
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

  #see(prompt: string, row: RowObject, named: boolean): void {
    const isSame = prompt === this.#last;
    const known = isSame ? this.#row : this.#rows.get(prompt);
    const isNew = known === undefined;
    if (isNew && this.#rows.size >= MOST_PROMPTS) return;
    this.#row = known ?? this.#rows.size;
    if (isNew) this.#rows.set(prompt, this.#row);
    this.#last = prompt;
    let given = false;
    for (const label of this.#labels) {
      const cell = cellAt(row, label.path);
      if (isSame && cell === label.last) continue;
      label.last = cell;
      given = !keeps(label, this.#row, isNew, cell) || given;
    }
    if (given) this.#labels = this.#labels.filter(({ codes }) => codes.size > 0);
    if (this.#labels.length === 0 && this.#texts === undefined) this.#rows.clear();
    if (named) this.#texts?.see(this.#row, row);
  }
}

/** Whether a column may still label prompts, after one more cell. A column that is given up forgets its cells. */
function keeps(label: Label, row: number, isNew: boolean, cell: unknown): boolean {
  const code = label.codes.get(cell) ?? newCode(label, cell);
  if (code !== undefined && (isNew || label.ofPrompt[row] === code)) {
    if (row >= label.ofPrompt.length) {
      const wider = new Uint8Array(2 * label.ofPrompt.length);
      wider.set(label.ofPrompt);
      label.ofPrompt = wider;
    }
    label.ofPrompt[row] = code;
    return true;
  }
  label.codes.clear();
  return false;
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
