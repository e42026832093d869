import { type ColumnOptions, moreColumns, namedColumns } from './columnOptions.ts';
import { entriesOf, type OptionEntry, type OptionTable } from './optionTable.ts';
import {
  type JudgingOptions,
  judging,
  nllUnit,
  type ReadingOptions,
  reading,
} from './reportOptions.ts';
import type { RunSource } from './runSource.ts';
import { stepOption } from './stepOptions.ts';

/** How two models are compared. The names and meanings are those of the command line's options. */
export interface CompareOptions extends ColumnOptions, JudgingOptions, ReadingOptions {
  /** Column of the category to compare by. */
  readonly by?: string | undefined;
  /** Tries allowed, rising. Default: 1, 2, 4, … up to the fewest made. */
  readonly k?: readonly number[] | undefined;
  /** Prompts with fewer attempts in either log are left out. Default 1. */
  readonly minAttempts?: number | undefined;
  /** Prompts like these (`'sample'`, the default), or these prompts run again (`'these'`). */
  readonly question?: 'sample' | 'these' | undefined;
  /** Pass rate from which a model can do a prompt. Default: 3 / fewest attempts. */
  readonly epsilon?: number | undefined;
  /** Rollouts of the run, to tell what its rewards brought. */
  readonly training?: RunSource | undefined;
  /** Rows of the base model. */
  readonly baseWhere?: Readonly<Record<string, string>> | undefined;
  /** Rows of the trained model. */
  readonly trainedWhere?: Readonly<Record<string, string>> | undefined;
  /** Reward of the base model, where `reward` differs. */
  readonly baseReward?: string | undefined;
  /** Reward of the trained model, where `reward` differs. */
  readonly trainedReward?: string | undefined;
  /** Successes of the base model, where `successes` differs. */
  readonly baseSuccesses?: string | undefined;
  /** Successes of the trained model, where `successes` differs. */
  readonly trainedSuccesses?: string | undefined;
  /** First step of the log that counts as before, as it is logged. */
  readonly baseSince?: number | undefined;
  /** Last step of the log that counts as before. */
  readonly baseUntil?: number | undefined;
  /** First step of the log that counts as after. */
  readonly trainedSince?: number | undefined;
  /** Last step of the log that counts as after. */
  readonly trainedUntil?: number | undefined;
  /** What a likelihood of a scored example is of. Default: what names and numbers tell. */
  readonly nllUnit?: 'example' | 'token' | undefined;
  /** What the two models are called. Default: their files. */
  readonly names?: { readonly base: string; readonly trained: string } | undefined;
}

const own = (description: string, option: string) =>
  ({
    kind: 'column',
    hint: 'COLUMN',
    description: `${description}, where \`${option}\` differs`,
    column: true,
  }) as const;

/** Every option of a comparison. */
export const compareTable = /* @__PURE__ */ (() => ({
  by: {
    kind: 'column',
    hint: 'COLUMN',
    description: 'category to compare by',
    column: true,
  },
  k: {
    kind: 'wholes',
    hint: '1,2,4',
    description: 'tries allowed (default: 1, 2, 4, … up to the fewest made)',
    column: false,
  },
  minAttempts: {
    kind: 'whole',
    hint: 'N',
    description: 'leave out prompts with fewer attempts in either log',
    column: false,
  },
  question: {
    kind: 'choice',
    hint: 'sample|these',
    description: 'prompts like these (sample, the default), or these prompts run again',
    column: false,
  },
  epsilon: {
    kind: 'share',
    hint: 'P',
    description: 'pass rate from which a model can do a prompt (3 / fewest attempts)',
    column: false,
  },
  training: {
    kind: 'log',
    hint: 'LOG',
    description: 'rollouts of the run, to tell what its rewards brought',
    column: false,
  },
  baseWhere: {
    kind: 'conditions',
    hint: 'COLUMN=X',
    description: 'rows of the base model (repeatable)',
    column: true,
  },
  trainedWhere: {
    kind: 'conditions',
    hint: 'COLUMN=X',
    description: 'rows of the trained model (repeatable)',
    column: true,
  },
  baseReward: own('reward of the base model', 'reward'),
  trainedReward: own('reward of the trained model', 'reward'),
  baseSuccesses: own('successes of the base model', 'successes'),
  trainedSuccesses: own('successes of the trained model', 'successes'),
  baseSince: stepOption('first step that counts as before, as logged'),
  baseUntil: stepOption('last step that counts as before'),
  trainedSince: stepOption('first step that counts as after'),
  trainedUntil: stepOption('last step that counts as after'),
  nllUnit,
  ...judging,
  ...namedColumns,
  ...moreColumns,
  names: {
    kind: 'code',
    hint: '',
    description: 'what the two models are called',
    column: false,
  },
  ...reading,
}))() satisfies OptionTable<CompareOptions>;

/** The options of a comparison: name, what it takes, what it does. */
export const compareOptions: readonly OptionEntry[] = /* @__PURE__ */ entriesOf(compareTable);
