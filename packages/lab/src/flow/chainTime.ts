import type { PassRateSpan } from './checkSpan.ts';
import { powerTime } from './powerTime.ts';

/**
 * Time of gradient flow until a chain of equal steps, all of which must be right, passes at `to`:
 * told every step (`sl`), rewarded for each (`steps`) or for the whole (`outcome`), κ = 1.
 * ds/dt = sⁿ(1 − s)² with n = 1, 2, steps + 1 and s the pass rate of a step.
 */
export function chainTime(
  signal: 'sl' | 'steps' | 'outcome',
  steps: number,
  span: PassRateSpan,
): number {
  const n = { sl: 1, steps: 2, outcome: steps + 1 }[signal];
  return powerTime(n, span.to ** (1 / steps)) - powerTime(n, span.from ** (1 / steps));
}
