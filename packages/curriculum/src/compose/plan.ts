import { checkObject, DomainError } from '@bits-per-sample/core';
import type { Sampler } from '../sample/sampler.ts';
import type {
  Allocator,
  CountingEstimator,
  Estimator,
  Filter,
  Gate,
  Guard,
  Modifier,
  Score,
  Stage,
} from '../strategy/stage.ts';
import type { Composition } from './composition.ts';

/** A composition, sorted out: its stages by kind, and what follows from them all together. */
export interface Plan {
  readonly kind: string;
  readonly estimate: Estimator;
  readonly score: Score;
  readonly sample: Sampler;
  readonly allocate: Allocator;
  readonly gates: readonly Gate[];
  readonly filters: readonly Filter[];
  readonly modifiers: readonly Modifier[];
  readonly guard: Guard | undefined;
  /** All of them, in the order in which they learn. */
  readonly stages: readonly Stage[];
  /** Columns that they keep, with the value for a new task. */
  readonly initial: Readonly<Record<string, number>>;
  /** Columns that are counts, and add up over runs. */
  readonly counts: readonly string[];
  /** Whether weights change as policy versions go by. */
  readonly timed: boolean;
  /** Whether a stage wants to know what was drawn. */
  readonly watched: boolean;
  /** Whether tasks with equal beliefs are looked up by class. */
  readonly indexed: boolean;
  readonly unseen: number;
  readonly frozenAfter: number;
}

const isGuard = (stage: Modifier | Guard): stage is Guard => 'minShare' in stage;

function columnsOf(stages: readonly Stage[]): Readonly<Record<string, number>> {
  const initial: Record<string, number> = {};
  for (const stage of stages)
    for (const [name, value] of Object.entries(stage.columns ?? {})) {
      if (Object.hasOwn(initial, name))
        throw new DomainError('composeStrategy', 'stages', 'with columns of their own', name);
      initial[name] = value;
    }
  return initial;
}

/** Sorts a composition out. @internal */
export function planOf(composition: Composition): Plan {
  checkObject('composeStrategy', 'composition', composition);
  const { estimate, score, sample, allocate } = composition;
  for (const [name, stage] of Object.entries({ estimate, score, sample, allocate }))
    checkObject('composeStrategy', name, stage);
  const { gate: gates = [], filter: filters = [], modify = [] } = composition;
  const guard = modify.find(isGuard);
  const modifiers = modify.filter((stage): stage is Modifier => stage !== guard);
  const weighed = [score, ...modifiers, ...filters];
  const stages = [estimate, ...weighed, sample, allocate, ...gates];
  return {
    unseen: 1,
    frozenAfter: 8,
    ...composition,
    gates,
    filters,
    modifiers,
    guard,
    stages,
    initial: columnsOf(stages),
    counts: (estimate as Partial<CountingEstimator>).counts ?? [],
    timed: stages.some((stage) => stage.timed),
    watched: stages.some((stage) => stage.drawn),
    // beliefs are looked up by class where nothing but the task's own groups can change them
    indexed:
      !!(sample.indexed && !guard && estimate.resting && score.best) &&
      !weighed.some((stage) => stage.timed),
  };
}
