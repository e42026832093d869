import { isDictionary } from '@bits-per-sample/core';
import type { CauseFacts } from './causeFacts.ts';
import { promptRowsOf } from './promptRowsOf.ts';

/** A label that each prompt keeps, such as the data set that it is from. */
export interface PromptLabel {
  /** The column that holds it; `category` for the one that the log or the caller calls so. */
  readonly column: string;
  /** Whether it is called the category. */
  readonly given: boolean;
  /** Label of each prompt, −1 where it has none; shape [prompts]. */
  readonly codes: Int32Array;
  /** What the labels are called. */
  readonly names: readonly string[];
  /** Other columns that split the prompts alike. */
  readonly sameAs: readonly string[];
}

const LABEL = /^label:(.*)$/s;
const MOST_LABELS = 50;

/** The labels of prompts that a log tells, the category first; of columns that split them alike, one. */
export function promptLabels({ groups, prompts, promptTable }: CauseFacts): PromptLabel[] {
  if (prompts === undefined) return [];
  const category = categoryOf(groups, prompts.codes, prompts.values.length);
  const found: PromptLabel[] = category === undefined ? [] : [category];
  if (promptTable !== undefined) {
    const rows = promptRowsOf(prompts, promptTable);
    for (const [name, cells] of Object.entries(promptTable.columns)) {
      const column = LABEL.exec(name)?.[1];
      if (column === undefined || !isDictionary(cells)) continue;
      const codes = rows.map((row) => (row < 0 ? -1 : cells.codes[row]!));
      found.push({ column, given: false, codes, names: cells.values, sameAs: [] });
    }
  }
  if (found.length === 0) return [];
  const came = new Uint8Array(prompts.values.length);
  const { codes: own } = prompts;
  for (let i = 0; i < own.length; i++) if (own[i]! >= 0) came[own[i]!] = 1;
  const seen = Int32Array.from(came.keys()).filter((code) => came[code] === 1);
  return withoutCopies(
    found.filter(({ codes }) => isSplit(codes, seen)),
    seen,
  );
}

/** The category, where each prompt keeps it. */
function categoryOf(
  { category }: CauseFacts['groups'],
  prompts: Int32Array,
  size: number,
): PromptLabel | undefined {
  if (category === undefined || category.values.length > 2 ** 16) return undefined;
  const codes = new Int32Array(size).fill(-1);
  for (let i = 0; i < prompts.length; i++) {
    const prompt = prompts[i]!;
    const code = category.codes[i]!;
    if (prompt < 0 || code < 0) continue;
    if (codes[prompt]! >= 0 && codes[prompt] !== code) return undefined;
    codes[prompt] = code;
  }
  return { column: 'category', given: true, codes, names: category.values, sameAs: [] };
}

/** Whether some prompts have 2 to 50 labels. */
function isSplit(codes: Int32Array, among: Int32Array): boolean {
  const labels = new Set<number>();
  for (const prompt of among) if (codes[prompt]! >= 0) labels.add(codes[prompt]!);
  return labels.size >= 2 && labels.size <= MOST_LABELS;
}

function withoutCopies(labels: readonly PromptLabel[], among: Int32Array): PromptLabel[] {
  const kept: { label: PromptLabel; ranks: Int32Array; copies: string[] }[] = [];
  for (const label of labels) {
    const ranks = ranksOf(label.codes, among);
    const first = kept.find((one) => one.ranks.every((rank, i) => rank === ranks[i]));
    if (first === undefined) kept.push({ label, ranks, copies: [] });
    else first.copies.push(label.column);
  }
  return kept.map(({ label, copies }) => ({ ...label, sameAs: copies }));
}

/** Labels by the order in which they come, so that equal splits are equal numbers. */
function ranksOf(codes: Int32Array, among: Int32Array): Int32Array {
  const ranks = new Map<number, number>();
  return among.map((prompt) => {
    const code = codes[prompt]!;
    if (code < 0) return -1;
    const rank = ranks.get(code) ?? ranks.size;
    ranks.set(code, rank);
    return rank;
  });
}
