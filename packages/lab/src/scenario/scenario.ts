/** A world as parameters only: everything that is drawn is drawn from these and a seed. */
export interface Scenario {
  /** Unique name. */
  readonly name: string;
  /** Tasks in the pool. */
  readonly tasks: number;
  /** Shared skills: what is learned on one task helps every task that loads on the same skills. */
  readonly skills: number;
  /** Mean difficulty, in logits against a beginner. */
  readonly difficulty: number;
  /** Spread of difficulty: standard deviation, logits. */
  readonly spread: number;
  /** Standard deviation of the label around the difficulty, logits; Infinity: no label at all. */
  readonly labelNoise: number;
  /** Share of labels that are pure chance, drawn like a label of another task. */
  readonly labelSwaps: number;
  /** Probability that a wrong answer is rewarded. */
  readonly falsePositive: number;
  /** Probability that a right answer is not rewarded. */
  readonly falseNegative: number;
  /** False positives at the end of the budget, reached along a straight line; a verifier that drifts. */
  readonly falsePositiveEnd: number;
  /** False negatives at the end of the budget. */
  readonly falseNegativeEnd: number;
  /** Share of tasks that nobody can solve, with ordinary labels. */
  readonly impossible: number;
  /** Probability that a wrong answer to an impossible task is rewarded: an exploit of the verifier. */
  readonly hackable: number;
  /** Share of tasks whose reward has nothing to do with the answer. */
  readonly noisy: number;
  /** Rate of those rewards. */
  readonly noisyRate: number;
  /** Share of honest tasks that teach slowly. */
  readonly slow: number;
  /** How slowly: factor on what a group of such a task teaches. */
  readonly slowness: number;
  /** Factor on all learning. */
  readonly speed: number;
  /** Largest share of a solution that may be given; 0: there are no solutions. */
  readonly maxHint: number;
  /** Logits that a whole solution is worth. */
  readonly hintWorth: number;
  /** Mean delay of an outcome in policy versions. */
  readonly lag: number;
  /** Share of outcomes that never arrive. */
  readonly lost: number;
  /** Share of rollouts lost to infrastructure. */
  readonly errors: number;
  /** Share of the pool that arrives later, at even times over the first half of the budget. */
  readonly arrivals: number;
  /** Share of the pool that leaves, at even times over the second half of the budget. */
  readonly departures: number;
}
