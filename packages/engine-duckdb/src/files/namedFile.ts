import type { Packing } from './packing.ts';

/** A file that may be read. */
export interface NamedFile {
  /** As the caller wrote it, for messages. */
  readonly name: string;
  /** From the root. */
  readonly path: string;
  /** What DuckDB opens: the file, or a link to it where its name would be read as a pattern. */
  readonly opened: string;
  readonly packing: Packing;
  /** Tells whether the file is still the same. */
  readonly print: string;
}
