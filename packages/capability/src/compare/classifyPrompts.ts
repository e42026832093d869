import { type BetaPosterior, betaPosterior, DomainError } from '@bits-per-sample/core';
import {
  checkBeta,
  checkPairs,
  checkProbability,
  type PassCounts,
} from '../numeric/checkCounts.ts';
import { probabilityAtLeast } from '../passk/probabilityAtLeast.ts';

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
 * - `latent` when P(p_base ≥ ε) ≥ 95 %: training could only elicit it;
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
  {
    epsilon = 1 / base.attempts.reduce((a, n) => Math.max(a, n), 1),
    delta = epsilon,
    confidence = 0.95,
    prior = { a: 1, b: 1 },
  }: ClassifyPromptsOptions = {},
): PromptClasses {
  const fn = 'classifyPrompts';
  checkPairs(fn, base, trained);
  checkProbability(fn, 'epsilon', epsilon);
  checkProbability(fn, 'delta', delta);
  if (!(confidence > 0 && confidence < 1))
    throw new DomainError(fn, 'confidence', 'in (0, 1)', confidence);
  checkBeta(fn, prior);
  const can = ({ successes, attempts }: PassCounts, threshold: number) =>
    successes.map((c, i) =>
      probabilityAtLeast(
        betaPosterior({ successes: c, attempts: attempts[i]! }, { prior }),
        threshold,
      ),
    );
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
    observed: shares(base.successes.map(once), trained.successes.map(once)),
    epsilon,
    delta,
  };
}

const once = (c: number) => Number(c > 0);

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
