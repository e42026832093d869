import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Tally } from '../log/tally.ts';
import { PromptIds } from '../prompt/promptIds.ts';
import { type AnswerColumns, answerColumns } from './answerColumns.ts';
import { answerHash } from './answerHash.ts';
import { bareName } from './bareName.ts';
import { EpochSteps } from './epochSteps.ts';
import type { LogHead } from './logHead.ts';
import type { MarkedItem, MarkedRollout } from './markedRollout.ts';
import type { RowObject } from './rowFormat.ts';
import { textMarks } from './textMarks.ts';

/** Names of columns that number the writers of a log, or its epochs, without `_`, `-` and case. */
const STREAMS =
  /^(?:(?:world|global|local|dp|data|process)?rank|worker(?:id|idx|index|rank)?|shard(?:id|idx)?|replica(?:id|idx)?|epoch|epochidx)$/;

/** Names of columns that say of which model a row is: each has a log of its own. */
const MODELS = /^(?:model|system|agent|alias|seed)(?:name|id)?$/;
/** Models of a log that are told apart. */
const MOST_MODELS = 8;

/** Names of columns that name the prompt, the most telling first. */
const PROMPTS = (
  'promptid problemid questionid taskid exampleid instanceid docid groupid uid group prompt ' +
  'problem question task instruction query input'
).split(' ');

/** Puts beside items what their rows say and no format asks for. */
export class RowMarks {
  /** The column that may name the prompt of a row in a block. */
  readonly promptColumn: string | undefined;
  readonly #streams: readonly string[];
  readonly #models: readonly string[];
  /** Steps that are counted on; undefined where several writers may be in several epochs. */
  readonly #epochs: EpochSteps | undefined;
  readonly #tally: Tally;
  readonly #keepsRow: boolean;
  readonly #promptIds: PromptIds;
  readonly #answers: AnswerColumns | undefined;

  /**
   * @param head the head of the log.
   * @param mapping what the caller named.
   * @param keepsRow whether more is asked of a row that becomes one item.
   * @param findsAnswers whether rows become rollouts of which no format says what was answered.
   */
  constructor(
    head: LogHead,
    mapping: ColumnMapping,
    naming: Tally,
    keepsRow: boolean,
    findsAnswers: boolean,
  ) {
    this.#keepsRow = keepsRow;
    const names = Object.keys(head.columns);
    this.#streams = names.filter((name) => STREAMS.test(bareName(name)));
    const [own = ''] = this.#streams;
    const isTry = [mapping.rollout].flat().includes(own);
    if (this.#streams.length === 1 && !isTry) this.#epochs = new EpochSteps(this.#streams);
    this.#tally = naming;
    this.#models = names.filter((name) => MODELS.test(bareName(name)) && areFew(name, head.rows));
    const { groupSize, group, promptId, prompt } = mapping;
    if (groupSize !== undefined && (group ?? promptId ?? prompt) === undefined)
      this.promptColumn = PROMPTS.map((word) => names.find((name) => bareName(name) === word)).find(
        (name) => name !== undefined,
      );
    this.#promptIds = new PromptIds(naming);
    this.#answers = findsAnswers ? answerColumns(head.rows, mapping) : undefined;
  }

  /** Whether rows say nothing besides. */
  get isIdle(): boolean {
    const { text, answer, lag } = this.#answers ?? {};
    const found = text ?? answer ?? lag ?? this.promptColumn ?? this.#epochs;
    return found === undefined && this.#streams.length + this.#models.length === 0;
  }

  /** Marks what a row became. */
  put(row: RowObject, items: readonly MarkedItem[]): void {
    if (this.#keepsRow && items.length === 1) items[0]!.row = row;
    if (this.#answers !== undefined)
      markAnswers(items as readonly MarkedRollout[], row, this.#answers);
    if (this.promptColumn !== undefined) {
      const blockOf = this.#promptIds.of(row[this.promptColumn]);
      for (const item of items) item.blockOf = blockOf;
    }
    if (this.#epochs !== undefined) this.#countOn(row, items, this.#epochs);
    if (this.#streams.length + this.#models.length === 0) return;
    const stream = [
      ...this.#streams.map((name) => wholeOf(row[name])),
      ...this.#models.map((name) => nameOf(row[name])),
    ].join(' ');
    for (const item of items) item.stream = stream;
  }

  #countOn(row: RowObject, items: readonly MarkedItem[], epochs: EpochSteps): void {
    const { startAnew } = epochs;
    for (const item of items)
      if (item.step !== undefined && (item as MarkedRollout).kind !== 'eval')
        item.step = epochs.counted(row, item.step);
    if (epochs.startAnew && !startAnew)
      this.#tally.note('steps-per-epoch', 'steps start anew in every epoch, and are counted on');
  }
}

/** Puts beside rollouts what tells equal answers and stale ones; a list may hold one per rollout. */
function markAnswers(
  items: readonly MarkedRollout[],
  row: RowObject,
  { text, answer, lag }: AnswerColumns,
): void {
  const cellOf = (name: string | undefined, i: number): unknown => {
    const value = name === undefined ? undefined : row[name];
    if (items.length === 1) return value;
    return Array.isArray(value) && value.length === items.length ? value[i] : undefined;
  };
  if ((text ?? answer ?? lag) === undefined) return;
  for (let i = 0; i < items.length; i++)
    markAnswer(items[i]!, cellOf(text, i), cellOf(answer, i), cellOf(lag, i));
}

/** Puts beside a rollout what no format and no caller said of it. */
function markAnswer(item: MarkedRollout, text: unknown, answer: unknown, lag: unknown): void {
  if (text !== undefined && item.textHash === undefined) {
    const marks = textMarks(text);
    item.textHash = marks?.textHash;
    item.textLength = marks?.textLength;
  }
  if (answer !== undefined) item.answerHash ??= answerHash(answer);
  if (typeof lag === 'number') item.lag ??= lag;
}

/** Whether a column has a few values, and not one of its own in every other row. */
function areFew(name: string, rows: readonly RowObject[]): boolean {
  const values = new Set(rows.map((row) => nameOf(row[name])));
  return values.size <= Math.min(MOST_MODELS, Math.max(1, rows.length / 2));
}

const nameOf = (value: unknown): string =>
  typeof value === 'string' ? value.slice(0, 64) : typeof value === 'number' ? String(value) : '';

/** A number of a writer or an epoch, of which a part may have passed. */
const wholeOf = (value: unknown): number | string => {
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? Math.floor(number) : '';
};
