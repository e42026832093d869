/** How often verdicts are wrong, as the caller says. */
export interface ReportVerdicts {
  /** Chance that a wrong answer passes. */
  readonly falsePass: number;
  /** Chance that a right answer fails. */
  readonly falseFail: number;
}
