// The contract of a strategy, written down a second time: the testkit may import nothing of what it
// tests. A type test of curriculum fails when the two say different things.

/** A task, as curriculum has it. */
export interface AnyTask {
  readonly id: string;
  readonly stratum?: string;
  readonly difficulty?: number;
  readonly features?: Readonly<Record<string, number>>;
  readonly parent?: string;
  readonly maxHint?: number;
  readonly attempts?: number;
  readonly successes?: number;
}

/** Tasks that arrive and leave, as curriculum has it. */
export interface AnyPoolChange {
  readonly add?: readonly AnyTask[];
  readonly remove?: readonly string[];
}

/** A request for groups, as curriculum has it. */
export interface AnyRequest {
  readonly groups: number;
  readonly rolloutBudget?: number;
  readonly step: number;
  readonly policyVersion: number;
  readonly purpose?: 'train' | 'profile' | 'evaluate';
}

/** A draw before it has its ticket, as curriculum has it. */
export interface AnyDraw {
  readonly task: string;
  readonly rollouts: number;
  readonly probability: number;
  readonly phase?: 'screen' | 'continue' | 'replay' | 'new' | 'mutate' | 'probe';
  readonly hint?: number;
  readonly attempts?: number;
  readonly opponent?: { readonly agent: string; readonly side?: number };
  readonly params?: Readonly<Record<string, number>>;
  readonly components: Readonly<Record<string, number>>;
  readonly row?: number;
  readonly moves?: number;
}

/** A draw with its ticket, as curriculum has it. */
export interface AnyAssignment extends Omit<AnyDraw, 'row' | 'moves'> {
  readonly ticket: string;
}

/** An outcome, as curriculum has it. */
export interface AnyOutcome {
  readonly ticket: string;
  readonly policyVersion: number;
  readonly rewards: readonly number[];
  readonly errors?: number;
  readonly signals?: {
    readonly absAdvantage?: number;
    readonly valueLoss?: number;
    readonly entropy?: number;
    readonly gradNorm?: number;
  };
  readonly match?: 'win' | 'loss' | 'draw';
  readonly cost?: {
    readonly rollouts: number;
    readonly tokens?: number;
    readonly seconds?: number;
    readonly flops?: number;
  };
}

/** A draw and what came of it, as a strategy sees it. */
export interface AnySettled {
  readonly draw: AnyDraw;
  readonly outcome: AnyOutcome;
  readonly lag: number;
}

/** A strategy's answer to a group, as curriculum has it. */
export interface AnyJudgement {
  readonly admit: boolean;
  readonly reason?: string;
  readonly followUp?: AnyDraw;
}

/** The facade's answer to an outcome, as curriculum has it. */
export interface AnyVerdict {
  readonly ticket: string;
  readonly admit: boolean;
  readonly reason?: string;
  readonly followUp?: AnyAssignment;
}

/** What a strategy would draw. */
export interface AnyWeights {
  readonly ids: readonly string[];
  readonly p: Float64Array;
  readonly components: Readonly<Record<string, Float64Array>>;
}

/** A stream of chance, as core has it. */
export interface AnyRng {
  next(): number;
  fork(label: string): AnyRng;
  toJSON(): readonly [number, number, number, number];
}

/** Plain JSON, as curriculum has it. */
export type AnyJson =
  | null
  | boolean
  | number
  | string
  | readonly AnyJson[]
  | { readonly [key: string]: AnyJson };

/** Side information a strategy cannot work without, as curriculum has it. */
export type AnyNeed =
  | 'difficulty'
  | 'stratum'
  | 'features'
  | 'advantage'
  | 'value'
  | 'match'
  | 'hint'
  | 'params';

/** The interface of a strategy, as curriculum has it. */
export interface AnyStrategy {
  readonly kind: string;
  readonly version: number;
  readonly config: { readonly [key: string]: AnyJson };
  readonly needs: readonly AnyNeed[];
  init(tasks: readonly AnyTask[]): unknown;
  ask(state: unknown, request: AnyRequest, rng: AnyRng): readonly AnyDraw[];
  evaluate?(state: unknown, request: AnyRequest, rng: AnyRng): readonly AnyDraw[];
  observe(state: unknown, settled: readonly AnySettled[]): readonly AnyJudgement[];
  change(state: unknown, change: AnyPoolChange): void;
  weights(state: unknown): AnyWeights;
  estimates?(state: unknown): Float64Array;
  metrics(state: unknown): Readonly<Record<string, number>>;
  save(state: unknown): AnyJson;
  load(saved: AnyJson, version: number): unknown;
}

/** A run as JSON, as curriculum has it. */
export interface AnySnapshot {
  readonly schema: 'curriculum-state/1';
  readonly strategy: {
    readonly kind: string;
    readonly version: number;
    readonly config: { readonly [key: string]: AnyJson };
  };
  readonly state: AnyJson;
  readonly digest: string;
}

/** The facade, as curriculum has it. */
export interface AnyCurriculum {
  ask(request: AnyRequest): readonly AnyAssignment[];
  observe(outcomes: readonly AnyOutcome[]): readonly AnyVerdict[];
  change(change: AnyPoolChange): void;
  weights(): AnyWeights;
  metrics(): Readonly<Record<string, number>>;
  snapshot(): AnySnapshot;
}
