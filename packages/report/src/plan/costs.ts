/** Where an amount of dollars comes from, the best first. */
export type DollarBasis = 'seconds' | 'tokens' | 'flops';

/** What one unit costs; null: not known, and a reason says why. */
export interface UnitCost {
  /** FLOPs. */
  readonly flops: number | null;
  /** In the currency of the prices. */
  readonly dollars: number | null;
  /** What the dollars follow from: logged seconds, prices per token, or FLOPs at a utilisation. */
  readonly basis: DollarBasis | null;
}

/** Why something is not told, and what would settle it. */
export interface CostReason {
  /** Stable name. */
  readonly code: string;
  /** In words. */
  readonly message: string;
  /** What is null because of it. */
  readonly fields: readonly string[];
}

/** Mean of the first and the last quarter of the steps, and by which share it changed. */
export interface LengthTrend {
  /** Mean of the first quarter of the steps. */
  readonly first: number;
  /** Mean of the last quarter. */
  readonly last: number;
  /** last / first − 1. */
  readonly change: number;
}

/** What a run costs, as its log and some prices say. */
export interface PlanCosts {
  /** Rollouts of the log. */
  readonly rollouts: number | null;
  /** Steps of the log; 1 where it names none. */
  readonly steps: number;
  /** Rollouts of a step, of the last quarter. */
  readonly rolloutsPerStep: number | null;
  /** Rollouts of a group. */
  readonly groupSize: number | null;
  /** Mean tokens of a prompt, of the last quarter of the steps. */
  readonly promptTokens: number | null;
  /** Mean tokens of a completion, of the last quarter. */
  readonly completionTokens: number | null;
  /** How completions grew over the log. */
  readonly lengthTrend: LengthTrend | null;
  /**
   * Share of the rollouts that were in groups whose rewards differed, of the last quarter; null of a
   * log that holds such groups only, for what was thrown away it does not say.
   */
  readonly liveShare: number | null;
  /** Logged seconds of a step, of the last quarter. */
  readonly secondsPerStep: number | null;
  /** A rollout from prompt to update. */
  readonly rollout: UnitCost;
  /** The same where groups whose rewards agree are not trained on: it saves training, no rollouts. */
  readonly rolloutSkippingDead: UnitCost;
  /** A step. */
  readonly step: UnitCost;
  /** An example of supervised fine-tuning of that length, the answer given. */
  readonly example: UnitCost;
  /** The same, the answer written by the teacher; null without one. */
  readonly exampleFromTeacher: UnitCost | null;
  /** The same, one of the run's own right answers, wrong ones paid for too. */
  readonly exampleFromOwn: UnitCost;
  /** A rollout that a teacher scores token by token, without a reward; null without one. */
  readonly distilled: UnitCost | null;
  /** Currency of the dollars, day and source of the prices. */
  readonly prices: {
    readonly currency: string;
    readonly asOf: string;
    readonly source: string;
  } | null;
  /** Utilisation was assumed, not told. */
  readonly assumedUtilisation: boolean;
  /** The reason for every null. */
  readonly reasons: readonly CostReason[];
}
