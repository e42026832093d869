import type { OptionalSource } from '../options/runSource.ts';

/** A file that may have grown since it was last looked at. */
export interface WatchedSource extends OptionalSource {
  /**
   * A text that is another one whenever the bytes are others, such as size and times of change.
   * Without one the source is read anew at every look.
   */
  readonly version?: string | undefined;
}
