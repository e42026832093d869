/** How a simulated run goes. Steps are positions from 0; rates and shares lie in [0, 1]. */
export interface RunPlan {
  /** Number of steps. */
  readonly steps: number;
  /** Groups that are rolled out at a step. */
  readonly groups: (step: number) => number;
  /** Rollouts of a group at a step. */
  readonly groupSize: (step: number) => number;
  /** Logits by which each prompt of the pool is hard; shape [prompts]. */
  readonly difficulty: Float64Array;
  /** Which prompts a step may draw: places [from, to) of the pool. */
  readonly draws: (step: number) => readonly [from: number, to: number];
  /** Logits of skill at a prompt. */
  readonly skill: (step: number, prompt: number) => number;
  /** Standard deviation of what all prompts of a step have in common beside the skill, logits. */
  readonly shock: number;
  /** How much of that is left at the next step, in [0, 1). */
  readonly memory: number;
  /** Factor on the logits of the pass rate: 1, and far above where every prompt has its verdict. */
  readonly sharpness: (step: number) => number;
  /** Share of wrong answers that are paid. */
  readonly falsePass: (step: number) => number;
  /** Share of right answers that are not paid. */
  readonly falseFail: (step: number) => number;
  /** Share of rollouts without a reward. */
  readonly missing: (step: number) => number;
  /** Mean length of an answer, tokens. */
  readonly tokens: (step: number) => number;
  /** Answers are cut off here, and are wrong then. */
  readonly limit: (step: number) => number;
  /** Pay rate of a second part of the reward, for the format; null: there is none. */
  readonly format: ((step: number) => number) | null;
  /** What a paid format is worth beside a right answer, which is worth 1. */
  readonly formatWorth: (step: number) => number;
  /** Only groups with both outcomes are logged. */
  readonly filtered: boolean;
  /** Every so many steps the same prompts are evaluated too; 0: never. */
  readonly evaluateEvery: number;
  /** Prompts belong to so many categories, in turn; 0: none is logged. */
  readonly categories: number;
  /** Factors on metrics that a trainer logs, at a step. */
  readonly metrics: Readonly<Partial<Record<RunMetric, (step: number) => number>>>;
}

/** Metrics that trainers log once a step, beside rewards. */
export type RunMetric = 'kl' | 'grad_norm' | 'clip_ratio' | 'entropy';
