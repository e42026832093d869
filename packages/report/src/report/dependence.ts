import { formatPlain, formatPlural } from '@bits-per-sample/core';
import { groupCorrelation } from '@bits-per-sample/info';
import type { AskedGroups } from './askedGroups.ts';
import type { Warnings } from './warnings.ts';

/** One-sided 1 in 100. */
const BEYOND = 2.33;

/**
 * Whether rollouts of a group resemble each other more than rollouts of the same prompt in the
 * next group. Pass rates that move look alike between neighbours, and more so further apart; what
 * is left when that is taken off is not movement.
 */
export function warnAboutDependence(
  { counts, prompts, steps, level }: AskedGroups,
  warnings: Warnings,
): void {
  if (prompts === undefined || steps.some(Number.isNaN)) return;
  const groups = { ...counts, prompts, steps };
  const near = groupCorrelation(groups, { level });
  if (!(near.value / near.standardError > BEYOND)) return;
  const far = groupCorrelation(groups, { level, lag: 2 });
  const left = 2 * near.value - far.value;
  const error = Math.hypot(2 * near.standardError, far.standardError);
  if (!(left / error > BEYOND)) return;
  warnings.note(
    'rollouts-dependent',
    `Rollouts of a group resemble each other more than those of the same prompt in its next group (correlation about ${formatPlain(left)}, ${formatPlural(near.n, 'prompt')} that come back). If they share a draw, such as a random seed or a prefix, the bits are understated: one draw per group mends that. If the policy jumps from step to step, they are not.`,
  );
}
