import type { Json, Strategy } from '@bits-per-sample/curriculum';
import type { Report } from '../report/reportShape.ts';
import { followRun } from './followRun.ts';
import type { LoggedRun } from './loggedRun.ts';
import { runOf } from './runOf.ts';
import { weightReason } from './weightReason.ts';

/** Weight of a prompt in the next epoch, and why. */
export interface PromptWeight {
  /** Share of the draws, > 0; all weights sum to 1. */
  readonly weight: number;
  /** Why, in words. */
  readonly reason: string;
  /** Rollouts of the prompt in the log. */
  readonly rollouts: number;
  /** Share of successes among them; of graded rewards the mean. */
  readonly passRate: number;
}

/** Weights of the next epoch, by prompt. */
export interface NextWeights {
  readonly schema: 'bits-per-sample/weights/1';
  /** Whose weights these are. */
  readonly strategy: { readonly kind: string; readonly config: { readonly [key: string]: Json } };
  /** By the name of the prompt in the log. */
  readonly prompts: Readonly<Record<string, PromptWeight>>;
}

/**
 * How much of the next epoch each prompt of a run should get: the groups of the log, step by
 * step, are evidence for the strategy `goldilocks`, whose weights these are.
 *
 * @param report a report of training rollouts, as `report` returned it (not a copy of it).
 * @returns weights > 0 that sum to 1, each with its reason, by the name of the prompt.
 * @throws {ReportError} the log does not tell prompts apart across steps, or has no training rollouts.
 *
 * @example
 * ```ts
 * const { prompts } = nextWeights(await report([[0, 0, 0, 0], [1, 0, 1, 0]]));
 * prompts['0'].reason; // => 'unsolved every time'
 * ```
 */
export function nextWeights(report: Report): NextWeights {
  const { strategy, rows } = weighted(report);
  return {
    schema: 'bits-per-sample/weights/1',
    strategy: { kind: strategy.kind, config: strategy.config },
    // without a prototype: a prompt may be called anything
    prompts: Object.assign(Object.create(null), Object.fromEntries(rows)) as NextWeights['prompts'],
  };
}

/** The strategy, and the weight of each prompt in order of first appearance. */
export function weighted(report: Report): {
  readonly strategy: Strategy;
  readonly rows: readonly (readonly [string, PromptWeight])[];
} {
  const run = runOf(report);
  const { strategy, weights } = followRun(run);
  const { ids, p, components } = weights;
  const counts = countsOf(run);
  const rows = ids.map((id, i) => {
    const { rollouts, successes } = counts.get(id)!;
    const reason = weightReason({
      rollouts,
      successes,
      estimate: components.estimate?.[i] ?? successes / rollouts,
      // what the strategy's modifiers left of the score
      kept: (components.weight?.[i] ?? 1) / (components.score?.[i] ?? 1),
    });
    return [id, { weight: p[i]!, reason, rollouts, passRate: successes / rollouts }] as const;
  });
  return { strategy, rows };
}

function countsOf({ groups }: LoggedRun): Map<string, { rollouts: number; successes: number }> {
  const counts = new Map<string, { rollouts: number; successes: number }>();
  for (const { prompt, rollouts, rate } of groups) {
    const count = counts.get(prompt) ?? { rollouts: 0, successes: 0 };
    counts.set(prompt, {
      rollouts: count.rollouts + rollouts,
      successes: count.successes + rate * rollouts,
    });
  }
  return counts;
}
