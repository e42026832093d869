import type { FilePrint } from './filePrint.ts';
import type { Packing } from './packing.ts';

/** A file that may be read. */
export interface NamedFile extends FilePrint {
  /** As the caller wrote it, for messages. */
  readonly name: string;
  /** From the root. */
  readonly path: string;
  /** What DuckDB opens: the file, or a link to it where its name would be read as a pattern. */
  readonly opened: string;
  readonly packing: Packing;
}
