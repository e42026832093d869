import { DomainError } from '@bits-per-sample/core';
import { betaShift } from '../estimate/betaCounts.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Modifier } from '../strategy/stage.ts';

/** Options of {@link adaptiveHint}. */
export interface AdaptiveHintOptions {
  /** How much longer the prefix gets after a group without a success, in (0, 1]. Default 0.2. */
  readonly raise?: number;
  /** How much shorter it gets after a group that was solved half the time, in (0, 1]. Default 0.1. */
  readonly lower?: number;
  /** Smoothed pass rate below which a failed group asks for a hint, in (0, ½). Default 0.06. */
  readonly hopeless?: number;
  /** Logits that a whole solution is expected to be worth, > 0. Default 8. */
  readonly worth?: number;
  /** Share of the evidence that survives a change of the hint, in [0, 1]. Default 0.3. */
  readonly carry?: number;
}

const hint = 'hint.now';
const rate = 'hint.rate';

/** The share of its reference solution that a task is given now. @internal */
export const hintNow = ({ columns }: Pool, row: number): number => columns[hint]![row]!;

/**
 * Gives a task that is out of reach a part of its reference solution, and takes it back as the task
 * is learned: longer after hopeless groups, shorter after groups that were solved half the time.
 *
 * A group of a task with p ≈ 0 tells nothing and teaches nothing. A prefix brings it to where
 * rollouts differ. Only tasks with a `maxHint` above 0 are touched, and none passes its own. The
 * belief about the task moves with the hint: `carry` of the evidence is kept, at a pass rate shifted
 * by `worth` logits per whole solution; the next group corrects it. As a success with a hint teaches
 * less about the task without, the weight is multiplied by 1 − hint/2.
 *
 * @param options `raise`: default 0.2; `lower`: default 0.1; `hopeless`: default 0.06; `worth`:
 *   default 8; `carry`: default 0.3.
 * @returns the modifier; it keeps its counts with an estimator of decayed counts (`betaCounts`,
 *   `pooledLogit`).
 * @throws {DomainError} an option outside its range.
 *
 * @see Amani et al. (2025), "AdaBack", arXiv:2506.18110 (per-task prefixes)
 *
 * @example
 * ```ts
 * adaptiveHint({ raise: 0.2 }).name; // => 'hint'
 * ```
 */
export function adaptiveHint({
  raise = 0.2,
  lower = 0.1,
  hopeless = 0.06,
  worth = 8,
  carry = 0.3,
}: AdaptiveHintOptions = {}): Modifier {
  const fn = 'adaptiveHint';
  for (const [name, share] of Object.entries({ raise, lower }))
    if (!(share > 0 && share <= 1)) throw new DomainError(fn, name, 'in (0, 1]', share);
  if (!(hopeless > 0 && hopeless < 0.5))
    throw new DomainError(fn, 'hopeless', 'in (0, ½)', hopeless);
  if (!(worth > 0)) throw new DomainError(fn, 'worth', '> 0', worth);
  if (!(carry >= 0 && carry <= 1)) throw new DomainError(fn, 'carry', 'in [0, 1]', carry);
  return {
    name: 'hint',
    columns: { [hint]: 0, [rate]: 0.5 },
    modify: (weight, pool, row) => weight * (1 - hintNow(pool, row) / 2),
    observe(pool, row, { n, successes, draw }) {
      const now = hintNow(pool, row);
      // an answer to another hint than the present one has nothing to say about it
      if (!(pool.maxHint[row]! > 0) || (draw.hint ?? 0) !== now) return;
      const y = successes / n;
      const smoothed = (pool.columns[rate]![row]! + y) / 2;
      pool.columns[rate]![row] = smoothed;
      let next = now;
      if (y === 0 && smoothed < hopeless) next = Math.min(pool.maxHint[row]!, now + raise);
      else if (y >= 0.5) next = Math.max(0, now - lower);
      if (next < 1e-9) next = 0;
      if (next === now) return;
      pool.columns[hint]![row] = next;
      pool.columns[rate]![row] = 0.5;
      betaShift(pool, row, { carry, logits: worth * (next - now) });
    },
  };
}
