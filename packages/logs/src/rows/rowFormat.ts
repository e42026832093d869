import type { Hash64 } from '../bytes/hash64.ts';
import type { ColumnMapping } from '../log/columnMapping.ts';
import type { Grouping, LogFormat, PromptIdentity } from '../log/log.ts';
import type { Tally } from '../log/tally.ts';
import type { RunFiles } from './runFacts.ts';

/** A parsed row: an object of JSON, a row of a CSV or Parquet file. */
export type RowObject = Readonly<Record<string, unknown>>;

/** One rollout, on its way into the table. */
export interface Rollout {
  /** Name of the run, when a log holds several. */
  run?: string | undefined;
  /** Training step. */
  step?: number | undefined;
  /** The rollouts that are compared: one prompt at one step. Unique within a step. */
  group: string;
  /** Identity of the prompt across steps, runs and models; left out when nothing tells it. */
  prompt?: string | undefined;
  /** Makes a group of every so many rollouts of a step; `group` is set then. */
  blockSize?: number | undefined;
  /** What was rewarded; NaN when it is missing. */
  reward: number;
  /** Parts of the reward by name, where it has several; NaN where one does not apply. */
  parts?: Readonly<Record<string, number>> | undefined;
  /** 0 or 1, when success is not the reward. */
  success?: number | undefined;
  /** Kind of task. */
  category?: string | undefined;
  /** `train` or `eval`. */
  kind?: string | undefined;
  /** `ok`, `error` or `truncated`. */
  status?: string | undefined;
  /** Tokens of the prompt. */
  inputTokens?: number | undefined;
  /** Tokens of the answer. */
  outputTokens?: number | undefined;
  /** Log-probability of the answer, summed over its tokens, in nats. */
  logprob?: number | undefined;
  /** Advantage that the trainer used. */
  advantage?: number | undefined;
  /** Probability with which the policy that chose prompts drew the group. */
  propensity?: number | undefined;
  /** Hash of the answer's text: the same for equal texts, below 2⁵². */
  textHash?: number | undefined;
  /** Length of the answer's text in characters (UTF-16 units). */
  textLength?: number | undefined;
  /** Hash of the answer that was taken out of the text, and not of the one that is right. */
  answerHash?: number | undefined;
  /** Updates of the policy between the one that sampled the rollout and the one trained on it. */
  lag?: number | undefined;
  /** Log-probability of the answer by the trainer less that by the sampler, in nats. */
  logRatio?: number | undefined;
  /** Sums over tokens, codes of turns: columns of the table by name. */
  dense?: Readonly<Record<string, number>> | undefined;
  /** Name of the rollout within its group: a second row of that name is a duplicate. */
  rollout?: string | undefined;
  /** Name of the rollout in all files of its run, such as a UUID: what comes again is a duplicate. */
  id?: string | undefined;
  /** Hash of all that the row says: a block of rows that comes back unchanged is a duplicate. */
  content?: Hash64 | undefined;
}

/** One group, already counted. */
export interface GroupCount {
  /** Name of the run, when a log holds several. */
  run?: string | undefined;
  /** Training step. */
  step?: number | undefined;
  /** Name of the group, unique within a step. */
  group: string;
  /** Identity of the prompt across steps, runs and models; left out when nothing tells it. */
  prompt?: string | undefined;
  /** Kind of task. */
  category?: string | undefined;
  /** Probability with which the policy that chose prompts drew the group. */
  propensity?: number | undefined;
  /** Successes c among the attempts. */
  successes: number;
  /** Attempts n. */
  attempts: number;
}

/**
 * One example of supervised training, scored: what its tokens cost a model, by teacher forcing. Either
 * `nll`, of one look at it, or `nllBefore` and `nllAfter`.
 */
export interface ScoredExample {
  /** Name of the run, when a log holds several. */
  run?: string | undefined;
  /** Training step, or epoch, of the look. */
  step?: number | undefined;
  /** Name of the example: the same at another look and by another model. */
  example: string;
  /** Data set, domain or task that it comes from. */
  source?: string | undefined;
  /** `train`: it is trained on; `eval`: it is held out. */
  split?: string | undefined;
  /** Tokens that were scored; NaN when unknown. */
  tokens: number;
  /** What the likelihoods are of: all tokens together, one token in the mean, or not told. */
  unit: 'example' | 'token' | 'unknown';
  /** Negative log-likelihood of a look, in nats; NaN when it is missing. */
  nll?: number | undefined;
  /** The same before training. */
  nllBefore?: number | undefined;
  /** The same after training. */
  nllAfter?: number | undefined;
}

/**
 * What was logged at one step, by name; NaN where a value is missing. The step stands under `step`;
 * where a log holds several runs, the name of the run, as text, under `run`.
 *
 * A container of metrics need not make these itself: rows `{step, run?, name: number, …}`, one or
 * several a step, or `{step, run?, key: name, value: number}`, go to `metricsLog`, where
 * one reader puts them together, whatever the container.
 */
export type MetricsRow = Readonly<Record<string, number | string>>;

/** What a row becomes, by the kind of log. */
export interface RowKinds {
  /** One rollout at a time. */
  rollouts: Rollout;
  /** One group at a time, already counted. */
  counts: GroupCount;
  /** What was logged at one step. */
  metrics: MetricsRow;
  /** One scored example at a time. */
  examples: ScoredExample;
}

