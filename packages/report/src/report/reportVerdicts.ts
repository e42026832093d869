/** How often verdicts are said to be wrong. */
export interface VerdictShares {
  /** Chance that a wrong answer passes. */
  readonly falsePass: number;
  /** Chance that a right answer fails. */
  readonly falseFail: number;
}

/** How often verdicts are wrong, as the caller says. */
export interface ReportVerdicts extends VerdictShares {
  /** Youden's J = 1 − falsePass − falseFail: 1 for verdicts that are right, 0 for a coin. */
  readonly informedness: number;
}
