/** What a run of `trl_standin.py` or `trl_real.py` prints. */
export interface TrlRun {
  readonly rank: number;
  readonly error?: string;
  readonly warnings: readonly string[];
  readonly step: number;
  readonly scored: number;
  readonly asks: readonly number[];
  readonly drawn: number;
  readonly told: number;
  readonly toldRollouts: number;
  readonly invented: number;
  readonly expired: number;
  /** Requests that were sent more than once. */
  readonly patient: number;
  readonly seconds: number;
}
