import { rlStepFlops, sftFlops, tokenDollars } from '@bits-per-sample/info';
import type { PlanCostOptions } from '../options/planCostOptions.ts';
import { sampleDollars, type Unit } from './unitPricer.ts';

/** Mean tokens of a rollout, and how many share its prompt; null: not known. */
export interface RolloutShape {
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly groupSize: number | null;
}

/** Where the answer of an example comes from: it is there, a teacher writes it, or one in 1/p passes. */
export interface AnswerOrigin {
  readonly teacherParameters?: number;
  readonly passRate?: number;
}

/** What is not known. */
export const UNKNOWN: Unit = { flops: null, tokens: null };

/** A rollout of which a share is trained on, and which a teacher may score. */
export function rolloutUnit(
  { promptTokens, completionTokens, groupSize }: RolloutShape,
  { model, loraParameters, recomputeOldLogprobs, referenceForward, ...options }: PlanCostOptions,
  { keptFraction = 1, teacherParameters = 0 },
): Unit {
  if (promptTokens === null || completionTokens === null || groupSize === null) return UNKNOWN;
  const { epochs = 1, attention } = options;
  const rollout = { promptTokens, completionTokens, groupSize, keptFraction, epochs };
  const group =
    model === undefined
      ? null
      : rlStepFlops({
          ...rollout,
          parameters: model,
          teacherParameters,
          ...(attention && { attention }),
          ...(loraParameters !== undefined && { loraParameters }),
          ...(recomputeOldLogprobs !== undefined && { recomputeOldLogprobs }),
          ...(referenceForward !== undefined && { referenceForward }),
        });
  return {
    flops: group && sharedOut(group, groupSize),
    tokens: (own, teacher) => {
      const teacherPrefill = teacherParameters === 0 ? 0 : (teacher?.prefill ?? Number.NaN);
      return tokenDollars({ ...rollout, teacherPrefill }, own);
    },
  };
}

/** An example of supervised fine-tuning, as long as a rollout. */
export function exampleUnit(
  { promptTokens, completionTokens }: RolloutShape,
  { model, loraParameters, epochs = 1, attention }: PlanCostOptions,
  answer: AnswerOrigin = {},
): Unit {
  if (promptTokens === null || completionTokens === null) return UNKNOWN;
  const flops =
    model === undefined
      ? null
      : sftFlops({
          parameters: model,
          promptTokens,
          completionTokens,
          epochs,
          ...answer,
          ...(attention && { attention }),
          ...(loraParameters !== undefined && { loraParameters }),
        });
  return {
    flops,
    tokens: (own, teacher) => {
      const training = (epochs * (promptTokens + completionTokens) * own.train) / 1e6;
      const taught = answer.teacherParameters !== undefined;
      if (!taught && answer.passRate === undefined) return training;
      const sampled = sampleDollars(promptTokens, completionTokens, taught ? teacher : own);
      return training + sampled / (answer.passRate ?? 1);
    },
  };
}

/** FLOPs of a group, shared out over its rollouts. */
function sharedOut<F extends object>(flops: F, groupSize: number): F {
  return Object.fromEntries(Object.entries(flops).map(([phase, x]) => [phase, x / groupSize])) as F;
}
