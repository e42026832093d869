import { type ColumnOptions, moreColumns, namedColumns } from './columnOptions.ts';
import { entriesOf, type OptionEntry, type OptionTable } from './optionTable.ts';
import type { PlanCostOptions } from './planCostOptions.ts';
import {
  type JudgingOptions,
  judging,
  nllUnit,
  type ReadingOptions,
  reading,
} from './reportOptions.ts';
import type { RunSource } from './runSource.ts';
import { type StepOptions, stepTable } from './stepOptions.ts';

/** How a plan is made. The names and meanings are those of the command line's options. */
export interface RunPlanOptions
  extends ColumnOptions,
    Omit<JudgingOptions, 'level'>,
    ReadingOptions,
    StepOptions,
    Omit<PlanCostOptions, 'groupSize'> {
  /** More rollouts, beside those of the log: what they bring and cost. */
  readonly more?: number | undefined;
  /** Pass rate to be reached, in (0, 1). */
  readonly target?: number | undefined;
  /** Column of the pass rate of an evaluation, in a log of metrics or beside rollouts. */
  readonly evaluation?: string | undefined;
  /**
   * How prompts came to be trained on: `'evenly'`, or `'chosen'` by a filter, a curriculum or with hints.
   * Default: what the log tells.
   */
  readonly draws?: 'evenly' | 'chosen' | undefined;
  /** Another short run, which differs in one thing: which of the two is cheaper. */
  readonly against?: RunSource | undefined;
  /** A short run on examples from the same weights: whether rollouts or examples bring more for their cost. */
  readonly sft?: RunSource | undefined;
  /** Examples of a step of that run. Default: `rolloutsPerStep`. */
  readonly examplesPerStep?: number | undefined;
  /** Scored examples, before and after: their bits beside those of a rollout. */
  readonly examples?: RunSource | undefined;
  /** What a likelihood of them is of. Default: what names and numbers tell. */
  readonly nllUnit?: 'example' | 'token' | undefined;
  /** Gradient noise scale of training on rollouts, in rollouts. */
  readonly noiseScale?: number | undefined;
  /** Gradient noise scale of training on examples at the same weights, in examples. */
  readonly sftNoiseScale?: number | undefined;
}

const number = (hint: string, description: string, alias?: string) =>
  ({
    kind: 'number',
    hint,
    description,
    column: false,
    ...(alias !== undefined && { alias }),
  }) as const;
const text = (hint: string, description: string) =>
  ({ kind: 'text', hint, description, column: false }) as const;
const code = (description: string) =>
  ({ kind: 'code', hint: '', description, column: false }) as const;

/** Every option of a plan. */
export const planTable = /* @__PURE__ */ (() => ({
  model: number('N', 'active parameters of the model, e.g. 8e9'),
  tokenPrice: text('NAME', 'its name among the prices by the token'),
  gpu: text('NAME', 'the GPU among the prices by the hour'),
  gpus: number('N', 'how many of them the run takes'),
  more: {
    kind: 'whole',
    hint: 'N',
    description: 'more rollouts: what they bring and cost',
    column: false,
  },
  target: {
    kind: 'share',
    hint: 'P',
    description: 'pass rate to be reached, e.g. .6',
    column: false,
  },
  against: {
    kind: 'log',
    hint: 'LOG',
    description: 'another short run: which of the two is cheaper',
    column: false,
  },
  sft: {
    kind: 'log',
    hint: 'LOG',
    description: 'a short run on examples: whether rollouts or examples bring more for their cost',
    column: false,
  },
  examples: {
    kind: 'log',
    hint: 'LOG',
    description: 'scored examples, before and after: their bits beside those of a rollout',
    column: false,
  },
  nllUnit,
  examplesPerStep: number('N', 'examples of a step of the run on examples (rollouts of a step)'),
  noiseScale: number('N', 'gradient noise scale of training on rollouts, in rollouts'),
  sftNoiseScale: number('N', 'the same of training on examples, in examples'),
  evaluation: {
    kind: 'column',
    hint: 'COLUMN',
    description: 'pass rate of an evaluation of fixed prompts, as logged',
    column: false,
  },
  draws: {
    kind: 'choice',
    hint: 'evenly|chosen',
    description: 'chosen: a filter, a curriculum or hints made the training prompts',
    column: false,
  },
  teacherParameters: number('N', 'active parameters of a teacher, e.g. 32e9', 'teacher'),
  teacherPrice: text('NAME', 'the teacher among the prices by the token'),
  loraParameters: number('N', 'parameters of LoRA adapters, where only they are trained', 'lora'),
  epochs: number('N', 'passes over the rollouts of a step (1)'),
  promptTokens: number('N', 'tokens of a prompt, where the log has none'),
  rolloutsPerStep: number('N', 'rollouts of a step, where the log has means only'),
  attention: {
    kind: 'json',
    hint: 'JSON',
    description: 'layers and width, to add attention: \'{"layers": 36, "width": 4096}\'',
    column: false,
  },
  recomputeOldLogprobs: code('log-probabilities of the sampling policy are computed again'),
  referenceForward: code('a reference model scores the rollouts'),
  prices: code('prices, as parsePrices reads them'),
  success: judging.success,
  missing: judging.missing,
  ...stepTable,
  ...namedColumns,
  ...moreColumns,
  ...reading,
}))() satisfies OptionTable<RunPlanOptions>;

/** The options of a plan: name, what it takes, what it does. */
export const planOptions: readonly OptionEntry[] = /* @__PURE__ */ entriesOf(planTable);
