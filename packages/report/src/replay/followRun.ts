import { goldilocks, type Strategy, type Weights } from '@bits-per-sample/curriculum';
import { evidenceOf } from './evidenceOf.ts';
import type { LoggedGroup, LoggedRun } from './loggedRun.ts';

/** What a strategy believed while it watched a run. */
export interface Followed {
  readonly strategy: Strategy;
  /** Its weights after the last step. */
  readonly weights: Weights;
  /** Pass rates that it believed in after some of the steps, in the order of the weights; NaN for prompts it had not seen. */
  readonly pool: readonly { readonly rollouts: number; readonly passRates: Float64Array }[];
  /** Groups of prompts seen before, with what it had expected of them before their step. */
  readonly expected: readonly { readonly group: LoggedGroup; readonly passRate: number }[];
}

/** Steps after which beliefs are kept, at most. */
const SNAPSHOTS = 60;

/** Group sizes that a strategy takes, at most; beyond it nothing changes. */
const LARGEST = 2 ** 20;

/** Beliefs kept in all, at most: of a pool of 8000 prompts after 60 steps, of 250 000 after two. */
const BELIEFS = 5e5;

/**
 * Shows a log to the strategy `goldilocks` step by step, as if it had watched the run.
 *
 * What it expects of a step rests on the steps before alone, so that it can be held against what
 * came.
 *
 * @param run a log.
 * @param options `snapshots`: steps after which beliefs are kept, evenly spaced; default none.
 */
export function followRun(run: LoggedRun, { snapshots = 0 } = {}): Followed {
  const strategy: Strategy = goldilocks({ groupSize: Math.min(commonSize(run), LARGEST) });
  const tasks = [...run.prompts].map(([id, stratum]) =>
    stratum === undefined ? { id } : { id, stratum },
  );
  const state = strategy.init(tasks);
  // a strategy keeps its tasks in an order of its own
  const index = new Map(strategy.weights(state).ids.map((id, i) => [id, i]));
  const last = run.steps.length - 1;
  const count = Math.min(
    snapshots,
    SNAPSHOTS,
    Math.max(2, Math.floor(BELIEFS / tasks.length)),
    run.steps.length,
  );
  const kept = new Set(
    Array.from({ length: count }, (_, i) =>
      count < 2 ? last : Math.round((i * last) / (count - 1)),
    ),
  );
  const seen = new Uint8Array(tasks.length);
  const pool: Followed['pool'][number][] = [];
  const expected: Followed['expected'][number][] = [];
  let before: Float64Array | undefined;
  for (let at = 0, from = 0; at <= last; at++) {
    let to = from;
    while (run.groups[to]?.at === at) to++;
    const groups = run.groups.slice(from, to);
    for (const group of groups) {
      const passRate = before?.[index.get(group.prompt)!] ?? Number.NaN;
      if (!Number.isNaN(passRate)) expected.push({ group, passRate });
    }
    for (const group of groups) {
      strategy.observe(state, [evidenceOf(group, 1 / tasks.length)]);
      seen[index.get(group.prompt)!] = 1;
    }
    before = undefined;
    if (kept.has(at)) {
      const estimates = strategy.estimates?.(state);
      before = Float64Array.from(seen, (is, i) =>
        is === 1 ? (estimates?.[i] ?? Number.NaN) : Number.NaN,
      );
      pool.push({ rollouts: run.spent[at]!, passRates: before });
    }
    from = to;
  }
  return { strategy, weights: strategy.weights(state), pool, expected };
}

/** The commonest group size, the smallest of equals. */
function commonSize({ groups }: LoggedRun): number {
  const sizes = new Map<number, number>();
  for (const { rollouts } of groups) sizes.set(rollouts, (sizes.get(rollouts) ?? 0) + 1);
  return [...sizes].sort(([n, a], [m, b]) => b - a || n - m)[0]![0];
}
