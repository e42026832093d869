import type { Json, Strategy } from '@bits-per-sample/curriculum';
import type { Report } from '../report/reportShape.ts';
import { followRun } from './followRun.ts';
import type { LoggedRun } from './loggedRun.ts';
import { runOf, windowStart } from './runOf.ts';
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
 * step, are evidence for the strategy `goldilocks`, whose weights these are. Where the run has changed,
 * a prompt of the current window is judged by the groups of the window alone; of one that has not come
 * since the reason says so.
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
  const from = windowStart(report) ?? Number.NEGATIVE_INFINITY;
  const rows = ids.map((id, i) => {
    const { rollouts, successes, last } = counts.get(id)!;
    const old = last < from ? `; not seen since step ${last}` : '';
    const reason = weightReason({
      rollouts,
      successes,
      estimate: components.estimate?.[i] ?? successes / rollouts,
      // what the strategy's modifiers left of the score
      kept: (components.weight?.[i] ?? 1) / (components.score?.[i] ?? 1),
    });
    return [
      id,
      { weight: p[i]!, reason: reason + old, rollouts, passRate: successes / rollouts },
    ] as const;
  });
  return { strategy, rows };
}

/** Rollouts and successes of a prompt, and the last step that has it. */
interface PromptCounts {
  readonly rollouts: number;
  readonly successes: number;
  readonly last: number;
}

function countsOf({ groups, steps }: LoggedRun): Map<string, PromptCounts> {
  const counts = new Map<string, PromptCounts>();
  for (const { prompt, rollouts, rate, at } of groups) {
    const count = counts.get(prompt) ?? { rollouts: 0, successes: 0 };
    counts.set(prompt, {
      rollouts: count.rollouts + rollouts,
      successes: count.successes + rate * rollouts,
      last: steps[at]!,
    });
  }
  return counts;
}
