/** How a query runs, and as what it is shown in errors. */
export interface QueryContext {
  readonly shown: string;
  /** In milliseconds; undefined leaves what the server has set. */
  readonly timeout: number | undefined;
  readonly signal?: AbortSignal | undefined;
}
