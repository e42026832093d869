import { fixed } from '../allocate/fixed.ts';
import { type ComposedState, composeStrategy } from '../composeStrategy.ts';
import { pooledLogit } from '../estimate/pooledLogit.ts';
import { nonDegenerate } from '../gate/nonDegenerate.ts';
import { progressGate } from '../modify/progressGate.ts';
import { thompsonTopK } from '../sample/thompsonTopK.ts';
import { passVariance } from '../score/passVariance.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link goldilocks}. */
export interface GoldilocksOptions {
  /** Group size. Default 8. */
  readonly n?: number;
  /** Rollouts that the pooled prior on difficulty and features counts for. Default 3. */
  readonly strength?: number;
  /** Share of a task's evidence kept at each of its groups. Default 0.8. */
  readonly decay?: number;
  /** Share of a task's evidence kept per policy version. Default 0.97. */
  readonly drift?: number;
  /** Groups in band without progress before the gate closes. Default 8. */
  readonly patience?: number;
  /** Share of draws that a task behind a closed gate keeps. Default 0.1. */
  readonly floor?: number;
}

/**
 * Neither too easy nor too hard, and moving: Thompson sampling on p(1 − p), with beliefs that start
 * from what all tasks have in common, and a gate before tasks that ought to learn and do not.
 *
 * The default choice. Labels of difficulty help from the first step where they are right, and do
 * little harm where they are wrong. Tasks whose rewards are noise (p = ½ for ever) would look ideal
 * to every method that ranks by p(1 − p); the progress gate finds them out.
 *
 * @param options group size, and the parameters of the stages; see {@link GoldilocksOptions}.
 * @returns the strategy. Groups whose rewards are all equal are refused as `degenerate`.
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'easy', difficulty: 1 }, { id: 'hard', difficulty: 3 }];
 * const run = curriculum(goldilocks(), { tasks, seed: 1 });
 * run.ask({ groups: 2, step: 0, policyVersion: 0 }).map((draw) => draw.task); // => ['easy', 'hard']
 * ```
 */
export function goldilocks({
  n = 8,
  strength = 3,
  decay = 0.8,
  drift = 0.97,
  patience = 8,
  floor = 0.1,
}: GoldilocksOptions = {}): Strategy<ComposedState> {
  return composeStrategy({
    kind: 'goldilocks',
    config: { n, strength, decay, drift, patience, floor },
    estimate: pooledLogit({ strength, decay, drift }),
    score: passVariance(),
    modify: [progressGate({ patience, floor })],
    sample: thompsonTopK(),
    allocate: fixed({ n }),
    gate: [nonDegenerate()],
  });
}