/** What a format of documents knows when it starts to read. */
export interface DocumentContext {
  /** The running account. */
  readonly tally: Tally;
  /** What the caller named; it is put in for the reader, unless that `uses` a field itself. */
  readonly mapping: ColumnMapping;
  /** Name of the source. */
  readonly name: string;
  /** The step that the name carries, if any. */
  readonly nameStep: number | undefined;
  /** What the other files of the run say of this one, if they were looked through. */
  readonly run?: RunFiles | undefined;
}

/** What a format of rows knows when it starts to read. */
export interface RowContext extends DocumentContext {
  /**
   * The row by which the format was recognised: the first that looks like most of the head, so
   * that a line of settings before the rows decides nothing.
   */
  readonly first: RowObject;
  /** The first rows: some 256 or 1 MB at most, never none. */
  readonly head: readonly RowObject[];
  /** Whether the rows are one single document. */
  readonly single: boolean;
}

/** Where a reader puts what it made of a row. */
export interface RowSink<T> {
  /** Gives out what a row holds. */
  push(item: T): void;
  /**
   * Announces what is pushed later, once more of the log is known: the same object, so that
   * what the caller named of this row can be put into it. A reader that holds back anything
   * holds back everything.
   */
  hold(item: T): void;
}

/** Turns rows into rollouts, counted groups, metrics or scored examples. */
export interface RowReader<T> {
  /** How it groups. */
  readonly grouping?: Grouping | undefined;
  /** How it tells prompts apart; when left out, by the items' `prompt`, else by the group. */
  readonly prompts?: Pick<PromptIdentity, 'method' | 'detail'> | undefined;
  /**
   * Fields of the mapping that it looks up itself. All others that the caller named are looked
   * up for it and put into what it made of the row.
   */
  readonly uses?: readonly (keyof ColumnMapping)[];
  /** Called before a row is read: loads what only some rows need, where it is not loaded yet. */
  prepare?(row: RowObject): Promise<unknown> | undefined;
  /**
   * Reads one row, the `index`-th; what it holds is pushed to `out`. A row may come twice, when
   * the first time an identifier was rounded: what it pushed then is forgotten.
   */
  read(row: RowObject, out: RowSink<T>, index: number): void;
  /** Called after the last row; what the reader held back is pushed to `out`. */
  end?(out: RowSink<T>): void;
}

/**
 * A format of rows: JSON lines, a list, CSV, Parquet. A new one is one file and one entry in the
 * list of formats, or is handed to {@link readLog} from outside. Which bits a log can tell
 * rests on what is taken for a group here.
 *
 * @example
 * ```ts
 * const toy: RowFormat = {
 *   name: 'toy-eval',
 *   kind: 'rollouts',
 *   recognises: (row) => 'question' in row && 'verdict' in row,
 *   open: ({ tally }) => ({
 *     grouping: { method: 'explicit id', detail: 'question' },
 *     read(row, out) {
 *       const group = tally.id(row.question);
 *       if (group === undefined) tally.skip('no-group', (n) => `${n} rows without a question`);
 *       else out.push({ group, prompt: group, reward: tally.number(row.verdict) });
 *     },
 *   }),
 * };
 * const log = await readLog(fromText('{"question":7,"verdict":"pass"}'), { formats: [toy] });
 * log.format; // => 'toy-eval'
 * ```
 */
export type RowFormat = {
  [K in keyof RowKinds]: {
    /** Name of the format. */
    readonly name: LogFormat;
    /** What it reads. */
    readonly kind: K;
    /** Whether a row is of this format, told by most of its fields. */
    recognises(row: RowObject): boolean;
    /** Starts to read a log. */
    open(context: RowContext): RowReader<RowKinds[K]>;
  };
}[keyof RowKinds];

/** A reader, and what it makes of rows. */
export type ReaderOfKind = {
  [K in keyof RowKinds]: {
    /** What is read. */
    readonly kind: K;
    /** Reads the rows. */
    readonly reader: RowReader<RowKinds[K]>;
  };
}[keyof RowKinds];

/** The rows that a document holds, as they stand there, and their reader. */
export type DocumentRows = ReaderOfKind & {
  /** The rows in the document. */
  readonly rows: Iterable<unknown>;
};

/**
 * A format that is one JSON document with rows somewhere in it. A new one is one file and one
 * entry in the list of formats, or is handed to {@link readLog} from outside.
 *
 * @example
 * ```ts
 * const toy: DocumentFormat = {
 *   name: 'toy-history',
 *   recognises: (document) => Array.isArray(document.losses),
 *   openDocument: (document, { tally }) => ({
 *     kind: 'metrics',
 *     rows: document.losses as unknown[],
 *     reader: { read: (row, out) => out.push({ loss: tally.number(row.loss) }) },
 *   }),
 * };
 * const log = await readLog(fromText('{"losses":[{"loss":2}]}'), { formats: [toy] });
 * log.kind; // => 'metrics'
 * ```
 */
export interface DocumentFormat {
  /** Name of the format. */
  readonly name: LogFormat;
  /** Columns that it reads by itself: who names these asks for nothing else. */
  readonly columns?: ColumnMapping;
  /** Whether a document is of this format. */
  recognises(document: RowObject): boolean;
  /** Starts to read a document. */
  openDocument(document: RowObject, context: DocumentContext): DocumentRows;
}

/** Whether a row has all these fields of its own. */
export const has = (row: RowObject, ...keys: readonly string[]): boolean =>
  keys.every((key) => Object.hasOwn(row, key));
