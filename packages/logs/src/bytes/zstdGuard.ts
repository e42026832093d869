const MAX_WINDOW = 128 * 2 ** 20;

/**
 * Follows the frames of a zstd stream by their headers alone, and refuses a window beyond
 * 128 MiB (the most that the format asks readers to support by default) before a decoder
 * reserves it. Feed it the same pieces as the decoder, ahead of it.
 *
 * @see RFC 8878, section 3.1
 */
export class ZstdGuard {
  #need = 4;
  #seen: number[] = [];
  #skip = 0;
  #next: (header: readonly number[]) => void = this.#magic;
  #checksum = 0;

  feed(piece: Uint8Array): void {
    for (let at = 0; at < piece.length; ) {
      if (this.#skip > 0) {
        const step = Math.min(this.#skip, piece.length - at);
        this.#skip -= step;
        at += step;
        continue;
      }
      this.#seen.push(piece[at++]!);
      if (this.#seen.length < this.#need) continue;
      const header = this.#seen;
      this.#seen = [];
      this.#next(header);
    }
  }

  #then(need: number, next: (header: readonly number[]) => void): void {
    this.#need = need;
    this.#next = next;
  }

  #magic(header: readonly number[]): void {
    if (header[0]! >> 4 === 5) {
      this.#then(4, (size) => {
        this.#skip = littleEndian(size);
        this.#then(4, this.#magic);
      });
    } else this.#then(1, this.#descriptor);
  }

  #descriptor([flags]: readonly number[]): void {
    const single = (flags! >> 5) & 1;
    const dictionary = [0, 1, 2, 4][flags! & 3]!;
    const sizeBytes = flags! >> 6 === 0 ? single : 1 << (flags! >> 6);
    this.#checksum = (flags! >> 2) & 1 ? 4 : 0;
    this.#then(1 - single + dictionary + sizeBytes, (rest) => {
      const exponent = 10 + (rest[0]! >> 3);
      const window = single
        ? littleEndian(rest.slice(dictionary)) + (sizeBytes === 2 ? 256 : 0)
        : 2 ** exponent * (1 + (rest[0]! & 7) / 8);
      if (window > MAX_WINDOW) throw new RangeError('a zstd window beyond 128 MiB');
      this.#then(3, this.#block);
    });
  }

  #block(header: readonly number[]): void {
    const word = littleEndian(header);
    const runLength = ((word >> 1) & 3) === 1;
    this.#skip = runLength ? 1 : word >> 3;
    if (word & 1) {
      this.#skip += this.#checksum;
      this.#then(4, this.#magic);
    } else this.#then(3, this.#block);
  }
}

const littleEndian = (bytes: readonly number[]): number =>
  bytes.reduceRight((value, byte) => value * 256 + byte, 0);
