import type { Estimate } from '@bits-per-sample/core';

/** A number of an evaluation at k tries. */
export interface AtK {
  /** Tries. */
  readonly k: number;
  /** Mean over prompts, its interval for this k alone. */
  readonly value: Estimate;
}

/** A prompt that was neither always right nor always wrong. */
export interface FlippingPrompt {
  /** Its name. */
  readonly prompt: string;
  /** Tries with a verdict. */
  readonly attempts: number;
  /** Right ones; null for graded rewards. */
  readonly successes: number | null;
  /** Mean reward; of verdicts their pass rate. */
  readonly mean: number;
}

/** Prompts whose tries disagree. */
export interface ReportFlips {
  /** How many: some tries right and some wrong, or of different rewards. */
  readonly prompts: number;
  /** Prompts with two tries or more, of which these are. */
  readonly among: number;
  /** Chance that two tries of a prompt get different verdicts, mean over prompts; null for graded rewards. */
  readonly disagreement: Estimate | null;
  /** Those that flip most, at most 50. */
  readonly most: readonly FlippingPrompt[];
}

/** What chance does to a score, in points of the reward. */
export interface ReportRunNoise {
  /** Standard error of the score: these prompts run again, or prompts like these. */
  readonly standardError: { readonly these: Estimate | null; readonly sample: Estimate | null };
  /** The same of a run with one try a prompt. */
  readonly oneTry: { readonly these: Estimate | null; readonly sample: Estimate | null };
  /** Share of the variance of the score, for prompts like these, that is chance of the tries. */
  readonly chanceShare: Estimate | null;
  /** Two runs of this model on these prompts differ by at most so much, at the level. */
  readonly rerun: Estimate | null;
  /** Where no prompt was tried twice: what `rerun` is at most; else null. */
  readonly rerunAtMost: number | null;
  /** The smallest true difference on these prompts that two runs of this size show, at the level and power. */
  readonly smallest: Estimate | null;
  /** Chance to see it. */
  readonly power: number;
}

/** How often the most frequent answer of k tries is right. */
export interface MajorityAtK extends AtK {
  /** The same if every tie of the right answer with others were lost. */
  readonly tiesLost: number;
  /** If every one were won. */
  readonly tiesWon: number;
}

/** Voting, where answers are logged. */
export interface ReportMajority {
  /** Prompts with answers, in a sample where rollouts are many. */
  readonly prompts: number;
  /** maj@k, ties broken at random; intervals are for prompts like these. */
  readonly atK: readonly MajorityAtK[];
}

/** The runs that the log names, on the prompts that all of them tried. */
export interface ReportRuns {
  /** Prompts that all of them tried. */
  readonly prompts: number;
  /** Each run and its pass rate over these prompts. */
  readonly runs: readonly { readonly name: string; readonly score: number }[];
  /** Standard deviation of the pass rates between runs. */
  readonly spread: number;
  /** What it would be by chance if all were of one model. */
  readonly chance: number;
  /** Chance that runs of one model spread as much or more. */
  readonly pValue: number;
}

/** Answers of one model to a set of prompts, judged as an evaluation. */
export interface ReportEvaluation {
  /** Why it is taken as one: rows or format of the log say so, or it names no step. */
  readonly because: 'kind' | 'no-steps';
  /** Step that is judged, the last; null when the log names none. */
  readonly step: number | null;
  /** Steps of evaluations in the log; 0 when it names none. */
  readonly steps: number;
  /** Whether the runs that the log names differ by more than chance; null where it names none. */
  readonly runs: ReportRuns | null;
  /** Prompts with a known reward. */
  readonly prompts: number;
  /** Fewest and most tries of a prompt. */
  readonly attempts: readonly [number, number];
  /** Mean over prompts: the pass rate, or of graded rewards the mean reward. */
  readonly score: Estimate;
  /** Whether the score is of rewards that no rule calls right or wrong. */
  readonly graded: boolean;
  /** Unbiased pass@k: right at least once in k tries; k = 1 to 8, then doubled, up to the fewest. */
  readonly passAtK: readonly AtK[];
  /** Unbiased pass^k: right in all of k tries. */
  readonly passHatK: readonly AtK[];
  /** maj@k: the most frequent answer of k tries is right; null where answers are not logged. */
  readonly majority: ReportMajority | null;
  /** Prompts whose tries disagree. */
  readonly flips: ReportFlips;
  /** What chance does to the score. */
  readonly noise: ReportRunNoise;
}
