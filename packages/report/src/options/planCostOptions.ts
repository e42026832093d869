import type { PriceFile } from './priceFile.ts';

/** What {@link planCosts} must be told, because no log says it. Everything is optional. */
export interface PlanCostOptions {
  /** Active parameters of the model that is trained; without it no FLOPs. */
  readonly model?: number;
  /** Layers and width of the model, to add its attention over the context. */
  readonly attention?: { readonly layers: number; readonly width: number };
  /** Parameters of LoRA adapters, where only they are trained. */
  readonly loraParameters?: number;
  /** Active parameters of a teacher, to price learning from one. */
  readonly teacherParameters?: number;
  /** Passes over the rollouts of a step. Default 1. */
  readonly epochs?: number;
  /** Whether log-probabilities of the sampling policy are computed again. Default false. */
  readonly recomputeOldLogprobs?: boolean;
  /** Whether a reference model scores the rollouts. Default false. */
  readonly referenceForward?: boolean;
  /** Tokens of a prompt, where the log has no lengths of prompts. */
  readonly promptTokens?: number;
  /** Rollouts of a group, where the log has means only. */
  readonly groupSize?: number;
  /** Rollouts of a step, where the log has means only. */
  readonly rolloutsPerStep?: number;
  /** Prices, as {@link parsePrices} reads them. */
  readonly prices?: PriceFile;
  /** Name of the model in `prices.perMillionTokens`. */
  readonly tokenPrice?: string;
  /** Name of the teacher in `prices.perMillionTokens`. */
  readonly teacherPrice?: string;
  /** Name of the GPU in `prices.perHour`. */
  readonly gpu?: string;
  /** GPUs that the logged seconds were spent on. */
  readonly gpus?: number;
}
