import { createRng, DomainError } from '@bits-per-sample/core';
import { inNameOf } from '../check/inNameOf.ts';
import { withDefaults } from '../check/withDefaults.ts';
import { checkNeeds } from '../strategy/checkNeeds.ts';
import { checkTasks } from '../strategy/checkTasks.ts';
import type { Strategy } from '../strategy/strategy.ts';
import type { Task } from '../strategy/task.ts';
import type { Curriculum } from './handle.ts';
import { hold } from './hold.ts';
import { PendingTickets } from './pendingTickets.ts';
import { RecentVerdicts } from './recentVerdicts.ts';

/** Options of a curriculum. */
export interface CurriculumOptions {
  /** The pool, ids unique. */
  readonly tasks: readonly Task[];
  /** Seed of all chance. */
  readonly seed: number;
  /** Name of the run, the first half of every ticket. Default `run`. */
  readonly run?: string;
  /** Policy versions after which a pending ticket is given up. Default 16. */
  readonly maxAge?: number;
}

/**
 * Holds a strategy for a training run: which tasks to roll out next, which groups to train on.
 *
 * Ask for groups, roll them out, report what came of them. Outcomes may come late, twice, out of
 * order or never; each gets a verdict, and each refusal a reason that is counted in `metrics`:
 *
 * | reason | |
 * |---|---|
 * | `unknown` | no ticket of this run |
 * | `malformed` | a reward or cost that is no finite number; the ticket stays open |
 * | `expired` | given up, `maxAge` policy versions after it was drawn |
 * | `duplicate` | settled too long ago (more than 4 096 tickets) to repeat the verdict |
 * | `errors` | no reward at all: it cost, and says nothing |
 * | `evaluation`, `profile` | rollouts that were asked for to measure, not to train |
 * | others | the strategy's own, e.g. `degenerate` |
 *
 * A ticket reported twice gets the same verdict twice and moves nothing the second time. Fewer
 * tasks than groups is no error: what is missing is counted as `shortfall`. All chance comes from
 * the seed, so the same calls give the same draws in every runtime.
 *
 * A group that is asked for and told costs O(log N): below a microsecond with 10⁶ tasks, half of it for
 * names, tickets, probabilities and reasons; the other half the same strategy takes by bare row numbers.
 * A task of which counts are kept takes 40 bytes beside its name.
 *
 * A task may bring counts along, `{ id, successes, attempts }`: rollouts that were made before are
 * evidence before the first draw, as if they had come back as one group of the policy that is newest
 * then. `shuffleEpochs` and the spaces believe nothing and pass over them; `levels` and AdaRFT's target
 * move by the run's own rollouts alone, and `learnability` sweeps the pool anew.
 *
 * @param strategy what decides, e.g. `goldilocks()`.
 * @param options the pool, the seed, and names and ages of tickets.
 * @returns the curriculum, at its start.
 * @throws {DomainError} ids that repeat, a task without a label the strategy needs, a seed that is
 *   no integer.
 *
 * @example
 * ```ts
 * const run = curriculum(uniform({ groupSize: 4 }), { tasks: [{ id: 'a' }, { id: 'b' }], seed: 7 });
 * const [first] = run.ask({ groups: 1, step: 0, policyVersion: 0 });
 * first.ticket; // => 'run:0'
 * first.probability; // => 0.5
 * const outcome = { ticket: 'run:0', policyVersion: 0, rewards: [1, 0, 0, 1] };
 * run.observe([outcome]); // => [{ ticket: 'run:0', admit: true }]
 *
 * const known = [
 *   { id: 'easy', successes: 64, attempts: 64 },
 *   { id: 'right', successes: 29, attempts: 64 },
 * ];
 * const next = curriculum(goldilocks(), { tasks: known, seed: 7 });
 * next.ask({ groups: 1, step: 0, policyVersion: 0 })[0].task; // => 'right'
 * ```
 */
export function curriculum<S>(strategy: Strategy<S>, options: CurriculumOptions): Curriculum {
  const fn = 'curriculum';
  const { run, maxAge } = withDefaults(fn, options, { run: 'run', maxAge: 16 });
  const { tasks, seed } = options;
  checkTasks(fn, tasks);
  if (!(maxAge >= 0)) throw new DomainError(fn, 'maxAge', '≥ 0', maxAge);
  checkNeeds(fn, strategy, tasks);
  const state = inNameOf(fn, () => strategy.init(tasks));
  return hold(strategy, state, {
    run,
    maxAge,
    rng: inNameOf(fn, () => createRng(seed).toJSON()),
    seq: 0,
    version: -1,
    pending: new PendingTickets(),
    settled: new RecentVerdicts(),
    counts: new Map(),
  });
}
