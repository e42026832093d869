import type { RunSource } from '@bits-per-sample/report';

/** What the tools need of the program that serves them. */
export interface McpOptions {
  /** Version that clients are told. */
  readonly version: string;
  /**
   * Opens what a call names: files and folders as sources of one run. It alone decides what may be
   * read, and throws an error whose message a client may see.
   */
  readonly open: (paths: readonly string[]) => Promise<RunSource>;
}
