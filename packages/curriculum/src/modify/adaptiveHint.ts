import { DomainError } from '@bits-per-sample/core';
import { withDefaults } from '../check/withDefaults.ts';
import { betaShift } from '../estimate/betaCounts.ts';
import type { Pool } from '../strategy/pool.ts';
import type { Modifier } from '../strategy/stage.ts';

/** Options of {@link adaptiveHint}. */
export interface AdaptiveHintOptions {
  /** How much longer or shorter the prefix gets at a time, in (0, 1]. Default 0.1. */
  readonly step?: number;
  /** Logits that a whole solution is expected to be worth, > 0. Default 8. */
  readonly worth?: number;
  /** Share of the evidence that survives a change of the hint, in [0, 1]. Default 0.3. */
  readonly carry?: number;
}

const hint = 'hint.now';

/** The share of its reference solution that a task is given now. @internal */
export const hintNow = ({ columns }: Pool, row: number): number => columns[hint]![row]!;

/**
 * Gives a task that is out of reach a part of its reference solution, and takes it back as the task
 * is learned: a staircase, one step up after a group without a success, one down after a group that
 * was solved half the time or more.
 *
 * A group of a task with p ≈ 0 tells next to nothing, and a group baseline sees no difference in
 * it. A prefix brings it to where rollouts differ. Only tasks with a `maxHint` above 0 are touched,
 * and none passes its own. The belief about the task moves with the hint: `carry` of the evidence is
 * kept, at a pass rate shifted by `worth` logits per whole solution; the next group corrects it. As
 * a success with a hint tells less about the task without, the weight is multiplied by 1 − hint/2.
 *
 * @param options `step`: default 0.1; `worth`: default 8; `carry`: default 0.3.
 * @returns the modifier; it moves the counts of an estimator of decayed counts (`betaCounts`,
 *   `pooledLogit`).
 * @throws {DomainError} step outside (0, 1], worth not positive, carry outside [0, 1].
 *
 * @see Levitt (1971), doi:10.1121/1.1912375 (up-down staircases)
 * @see Amani et al. (2025), "AdaBack", arXiv:2506.18110 (per-task prefixes)
 *
 * @example
 * ```ts
 * adaptiveHint({ step: 0.2 }).name; // => 'hint'
 * ```
 */
export function adaptiveHint(options: AdaptiveHintOptions = {}): Modifier {
  const { step, worth, carry } = withDefaults('adaptiveHint', options, {
    step: 0.1,
    worth: 8,
    carry: 0.3,
  });
  const fn = 'adaptiveHint';
  if (!(step > 0 && step <= 1)) throw new DomainError(fn, 'step', 'in (0, 1]', step);
  if (!(worth > 0)) throw new DomainError(fn, 'worth', '> 0', worth);
  if (!(carry >= 0 && carry <= 1)) throw new DomainError(fn, 'carry', 'in [0, 1]', carry);
  return {
    name: 'hint',
    columns: { [hint]: 0 },
    modify: (weight, pool, row) => weight * (1 - hintNow(pool, row) / 2),
    observe(pool, row, { attempts, successes, draw }) {
      const now = hintNow(pool, row);
      // an answer to another hint than the present one has nothing to say about it
      if (!(pool.maxHint[row]! > 0) || (draw.hint ?? 0) !== now) return;
      let next = now;
      if (successes === 0) next = Math.min(pool.maxHint[row]!, now + step);
      else if (successes >= attempts / 2) next = Math.max(0, now - step);
      if (next < 1e-9) next = 0;
      if (next === now) return;
      pool.columns[hint]![row] = next;
      betaShift(pool, row, { carry, logits: worth * (next - now) });
    },
  };
}
