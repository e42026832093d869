import {
  type BetaPosterior,
  betaincUpper,
  betaPosterior,
  checkBetaShapes,
  checkObject,
  checkProbability,
  DomainError,
  type PassCounts,
} from '@bits-per-sample/core';
import { checkPairs } from '../check/checkPairs.ts';

/** What can be said of one prompt: could the base do it, and can the trained model? */
export type PromptVerdict =
  /** The base could do it already: P(p_base ≥ ε) ≥ confidence. */
  | 'latent'
  /** The base could not, the trained model can: both beyond doubt. */
  | 'novel'
  /** The attempts do not decide. */
  | 'undetermined';

/** Options of {@link classifyPrompts}. */
export interface ClassifyPromptsOptions {
  /** ε: pass rate from which the base model "can" do a prompt. Default: 1 / most attempts of a base prompt. */
  readonly epsilon?: number;
  /** δ: pass rate from which the trained model "can". Default: ε. */
  readonly delta?: number;
  /** Posterior probability that a verdict needs, in (0, 1). Default 0.95. */
  readonly confidence?: number;
  /** Beta prior of each pass rate. Default: uniform, { a: 1, b: 1 }. */
  readonly prior?: BetaPosterior;
}

/** Expected numbers of prompts. */
export interface ClassShares {
  /** Both models can. */
  readonly both: number;
  /** Only the base model can: lost by training. */
  readonly baseOnly: number;
  /** Only the trained model can. */
  readonly trainedOnly: number;
  /** Neither can. */
  readonly neither: number;
}

/** Prompts by what the two models can do. */
export interface PromptClasses {
  /** Verdict of each prompt; shape [prompts]. */
  readonly verdicts: readonly PromptVerdict[];
  /** P(p_base ≥ ε) of each prompt; shape [prompts]. */
  readonly baseCan: Float64Array;
  /** P(p_trained ≥ δ) of each prompt; shape [prompts]. */
  readonly trainedCan: Float64Array;
  /** Prompts expected in each class: sums of posterior probabilities, not counts of lucky hits. */
  readonly expected: ClassShares;
  /** Prompts with at least one success on each side: what counts say. Rises and falls with the attempts. */
  readonly observed: ClassShares;
  /** ε as used. */
  readonly epsilon: number;
  /** δ as used. */
  readonly delta: number;
}

/**
 * Prompt by prompt: elicited, or new?
 *
 * "Solved by the trained model, never by the base" counts luck: 256 failures do not show that a
 * prompt is out of reach at 1 % (that takes 298, see {@link failuresToExclude}). Here a prompt is
 *
 * - `latent` when P(p_base ≥ ε) ≥ 95 %: the base could do it already;
 * - `novel` when P(p_base < ε) ≥ 95 % and P(p_trained ≥ δ) ≥ 95 %;
 * - `undetermined` otherwise, often the largest class, and an honest one.
 *
 * With the default ε = 1/n nothing can be novel: n failures never exclude 1/n. Choose the ε that
 * your question is about.
 *
 * @param base counts of the base model, one entry per prompt.
 * @param trained counts of the trained model on the same prompts, in the same order.
 * @param options `epsilon`, `delta`, `confidence`, `prior`.
 * @returns verdicts and probabilities per prompt, expected and observed classes.
 * @throws {DomainError} counts that are no counts, sides of unequal length, thresholds outside
 *   [0, 1], confidence outside (0, 1), prior shapes not positive and finite.
 *
 * @see Yue et al. (2025), arXiv:2504.13837 (the four classes, by counts)
 *
 * @example
 * ```ts
 * const attempts = Float64Array.of(400, 400, 400);
 * const { verdicts } = classifyPrompts(
 *   { attempts, successes: Float64Array.of(0, 12, 1) },
 *   { attempts, successes: Float64Array.of(380, 380, 380) },
 *   { epsilon: 0.01 },
 * );
 * verdicts; // => ['novel', 'latent', 'undetermined']
 * ```
 */
export function classifyPrompts(
  base: PassCounts,
  trained: PassCounts,
  options: ClassifyPromptsOptions = {},
): PromptClasses {
  const fn = 'classifyPrompts';
  checkPairs(fn, base, trained);
  checkObject(fn, 'options', options);
  const {
    epsilon = 1 / mostOf(base.attempts),
    confidence = 0.95,
    prior = { a: 1, b: 1 },
  } = options;
  const { delta = epsilon } = options;
  checkProbability(fn, 'epsilon', epsilon);
  checkProbability(fn, 'delta', delta);
  if (!(typeof confidence === 'number' && confidence > 0 && confidence < 1))
    throw new DomainError(fn, 'confidence', 'in (0, 1)', confidence);
  checkBetaShapes(fn, prior, 'prior');
  const can = ({ successes, attempts }: PassCounts, threshold: number) =>
    Float64Array.from(successes, (c, i) => {
      const { a, b } = betaPosterior({ successes: c, attempts: attempts[i]! }, { prior });
      return betaincUpper(threshold, a, b);
    });
  const baseCan = can(base, epsilon);
  const trainedCan = can(trained, delta);
  return {
    verdicts: Array.from(baseCan, (latent, i) => {
      if (latent >= confidence) return 'latent';
      return 1 - latent >= confidence && trainedCan[i]! >= confidence ? 'novel' : 'undetermined';
    }),
    baseCan,
    trainedCan,
    expected: shares(baseCan, trainedCan),
    observed: shares(
      Float64Array.from(base.successes, once),
      Float64Array.from(trained.successes, once),
    ),
    epsilon,
    delta,
  };
}

const once = (c: number) => Number(c > 0);

function mostOf(attempts: ArrayLike<number>): number {
  let most = 1;
  for (let i = 0; i < attempts.length; i++) most = Math.max(most, attempts[i]!);
  return most;
}

function shares(base: Float64Array, trained: Float64Array): ClassShares {
  let [both, baseOnly, trainedOnly, neither] = [0, 0, 0, 0];
  base.forEach((p, i) => {
    const q = trained[i]!;
    both += p * q;
    baseOnly += p * (1 - q);
    trainedOnly += (1 - p) * q;
    neither += (1 - p) * (1 - q);
  });
  return { both, baseOnly, trainedOnly, neither };
}
