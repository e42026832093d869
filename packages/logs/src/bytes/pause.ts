import type { LineCounts } from './lineCounts.ts';

/** A chunk that stands for a pause: the very same object, since other empty ones mean nothing. */
export const PAUSE: Uint8Array = new Uint8Array(0);

/**
 * An empty batch of lines, in place of the chunk {@link PAUSE}: the source has no more for now, and
 * will go on. It says what the end would say if this were it.
 */
export class Pause extends Array<never> {
  /** The line that has not ended yet; undefined where the last one has. */
  readonly torn: string | undefined;
  /** What the reader has come across beside lines, in the torn one too. */
  readonly counts: LineCounts;

  constructor(torn: string | undefined, counts: LineCounts) {
    super();
    this.torn = torn;
    this.counts = counts;
  }
}
