import type { AskRequest, Assignment } from '../strategy/assignment.ts';
import type { Outcome, Verdict } from '../strategy/outcome.ts';
import type { Json, Weights } from '../strategy/strategy.ts';
import type { PoolChange } from '../strategy/task.ts';

/** A curriculum as users hold it: selection, admission, pending tickets, chance, snapshots. */
export interface Curriculum {
  /** Draws groups to roll out. */
  ask(request: AskRequest): readonly Assignment[];
  /** Takes in outcomes: late, twice, out of order or never is all right. */
  observe(outcomes: readonly Outcome[]): readonly Verdict[];
  /** Tasks that arrive or leave. */
  change(change: PoolChange): void;
  /** What it would draw now, and why. */
  weights(): Weights;
  /** Numbers for a dashboard: counts of draws, refusals by reason, rollouts, errors, shortfall, … */
  metrics(): Readonly<Record<string, number>>;
  /** Everything, as JSON: `restore(snapshot())` goes on bit for bit. */
  snapshot(): CurriculumSnapshot;
}

/** A curriculum as JSON. */
export interface CurriculumSnapshot {
  /** Always `curriculum-state/1`. */
  readonly schema: 'curriculum-state/1';
  /** Which strategy, with its options. */
  readonly strategy: {
    /** Its name. */
    readonly kind: string;
    /** Version of its state. */
    readonly version: number;
    /** Its options. */
    readonly config: { readonly [key: string]: Json };
  };
  /** Seed stream, tickets, counters and the strategy's state. */
  readonly state: Json;
  /** Digest of the rest: a torn or edited snapshot is refused. */
  readonly digest: string;
}
