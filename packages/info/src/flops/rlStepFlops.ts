import { checkObject, checkOneOf, checkProbability } from '@bits-per-sample/core';
import { attentionFlops } from './attentionFlops.ts';
import { checkAmounts } from './checkAmounts.ts';

/** One prompt's group in one step of reinforcement learning. */
export interface RlStep {
  /** Active parameters of the policy ({@link activeParameters}). */
  readonly parameters: number;
  /** Tokens of the prompt. */
  readonly promptTokens: number;
  /** Mean tokens of a completion. */
  readonly completionTokens: number;
  /** Rollouts generated per group. */
  readonly groupSize: number;
  /** Share of generated rollouts that are trained on, in [0, 1]. Default 1. */
  readonly keptFraction?: number;
  /** Share of kept rollouts dropped because the policy moved on before they were used, in [0, 1]. Default 0. */
  readonly staleFraction?: number;
  /** Passes over the kept rollouts. Default 1. */
  readonly epochs?: number;
  /** Whether log-probabilities of the sampling policy are recomputed. Default false. */
  readonly recomputeOldLogprobs?: boolean;
  /** Whether a reference model scores the rollouts (KL penalty). Default false. */
  readonly referenceForward?: boolean;
  /** Parameters of a critic. Default 0: none. */
  readonly criticParameters?: number;
  /** Parameters of a reward model; it scores every generated rollout. Default 0: a verifier. */
  readonly rewardModelParameters?: number;
  /** Parameters of a teacher that scores every generated rollout (on-policy distillation). Default 0: none. */
  readonly teacherParameters?: number;
  /** Parameters of LoRA adapters, where only they are trained. Default 0: all weights are. */
  readonly loraParameters?: number;
  /** Whether the prompt is prefilled once per group instead of once per rollout. Default true. */
  readonly sharedPrefill?: boolean;
  /** Layers and width of the policy, to add its attention over the context. Default: dense part only. */
  readonly attention?: { readonly layers: number; readonly width: number };
}

/** FLOPs of a step by purpose. */
export interface RlStepFlops {
  /** Prompts of the rollouts, read in one go. */
  readonly prefill: number;
  /** Completions of all rollouts, written token by token. */
  readonly decode: number;
  /** prefill + decode. */
  readonly generation: number;
  /** Reward model over all rollouts. */
  readonly rewardModel: number;
  /** Teacher over all rollouts. */
  readonly teacher: number;
  /** Old log-probabilities of the kept rollouts. */
  readonly oldLogprobs: number;
  /** Reference model over the kept rollouts. */
  readonly reference: number;
  /** Critic, forward and trained, over the kept rollouts. */
  readonly critic: number;
  /** Training of the policy on the kept rollouts. */
  readonly training: number;
  /** Sum of all. */
  readonly total: number;
  /** total / rollouts generated: the price of one rollout, the discarded ones included. */
  readonly perRollout: number;
}

/**
 * FLOPs of one group from prompt to update, and per rollout.
 *
 * The denominator is the rollouts *generated*: what dynamic sampling throws away was paid
 * for. On policy without a reference a rollout of T tokens costs about 8·N·T against 6·N for
 * a label, some (4/3)·T labels, for at most one bit.
 *
 * LoRA computes no gradients of the frozen weights: of N_A adapter parameters 4N + 6N_A per token
 * trained on instead of 6N. Attention over the context has no weights; its share stays whole.
 *
 * @param step sizes and what is run.
 * @returns FLOPs by purpose.
 * @throws {DomainError} a negative amount, or a fraction outside [0, 1].
 *
 * @example
 * ```ts
 * const step = { parameters: 1e9, promptTokens: 0, completionTokens: 1000, groupSize: 8 };
 * rlStepFlops(step).perRollout; // => 8e12
 * ```
 */
export function rlStepFlops(step: RlStep): RlStepFlops {
  const fn = 'rlStepFlops';
  checkObject(fn, 'step', step);
  const { parameters, promptTokens, completionTokens, groupSize, epochs = 1 } = step;
  const { keptFraction = 1, staleFraction = 0 } = step;
  const { criticParameters = 0, rewardModelParameters = 0 } = step;
  const { teacherParameters = 0, loraParameters = 0 } = step;
  const { recomputeOldLogprobs = false, referenceForward = false, sharedPrefill = true } = step;
  const { attention = { layers: 0, width: 0 } } = step;
  const models = { parameters, criticParameters, rewardModelParameters, teacherParameters };
  const sizes = { promptTokens, completionTokens, groupSize, epochs };
  checkAmounts(fn, { ...models, loraParameters, ...sizes });
  checkProbability(fn, 'keptFraction', keptFraction);
  checkProbability(fn, 'staleFraction', staleFraction);
  const switches = { recomputeOldLogprobs, referenceForward, sharedPrefill };
  for (const [name, on] of Object.entries(switches)) checkOneOf(fn, name, on, [true, false]);
  checkObject(fn, 'attention', attention);
  const { layers, width } = attention;
  checkAmounts(fn, { 'attention.layers': layers, 'attention.width': width });

  const length = promptTokens + completionTokens;
  const kept = groupSize * keptFraction * (1 - staleFraction);
  const prefills = sharedPrefill ? 1 : groupSize;
  const inPrompt = attentionFlops({ layers, width, tokens: promptTokens });
  const inCompletion = attentionFlops({
    layers,
    width,
    prefix: promptTokens,
    tokens: completionTokens,
  });
  const whole = inPrompt + inCompletion;

  const prefill = prefills * (2 * parameters * promptTokens + inPrompt);
  const decode = groupSize * (2 * parameters * completionTokens + inCompletion);
  const generation = prefill + decode;
  const teacher = 2 * teacherParameters * groupSize * length;
  const rewardModel = 2 * rewardModelParameters * groupSize * length;
  const dense = kept * 2 * parameters * length;
  const forward = dense + kept * whole;
  const oldLogprobs = recomputeOldLogprobs ? forward : 0;
  const reference = referenceForward ? forward : 0;
  const critic = kept * length * (2 + 6 * epochs) * criticParameters;
  const frozen = loraParameters > 0 ? dense - kept * 6 * loraParameters * length : 0;
  const training = (3 * forward - frozen) * epochs;
  const scoring = rewardModel + teacher + oldLogprobs + reference;
  const total = generation + scoring + critic + training;
  return {
    prefill,
    decode,
    generation,
    rewardModel,
    teacher,
    oldLogprobs,
    reference,
    critic,
    training,
    total,
    perRollout: total / groupSize,
  };
}
