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

  /** Takes the pair of a document in. */
  take({ bits_per_byte: pair, byte_perplexity: same }: RowObject): void {
    const [nats, bytes] = (
      Array.isArray(pair) ? pair : Array.isArray(same) ? same : []
    ) as unknown[];
    if (typeof nats !== 'number' || typeof bytes !== 'number' || !(bytes > 0)) return;
    this.#documents++;
    this.#nats -= nats;
    this.#bytes += bytes;
  }

  /** Says how many bits a byte took. */
  note(tally: Tally): void {
    if (this.#documents === 0) return;
    const bits = this.#nats / Math.LN2 / this.#bytes;
    tally.note(
      'bits-per-byte',
      `${count(this.#documents, 'document')} of ${count(this.#bytes, 'byte')} took ${formatPlain(bits)} bits per byte; a likelihood is no reward`,
    );
  }
}
