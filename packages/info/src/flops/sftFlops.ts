import { checkObject, DomainError } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';
import { rlStepFlops } from './rlStepFlops.ts';

/** One example of supervised fine-tuning: a prompt and the answer that is imitated. */
export interface SftExample {
  /** Active parameters of the model that is trained ({@link activeParameters}). */
  readonly parameters: number;
  /** Tokens of the prompt. */
  readonly promptTokens: number;
  /** Tokens of the answer. */
  readonly completionTokens: number;
  /** Passes over the example. Default 1. */
  readonly epochs?: number;
  /** Parameters of LoRA adapters, where only they are trained. Default 0: all weights are. */
  readonly loraParameters?: number;
  /** Active parameters of a teacher that writes the answer. Default: none. */
  readonly teacherParameters?: number;
  /**
   * Share of sampled answers that are kept, in (0, 1] (rejection sampling): by the teacher, or the
   * model itself where there is none. Default: the answer is there, or the teacher's first is kept.
   */
  readonly passRate?: number;
  /** Layers and width of the trained model, to add its attention. Default: dense part only. */
  readonly attention?: { readonly layers: number; readonly width: number };
}

/** FLOPs of an example by purpose. */
export interface SftFlops {
  /** Prompts of the answers sampled for it. */
  readonly prefill: number;
  /** Answers sampled for it, those that were not kept included. */
  readonly decode: number;
  /** Training on it. */
  readonly training: number;
  /** Sum of all. */
  readonly total: number;
}

/**
 * FLOPs of one example of supervised fine-tuning, from the answer's origin to the update.
 *
 * Training is 6·N·(P + T) per pass, as for a rollout of {@link rlStepFlops}. Where the answer comes
 * from decides the price: written by a teacher 2·N_t·(P + T) more, by the model's own rejection
 * sampling 2·N·(P + T)/p, which overtakes the training itself where fewer than one in three pass.
 *
 * @param example sizes, and where the answer comes from.
 * @returns FLOPs by purpose.
 * @throws {DomainError} a negative amount, or a passRate outside (0, 1].
 *
 * @example
 * ```ts
 * const example = { parameters: 1e9, promptTokens: 0, completionTokens: 1000 };
 * sftFlops(example).total; // => 6e12
 * sftFlops({ ...example, passRate: 0.25 }).total; // => 14e12
 * ```
 */
export function sftFlops(example: SftExample): SftFlops {
  const fn = 'sftFlops';
  checkObject(fn, 'example', example);
  const { parameters, promptTokens, completionTokens, attention, passRate } = example;
  const { epochs = 1, loraParameters = 0, teacherParameters } = example;
  checkAmounts(fn, { parameters, promptTokens, completionTokens, epochs, loraParameters });
  if (teacherParameters !== undefined) checkAmounts(fn, { teacherParameters });
  if (passRate !== undefined) checkAmounts(fn, { passRate });
  if (passRate !== undefined && (passRate === 0 || passRate > 1))
    throw new DomainError(fn, 'passRate', 'in (0, 1]', passRate);
  if (attention !== undefined) {
    checkObject(fn, 'attention', attention);
    const { layers, width } = attention;
    checkAmounts(fn, { 'attention.layers': layers, 'attention.width': width });
  }
  const one = { promptTokens, completionTokens, groupSize: 1, ...(attention && { attention }) };
  const { training } = rlStepFlops({ ...one, parameters, epochs, loraParameters });
  const sampled =
    teacherParameters === undefined
      ? rlStepFlops({ ...one, parameters })
      : rlStepFlops({
          promptTokens,
          completionTokens,
          groupSize: 1,
          parameters: teacherParameters,
        });
  const given = teacherParameters === undefined && passRate === undefined;
  const samples = given ? 0 : 1 / (passRate ?? 1);
  const prefill = samples * sampled.prefill;
  const decode = samples * sampled.decode;
  return { prefill, decode, training, total: prefill + decode + training };
}
