const EMPTY = new Uint8Array(0);
const PIECE = 1 << 16;

/** A stream of bytes that can be looked into before it is consumed. */
export class ByteStream {
  readonly #source: AsyncGenerator<Uint8Array, void, undefined>;
  #head: Uint8Array = EMPTY;
  #length = 0;
  #ended = false;

  constructor(source: AsyncGenerator<Uint8Array, void, undefined>) {
    this.#source = source;
  }

  /** The first `count` bytes (fewer at the end of the stream) without consuming them. */
  async peek(count: number): Promise<Uint8Array> {
    while (this.#length < count && !this.#ended) {
      const chunk = await this.#read();
      if (chunk) this.#append(chunk);
    }
    return this.#head.subarray(0, this.#length);
  }

  /** Passes over the first `count` bytes, which must have been peeked at. */
  skip(count: number): void {
    this.#head = this.#head.subarray(count);
    this.#length -= count;
  }

  /** Passes over white space (and every other control character but NUL) at the start. */
  async skipBlank(): Promise<void> {
    for (;;) {
      const head = await this.peek(1);
      if (head.length === 0) return;
      const start = head.findIndex((byte) => byte > 32 || byte === 0);
      this.skip(start < 0 ? head.length : start);
      if (start >= 0) return;
    }
  }

  /** Every byte that has not been consumed yet. */
  async *chunks(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      const head = this.#head.subarray(0, this.#length);
      this.#head = EMPTY;
      this.#length = 0;
      for (let at = 0; at < head.length; at += PIECE) yield head.subarray(at, at + PIECE);
      for (let chunk = await this.#read(); chunk; chunk = await this.#read()) yield chunk;
    } finally {
      await this.cancel();
    }
  }

  /** Lets go of the source. */
  async cancel(): Promise<void> {
    if (this.#ended) return;
    this.#ended = true;
    await this.#source.return();
  }

  async #read(): Promise<Uint8Array | undefined> {
    if (this.#ended) return undefined;
    const { done, value } = await this.#source.next();
    if (done) this.#ended = true;
    return value ?? undefined;
  }

  #append(chunk: Uint8Array): void {
    const length = this.#length + chunk.length;
    if (length > this.#head.length) {
      const head = new Uint8Array(Math.max(length, 2 * this.#head.length));
      head.set(this.#head.subarray(0, this.#length));
      this.#head = head;
    }
    this.#head.set(chunk, this.#length);
    this.#length = length;
  }
}
