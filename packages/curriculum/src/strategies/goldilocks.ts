import { fixed } from '../allocate/fixed.ts';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import type { ComposedState } from '../compose/composedState.ts';
import { composeStrategy } from '../compose/composeStrategy.ts';
import { pooledLogit } from '../estimate/pooledLogit.ts';
import { nonDegenerate } from '../gate/nonDegenerate.ts';
import { adaptiveHint, hintNow } from '../modify/adaptiveHint.ts';
import { responsiveness } from '../modify/responsiveness.ts';
import { thompsonTopK } from '../sample/thompsonTopK.ts';
import { passVariance } from '../score/passVariance.ts';
import type { Strategy } from '../strategy/strategy.ts';

/** Options of {@link goldilocks}. */
export interface GoldilocksOptions {
  /** Group size. Default 8. */
  readonly groupSize?: number;
  /** Rollouts that the pooled prior on difficulty and features counts for. Default 2. */
  readonly strength?: number;
  /** Share of a task's evidence kept at each of its groups. Default 0.85. */
  readonly decay?: number;
  /** Share of a task's evidence kept per policy version. Default 0.99. */
  readonly drift?: number;
  /** Reshapes beliefs before they are drawn from; below 1 explores less. Default 0.5. */
  readonly alpha?: number;
  /** Share of its worth that a task keeps which does not move when it is trained. Default 0.05. */
  readonly floor?: number;
  /** Tasks looked at per group asked for, ≥ 1: pools up to so many times the batch are searched whole. Default 64. */
  readonly candidates?: number;
  /** Change of a hint at a time, for tasks with a `maxHint`. Default 0.1. */
  readonly hintStep?: number;
}

/**
 * Neither too easy nor too hard, and moving: Thompson sampling on p(1 − p), with beliefs that start
 * from what all tasks have in common, weighted by how fast a task moves when it is trained.
 *
 * The default choice. Labels of difficulty help from the first step where they are right, and do
 * little harm where they are wrong. Tasks whose rewards are noise (p = ½ for ever) would look ideal
 * to every method that ranks by p(1 − p); {@link responsiveness} finds them out, and slow learners
 * with them. Tasks out of reach that have a reference solution are given part of it, see
 * {@link adaptiveHint}.
 *
 * An ask looks at `candidates` tasks per group, chosen uniformly, so it takes the same time in a pool
 * of ten million as in one of two thousand; smaller pools are searched whole.
 *
 * @param options group size, and the parameters of the stages; see {@link GoldilocksOptions}.
 * @returns the strategy. Groups whose rewards are all equal are refused as `degenerate`.
 * @throws {DomainError} groupSize no integer in [1, 2²⁰], or an option outside its domain.
 *
 * @example
 * ```ts
 * const tasks = [{ id: 'easy', difficulty: 1 }, { id: 'hard', difficulty: 3 }];
 * const run = curriculum(goldilocks(), { tasks, seed: 1 });
 * run.ask({ groups: 2, step: 0, policyVersion: 0 }).map((draw) => draw.task); // => ['easy', 'hard']
 * ```
 */
export function goldilocks(options: GoldilocksOptions = {}): Strategy<ComposedState> {
  const { groupSize, strength, decay, drift, alpha, floor, candidates, hintStep } = withDefaults(
    'goldilocks',
    options,
    {
      groupSize: 8,
      strength: 2,
      decay: 0.85,
      drift: 0.99,
      alpha: 0.5,
      floor: 0.05,
      candidates: 64,
      hintStep: 0.1,
    },
  );
  return inNameOf('goldilocks', () =>
    composeStrategy({
      kind: 'goldilocks',
      config: { groupSize, strength, decay, drift, alpha, floor, candidates, hintStep },
      estimate: pooledLogit({ strength, decay, drift }),
      score: passVariance(),
      modify: [responsiveness({ floor }), adaptiveHint({ step: hintStep })],
      sample: thompsonTopK({ candidates, alpha }),
      allocate: {
        ...fixed({ groupSize }),
        details(pool, row) {
          const hint = hintNow(pool, row);
          return hint > 0 ? { hint } : {};
        },
      },
      gate: [nonDegenerate()],
    }),
  );
}
