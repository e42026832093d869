import { checkWhole } from '@bits-per-sample/core';
import type { Report } from '../report/reportShape.ts';
import { type PromptWeight, weighted } from './nextWeights.ts';

/** A prompt to draw next, and why. */
export interface NextPrompt extends PromptWeight {
  /** Its id in the log. */
  readonly id: string;
}

/**
 * The prompts of a run that are worth the next rollouts most: what the strategy `goldilocks` would
 * draw now, had it watched the run, best first.
 *
 * @param report a report of training rollouts, as `report` returned it (not a copy of it).
 * @param count how many, at most; a whole number ≥ 1. Default 64.
 * @returns id, weight (share of the draws among all prompts), reason, rollouts and pass rate.
 * @throws {DomainError} a count that is no whole number ≥ 1.
 * @throws {ReportError} the log does not tell prompts apart across steps, or has no training rollouts.
 *
 * @example
 * ```ts
 * const r = await report([[0, 0, 0, 0], [1, 1, 1, 1], [1, 0, 1, 0]]);
 * nextPrompts(r, 1)[0].id; // => '2'
 * nextPrompts(r, 1)[0].reason; // => 'in the zone: solved sometimes'
 * ```
 */
export function nextPrompts(report: Report, count = 64): NextPrompt[] {
  checkWhole('nextPrompts', 'count', count, { least: 1 });
  return weighted(report)
    .rows.map(([id, weight]) => ({ id, ...weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, count);
}
