import type { ReadOptions } from '@bits-per-sample/logs';
import { type ColumnOptions, moreColumns, namedColumns } from './columnOptions.ts';
import type { BaselineName } from './estimator.ts';
import { entriesOf, type OptionEntry, type OptionTable } from './optionTable.ts';
import type { Question } from './question.ts';
import type { RunProgress } from './runProgress.ts';
import { type StepOptions, stepTable } from './stepOptions.ts';

/** What a program can say about reading, and a command line cannot. */
export interface ReadingOptions {
  /** Formats of one's own, tried before those that are known. */
  readonly formats?: ReadOptions['formats'] | undefined;
  /** Called while reading; a new file starts with 0 bytes and 0 rows. */
  readonly onProgress?: ((progress: RunProgress) => void) | undefined;
  /** Stops reading: the promise is rejected with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What counts as a success, and how sure the intervals are. */
export interface JudgingOptions {
  /**
   * What counts as a success: `'>=1'`, `'>0'`, `'2'`, or a word of the reward such as `'PASS'`, of
   * which all others but timeouts and errors are failures then.: what the log itself says,
   * if it does.
   */
  readonly success?: string | undefined;
  /** `'fail'`: a missing reward counts as 0 and no success. Default `'leave'`: it counts as nothing. */
  readonly missing?: 'fail' | 'leave' | undefined;
  /** Nominal coverage of the intervals, in (0, 1). Default 0.95. */
  readonly level?: number | undefined;
}

/** How a report is made. The names and meanings are those of the command line's options. */
export interface ReportOptions extends ColumnOptions, JudgingOptions, ReadingOptions, StepOptions {
  /** Which rollouts. Default: those of training, if there are any. */
  readonly kind?: 'train' | 'eval' | undefined;
  /** Prompts like these (`'sample'`, the default), or these prompts run again (`'these'`). */
  readonly question?: Question | undefined;
  /**
   * How the trainer makes advantages of rewards, which decides what groups with equal rewards do.
   * Default: what the advantages in the log tell, if there are any.
   */
  readonly estimator?: BaselineName | undefined;
  /** Chance that the verifier passes a wrong answer, in (0, 1). Default: verdicts are right. */
  readonly falsePass?: number | undefined;
  /** Chance that the verifier fails a right answer, in (0, 1). Default: verdicts are right. */
  readonly falseFail?: number | undefined;
  /** What a likelihood of a scored example is of. Default: what names and numbers tell. */
  readonly nllUnit?: 'example' | 'token' | undefined;
  /** Column of the gradient norm of a small batch, in a log of metrics. */
  readonly smallNorm?: string | undefined;
  /** Column of the gradient norm of a large batch, at the same steps. */
  readonly bigNorm?: string | undefined;
  /** Prompt groups behind `smallNorm`, whole ones; of supervised training, examples. */
  readonly smallBatch?: number | undefined;
  /** The same behind `bigNorm`. */
  readonly bigBatch?: number | undefined;
  /** What the run is called. Default: the names of the files. */
  readonly name?: string | undefined;
}

/** Options of judging, as every command has them. */
export const judging = /* @__PURE__ */ (() => ({
  success: {
    kind: 'rule',
    hint: 'RULE',
    description: "what counts as a success, e.g. '>=1', or a word of the reward",
    column: false,
  },
  missing: {
    kind: 'choice',
    hint: 'fail|leave',
    description: 'what a missing reward counts as: a failure, or nothing (leave)',
    column: false,
  },
  level: {
    kind: 'share',
    hint: 'P',
    description: 'level of the intervals (0.95)',
    column: false,
  },
}))() satisfies OptionTable<JudgingOptions>;

/** What a likelihood is of. */
export const nllUnit = {
  kind: 'choice',
  hint: 'example|token',
  description: 'what the nll of a scored example is of (what names and numbers tell)',
  column: false,
} as const;

const code = (description: string) =>
  ({ kind: 'code', hint: '', description, column: false }) as const;

/** What only a program can say. */
export const reading = /* @__PURE__ */ (() => ({
  formats: code('formats of your own'),
  onProgress: code('called while reading'),
  signal: code('stops reading'),
}))() satisfies OptionTable<ReadingOptions>;

const { success, missing, level } = judging;

/** Every option of a report. */
export const reportTable = /* @__PURE__ */ (() => ({
  success,
  missing,
  kind: {
    kind: 'choice',
    hint: 'train|eval',
    description: 'which rollouts (train, if any)',
    column: false,
  },
  level,
  question: {
    kind: 'choice',
    hint: 'sample|these',
    description: 'prompts like these (sample, the default), or these prompts run again',
    column: false,
  },
  estimator: {
    kind: 'choice',
    hint: 'group|group-kl|batch|critic|reward|positive',
    description: 'how the trainer makes advantages (what the log tells)',
    column: false,
  },
  falsePass: {
    kind: 'share',
    hint: 'P',
    description: 'chance that the verifier passes a wrong answer',
    column: false,
  },
  falseFail: {
    kind: 'share',
    hint: 'P',
    description: 'chance that the verifier fails a right answer',
    column: false,
  },
  nllUnit,
  ...stepTable,
  ...namedColumns,
  smallNorm: {
    kind: 'column',
    hint: 'COLUMN',
    description: 'gradient norm of a small batch, in a log of metrics',
    column: true,
  },
  bigNorm: {
    kind: 'column',
    hint: 'COLUMN',
    description: 'gradient norm of a large batch, at the same steps',
    column: true,
  },
  smallBatch: {
    kind: 'whole',
    hint: 'B',
    description: 'prompt groups (supervised: examples) behind `smallNorm`',
    column: true,
  },
  bigBatch: {
    kind: 'whole',
    hint: 'B',
    description: 'prompt groups (supervised: examples) behind `bigNorm`',
    column: true,
  },
  ...moreColumns,
  name: code('what the run is called'),
  ...reading,
}))() satisfies OptionTable<ReportOptions>;

/**
 * The options of a report: name, what it takes, what it does. The help of the command line, its
 * parsing and the tables of the pages are made of this list.
 */
export const reportOptions: readonly OptionEntry[] = /* @__PURE__ */ entriesOf(reportTable);
