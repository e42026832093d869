import type { Estimate } from '@bits-per-sample/core';
import type { PlanRefusal } from '../report/planRefusal.ts';
import type { PlanCosts } from './costs.ts';
import type { CostsAhead } from './costsAhead.ts';

/** Where the run stands. */
export interface PlanPassRate {
  /** Of what: `'training reward'`, or the column of the evaluation. */
  readonly column: string;
  /** Pass rate of the last quarter of the rollouts. */
  readonly value: number;
  /** Rollouts so far. */
  readonly rollouts: number;
  /** How many independent rollouts say as much: those of one prompt agree. */
  readonly effectiveRollouts: number;
  /** Whether prompts came more than once, so that training reward is no skill on new ones; null: not told. */
  readonly repeats: boolean | null;
  /** Share of the prompts that were never solved; null: not told. */
  readonly neverSolved: number | null;
}

/** Pass rates over rollouts with 80 % intervals; columns of one length, rollouts ascending. */
export interface PlanCurve {
  /** Rollouts. */
  readonly rollouts: readonly number[];
  /** Pass rate; of what is to come the median. */
  readonly passRate: readonly number[];
  /** Lower end of its interval. */
  readonly lower: readonly number[];
  /** Upper end of its interval. */
  readonly upper: readonly number[];
}

/** Pass rates to come, with 80 % intervals. */
export interface PlanForecast {
  /** At twice the rollouts so far. */
  readonly twice: Estimate<'probability'>;
  /** At four times, and no further. */
  readonly fourTimes: Estimate<'probability'>;
  /** From now to four times. */
  readonly ahead: PlanCurve;
}

/** How likely a pass rate is reached. */
export interface PlanTarget {
  /** The pass rate. */
  readonly target: number;
  /** Probability within twice the rollouts so far. */
  readonly twice: number;
  /** The same within four times. */
  readonly fourTimes: number;
  /** What may be said: only `likely` has a number of rollouts. */
  readonly outlook: 'likely' | 'open' | 'unlikely';
  /** More rollouts until then, with an 80 % interval; null where none may be named. */
  readonly moreRollouts: Estimate<'rollouts'> | null;
  /** What they cost, and what the ends of the interval do (`upper` null: it has no end); null with them. */
  readonly costs: {
    readonly value: CostsAhead;
    readonly lower: CostsAhead;
    readonly upper: CostsAhead | null;
  } | null;
}

/** What a number of further rollouts bring and cost. */
export interface PlanMore {
  /** Pass rate then; null where it is not forecast. */
  readonly passRate: Estimate<'probability'> | null;
  /** What they cost. */
  readonly costs: CostsAhead;
}

/** Two short runs. */
export interface PlanAgainst {
  /** Files of the other. */
  readonly files: readonly string[];
  /** Rollouts of both at which they are compared. */
  readonly rollouts: number;
  /** How many times the rollouts of this run the other needs, to a target at four times as many. */
  readonly factor: Estimate<'factor'>;
  /** The same of what they cost. */
  readonly costFactor: Estimate<'factor'>;
  /** What the cost is counted in. */
  readonly unit: 'dollars' | 'flops' | 'rollouts';
  /** Whether the interval of the cost leaves out 1: this run is cheaper, the other, or open. */
  readonly cheaper: 'this' | 'other' | 'open';
  /** Whether both logs say that the learning rate was the same; null: not told. */
  readonly sameLearningRate: true | null;
}

/** A run on rollouts and a run on examples: which brings more from here for the same cost. */
export interface PlanSwitch {
  /** Files of the run on examples. */
  readonly files: readonly string[];
  /** Rollouts of the run on rollouts. */
  readonly rollouts: number;
  /** Examples of the run on examples. */
  readonly examples: number;
  /** Pass rates now: of the run on rollouts, of that on examples. */
  readonly passRates: readonly [number, number];
  /** Probability that rollouts bring more log-odds for their cost over their next doubling. */
  readonly probability: number;
  /** `switch` to rollouts above 80 %, `stay` with examples below 20 %, else `open`. */
  readonly verdict: 'switch' | 'stay' | 'open';
  /** Why it is open in spite of the probability; null otherwise. */
  readonly reason: string | null;
  /** Whether they gain next to nothing, less than .1 of log-odds per unit of ln N: rollouts, examples. */
  readonly flat: readonly [boolean, boolean];
  /** What the cost is counted in. */
  readonly unit: 'dollars' | 'flops';
  /** Cost of a rollout. */
  readonly rollout: number;
  /** Cost of an example. */
  readonly example: number;
  /** Whether a teacher writes the example. */
  readonly taught: boolean;
}

