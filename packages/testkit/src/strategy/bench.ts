import type fc from 'fast-check';
import { expect } from 'vitest';
import type {
  AnyCurriculum,
  AnyDraw,
  AnySnapshot,
  AnyStrategy,
  AnyTask,
  AnyWeights,
} from './anyStrategy.ts';
import type { Run } from './play.ts';
import { type Event, events } from './script.ts';
import { someOutcome } from './someOutcome.ts';
import { someTasks } from './someTasks.ts';
import type { StrategyLawOptions } from './strategyLawOptions.ts';

/** A law by name; it throws when it is broken. */
export type Law = [law: string, check: () => void];

/** What the laws of a strategy are tried on. */
export interface Bench {
  readonly factory: () => AnyStrategy;
  readonly kind: string;
  readonly version: number;
  readonly tasks: readonly AnyTask[];
  readonly fixedPool: boolean;
  /** Logs of events that may happen to it. */
  readonly log: fc.Arbitrary<Event[]>;
  /** How often a law is tried. */
  readonly runs: { readonly numRuns: number };
  /** A run at its start. */
  start(seed?: number, pool?: readonly AnyTask[]): Run;
  /** A curriculum from a snapshot of another. */
  again(held: AnyCurriculum): AnyCurriculum;
  /** A curriculum from the snapshot itself. */
  restore(snapshot: AnySnapshot): AnyCurriculum;
}

/** A bench for a strategy. */
export function benchOf(
  factory: () => AnyStrategy,
  { curriculum, restore, tasks = someTasks, fixedPool = false }: StrategyLawOptions,
): Bench {
  const { kind, version } = factory();
  const back = (snapshot: AnySnapshot) => restore(snapshot, { [kind]: () => factory() });
  return {
    factory,
    kind,
    version,
    tasks,
    fixedPool,
    log: events(!fixedPool),
    runs: { numRuns: process.env.SLOW === '1' ? 200 : 25 },
    start: (seed = 7, pool = tasks) => ({
      held: curriculum(factory(), { tasks: [...pool], seed }),
      tickets: [],
      version: 0,
      pool: pool.map((task) => task.id),
    }),
    again: (held) => back(JSON.parse(JSON.stringify(held.snapshot()))),
    restore: back,
  };
}

/** Fails unless propensities lie in (0, 1] and groups have rollouts. */
export function valid(draws: readonly AnyDraw[]): void {
  for (const { probability, rollouts } of draws) {
    if (!(probability > 0 && probability <= 1 + 1e-12)) expect.fail(`propensity ${probability}`);
    if (!(Number.isInteger(rollouts) && rollouts >= 1)) expect.fail(`rollouts ${rollouts}`);
  }
}

/** Fails unless weights are positive, sum to 1, and belong to tasks. */
export function sound({ ids, p, components }: AnyWeights): void {
  expect(p.length).toBe(ids.length);
  expect(new Set(ids).size).toBe(ids.length);
  expect(Math.abs(p.reduce((sum, share) => sum + share, 0) - 1)).toBeLessThan(1e-9);
  if (!p.every((share) => share > 0)) expect.fail('a share that is not positive');
  for (const column of Object.values(components)) expect(column.length).toBe(ids.length);
}

/** Steps of a run in which every group has the same share of successes. */
export function steady({ held }: Run, steps: number, share: number, groups = 4): void {
  for (let step = 0; step < steps; step++) {
    const drawn = held.ask({ groups, step, policyVersion: step });
    if (drawn.length === 0) expect.fail(`step ${step}: nothing drawn`);
    valid(drawn);
    held.observe(
      drawn.map(({ ticket, rollouts }) =>
        someOutcome(
          ticket,
          step,
          Array.from({ length: rollouts }, (_, i) => (i < share * rollouts ? 1 : 0)),
        ),
      ),
    );
  }
}
