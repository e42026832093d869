import { createHash } from 'node:crypto';
import type { WatchedSource } from '../../src/index.ts';

/** Files in memory that grow, are cut and vanish, as those of a run on a disk. */
export class GrowingFiles {
  readonly #files = new Map<string, Uint8Array<ArrayBuffer>>();

  set(name: string, bytes: Uint8Array | string): void {
    this.#files.set(name, new Uint8Array(typeof bytes === 'string' ? Buffer.from(bytes) : bytes));
  }

  append(name: string, bytes: Uint8Array | string): void {
    const before = this.#files.get(name) ?? new Uint8Array();
    this.set(name, Buffer.concat([before, typeof bytes === 'string' ? Buffer.from(bytes) : bytes]));
  }

  remove(name: string): void {
    this.#files.delete(name);
  }

  /** The files as they are now; `versions`: whether these tell when they change. */
  sources({ versions = true, optional = false } = {}): WatchedSource[] {
    const natural = new Intl.Collator('en', { numeric: true });
    return [...this.#files]
      .sort(([a], [b]) => natural.compare(a, b))
      .map(([name, bytes]) => {
        const blob = new Blob([bytes]);
        return {
          name,
          optional,
          size: blob.size,
          stream: () => blob.stream() as ReadableStream<Uint8Array>,
          slice: (start, end) => blob.slice(start, end).arrayBuffer(),
          ...(versions && { version: createHash('sha1').update(bytes).digest('hex') }),
        };
      });
  }
}
