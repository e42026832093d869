import { formatPlain } from '@bits-per-sample/core';
import { count } from '../log/count.ts';
import type { Tally } from '../log/tally.ts';
import type { RowObject } from '../rows/rowFormat.ts';

/**
 * What lm-evaluation-harness tells of texts that are neither right nor wrong: of each document a
 * log-likelihood in nats and the bytes it is of. All together they are bits per byte.
 */
export class LmEvalPerplexity {
  #documents = 0;
  #nats = 0;
  #bytes = 0;

  /** Whether any document was one of these. */
  get seen(): boolean {
    return this.#documents > 0;
  }

  /** Takes a row in; false when it has a metric that can be right or wrong. */
  take({ bits_per_byte: pair, byte_perplexity: same }: RowObject): boolean {
    const [nats, bytes] = (
      Array.isArray(pair) ? pair : Array.isArray(same) ? same : []
    ) as unknown[];
    if (typeof nats !== 'number' || typeof bytes !== 'number' || !(bytes > 0)) return false;
    this.#documents++;
    this.#nats -= nats;
    this.#bytes += bytes;
    return true;
  }

  /** Says how many bits a byte took. */
  note(tally: Tally): void {
    if (!this.seen) return;
    const bits = this.#nats / Math.LN2 / this.#bytes;
    tally.note(
      'bits-per-byte',
      `${count(this.#documents, 'document')} of ${count(this.#bytes, 'byte')} took ${formatPlain(bits)} bits per byte; a likelihood is no reward`,
    );
  }
}
