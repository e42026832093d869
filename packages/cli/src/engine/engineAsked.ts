/** What the caller asked of an engine, as it was written. */
export interface EngineAsked {
  /** Its name; `js` is none. */
  readonly engine: string | undefined;
  readonly url: string | undefined;
  readonly tables: readonly string[];
  readonly sources: readonly string[];
  readonly queries: readonly string[];
  readonly timeout: string | undefined;
  readonly memory: string | undefined;
}
