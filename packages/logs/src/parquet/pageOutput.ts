/** A page that is unpacked into room of its size: what does not fit is refused before it is written. */
export class PageOutput {
  readonly page: Uint8Array;
  #at = 0;

  constructor(size: number) {
    this.page = new Uint8Array(size);
  }

  /** Bytes written so far. */
  get length(): number {
    return this.#at;
  }

  /** Appends bytes of the packed page. */
  literal(packed: Uint8Array, from: number, length: number): void {
    if (!(length >= 0 && from + length <= packed.length)) throw new RangeError(BROKEN);
    this.#room(length);
    const to = this.#at + length;
    if (length > 32) this.page.set(packed.subarray(from, from + length), this.#at);
    else for (let at = this.#at, i = from; at < to; at++, i++) this.page[at] = packed[i]!;
    this.#at = to;
  }

  /** Repeats what was written `offset` bytes ago; it may run into what it writes. */
  repeat(offset: number, length: number): void {
    if (!(offset >= 1 && offset <= this.#at)) throw new RangeError(BROKEN);
    this.#room(length);
    const { page } = this;
    const to = this.#at + length;
    if (length > 32 && offset >= length)
      page.copyWithin(this.#at, this.#at - offset, this.#at - offset + length);
    else for (let at = this.#at; at < to; at++) page[at] = page[at - offset]!;
    this.#at = to;
  }

  /**
   * The page.
   *
   * @throws RangeError unless it is full.
   */
  whole(): Uint8Array {
    if (this.#at !== this.page.length) throw new RangeError('a page of another size than it says');
    return this.page;
  }

  #room(length: number): void {
    if (!(this.#at + length <= this.page.length))
      throw new RangeError('a page of another size than it says');
  }
}

const BROKEN = 'a packed page that is damaged';