/** What gradient noise scales alone say of training on examples and on rollouts. */
export interface PlanNoise {
  /** Examples over rollouts to the same target, at one batch size with Adam. */
  readonly factor: number;
  /** Rollouts, and examples, of a step. */
  readonly batch: number;
}

/** A sample of one kind: its bits, and what it costs. */
export interface PlanSignal {
  /**
   * `rollout`, `rollout with rewards per turn`, `rollout with a teacher`, or examples: all, those that were
   * trained on, those that were held out.
   */
  readonly name: string;
  /**
   * What the bits are: what rewards tell at most, what a teacher tells at least, or what an example gave
   * up.
   */
  readonly kind: 'at most' | 'at least' | 'absorbed';
  /** Bits of a sample, with a 95 % interval. */
  readonly bits: Estimate;
  /** Tokens of its answer; null: not known. */
  readonly tokens: number | null;
  /** FLOPs of it; null: not known. */
  readonly flops: number | null;
  /** Its price; null: not known. */
  readonly dollars: number | null;
}

/** What adapters can hold, and what training offered them. */
export interface PlanAdapter {
  /** Parameters that are trained. */
  readonly parameters: number;
  /** Bits that they hold at most, 16 a parameter. */
  readonly storageBits: number;
  /** Bits of facts that were seen to fit, 2 a parameter. */
  readonly knowledgeBits: number;
  /** Bits that rewards so far told at most, upper end of the interval; null: not known. */
  readonly rewardBits: number | null;
  /** Bits that examples gave up, in all; null without scored examples. */
  readonly exampleBits: number | null;
  /** What follows. */
  readonly verdict: 'not the limit' | 'open' | 'not all can be kept' | 'unknown';
}

/** What is known of a run's future: what it costs, what it brings, and what nobody can tell from its log. */
export interface Plan {
  /** Version of this shape. */
  readonly schema: 'bits-per-sample/plan/1';
  /** Files read. */
  readonly files: readonly string[];
  /** Their format. */
  readonly format: string;
  /** What was lost or bent while reading; read this first. */
  readonly warnings: readonly {
    /** Stable name. */
    readonly code: string;
    /** In words; names options in backticks. */
    readonly message: string;
  }[];
  /** What a rollout, an example, a step costs. */
  readonly costs: PlanCosts;
  /** Where the run stands; null where that is not told. */
  readonly passRate: PlanPassRate | null;
  /** How the pass rate went, in blocks of steps or evaluations; null where that is not told. */
  readonly course: PlanCurve | null;
  /** Pass rates to come; null where a refusal of `'forecast'` says why. */
  readonly forecast: PlanForecast | null;
  /** Below 1 %: the probability of reaching 1 %, all that is told there. */
  readonly takeOff: { readonly twice: number; readonly fourTimes: number } | null;
  /** Asked for with `more`. */
  readonly more: PlanMore | null;
  /** Asked for with `target`; null where a refusal says why. */
  readonly target: PlanTarget | null;
  /**
   * Whole percents above the pass rate now, at most twelve or so: those more likely reached within four times the
   * rollouts than not, and the first that is not. Empty without a forecast.
   */
  readonly targets: readonly PlanTarget[];
  /** Asked for with `against`; null where a refusal says why. */
  readonly against: PlanAgainst | null;
  /** Asked for with `sft`; null where a refusal says why. */
  readonly switch: PlanSwitch | null;
  /** Asked for with `noiseScale` and `sftNoiseScale`; null where a refusal says why. */
  readonly noise: PlanNoise | null;
  /**
   * Rewards, a teacher and examples in one unit: where the log has a teacher or rewards per turn, or with
   * `examples`; else empty.
   */
  readonly signals: readonly PlanSignal[];
  /** What the adapters hold; null where all weights are trained. */
  readonly adapter: PlanAdapter | null;
  /** What a short run of another option is worth at most, as a share of the cost to target. */
  readonly pilot: { readonly different: number; readonly alike: number };
  /** What is not told. */
  readonly refusals: readonly PlanRefusal[];
}
