/** What counted as a success. */
export interface ReportSuccess {
  /** The rule in words, e.g. `'reward >= 1'`; null when there is none. */
  readonly rule: string | null;
  /** Where the rule came from. */
  readonly source: 'log' | 'option' | 'zero-one' | 'two-valued' | 'none';
}
