import type { Rng } from '@bits-per-sample/core';
import type { Strategy } from '@bits-per-sample/curriculum';
import { evidenceOf } from './evidenceOf.ts';
import type { LoggedGroup, LoggedRun } from './loggedRun.ts';
import type { DrawShares, Replay } from './replayShape.ts';
import type { Weighted } from './weightedMeans.ts';

/** What a strategy would have drawn, step by step, beside what the log drew. */
export interface WatchedDraws {
  /** Groups of the compared steps, each with p/q. */
  readonly weighted: readonly Weighted[];
  /** Of those, groups whose prompt was drawn in an earlier step. */
  readonly seenBefore: number;
  readonly draws: Replay['draws'];
  readonly drawn: Replay['drawn'];
  /** Whether every compared step asks for as many groups as there are prompts. */
  readonly drawsAll: boolean;
}

/**
 * Shows a log to a strategy step by step, and asks it before each step but the first what it would
 * draw.
 *
 * @param run the log.
 * @param strategy another strategy.
 * @param options groups per step, those of the log when left out; where chance comes from.
 */
export function watchDraws(
  run: LoggedRun,
  strategy: Strategy,
  { batch, rng }: { batch: number | undefined; rng: Rng },
): WatchedDraws {
  const tasks = tasksOf(run);
  const logged = hasPropensities(run);
  const uniform = 1 / tasks.length;
  const state = strategy.init(tasks);
  const last = new Map<string, keyof DrawShares>();
  const weighted: Weighted[] = [];
  const shares = { recorded: emptyShares(), replayed: emptyShares() };
  const drawn = { groups: 0, prompts: new Set<string>(), inLog: 0 };
  let seenBefore = 0;
  let drawsAll = run.steps.length > 1;

  for (const step of byStep(run.groups)) {
    const { at } = step[0]!;
    if (at > 0) {
      // asked of a copy: the draws that were made are those of the log
      const copy = strategy.load(strategy.save(state), strategy.version);
      const request = { groups: batch ?? step.length, step: at, policyVersion: at };
      drawsAll &&= request.groups >= tasks.length;
      const draws = strategy.ask(copy, request, rng.fork(`step ${at}`));
      const here = new Set(step.map(({ prompt }) => prompt));
      for (const { task } of draws) {
        drawn.groups++;
        drawn.prompts.add(task);
        if (here.has(task)) drawn.inLog++;
      }
      const { ids, p } = strategy.weights(copy);
      const share = new Map(ids.map((id, i) => [id, p[i]!]));
      for (const [id, x] of share) shares.replayed[last.get(id) ?? 'unseen'] += x;
      for (const group of step) {
        const q = logged ? group.propensity : uniform;
        weighted.push({ group, weight: (share.get(group.prompt) ?? 0) / q });
        shares.recorded[last.get(group.prompt) ?? 'unseen']++;
        if (last.has(group.prompt)) seenBefore++;
      }
    }
    strategy.observe(
      state,
      step.map((group) => evidenceOf(group, uniform)),
    );
    for (const { prompt, rate } of step)
      last.set(prompt, rate === 0 ? 'failed' : rate === 1 ? 'solved' : 'between');
  }
  return {
    weighted,
    seenBefore,
    draws: { recorded: normalised(shares.recorded), replayed: normalised(shares.replayed) },
    drawn: { ...drawn, prompts: drawn.prompts.size },
    drawsAll,
  };
}

/** The prompts of a log as the tasks of a pool. */
export const tasksOf = ({ prompts }: LoggedRun): { id: string; stratum?: string }[] =>
  [...prompts].map(([id, stratum]) => (stratum === undefined ? { id } : { id, stratum }));

/** Whether the log says with which probabilities groups were drawn. */
export const hasPropensities = ({ groups }: LoggedRun): boolean =>
  groups.some(({ propensity }) => !Number.isNaN(propensity));

function* byStep(groups: readonly LoggedGroup[]): Generator<readonly LoggedGroup[]> {
  for (let from = 0; from < groups.length; ) {
    let to = from + 1;
    while (to < groups.length && groups[to]!.at === groups[from]!.at) to++;
    yield groups.slice(from, to);
    from = to;
  }
}

const emptyShares = (): Record<keyof DrawShares, number> => ({
  unseen: 0,
  failed: 0,
  between: 0,
  solved: 0,
});

function normalised(shares: DrawShares): DrawShares {
  const total = Object.values(shares).reduce((a, x) => a + x, 0);
  const share = (x: number): number => x / total;
  return {
    unseen: share(shares.unseen),
    failed: share(shares.failed),
    between: share(shares.between),
    solved: share(shares.solved),
  };
}
