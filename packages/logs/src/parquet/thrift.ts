/** A value of the compact protocol of Thrift; a struct is a map by field number. */
export type ThriftValue = number | boolean | Uint8Array | readonly ThriftValue[] | ThriftStruct;

/** Fields of a struct by their numbers. */
export type ThriftStruct = ReadonlyMap<number, ThriftValue>;

const MAX_DEPTH = 32;

/**
 * Reads structs of the compact protocol. No list or text is longer than the bytes that are left
 * and nothing lies deeper than 32 levels, so work and memory are bounded by the bytes.
 *
 * @see https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export class ThriftReader {
  readonly #bytes: Uint8Array;
  /** Where the next byte is read. */
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.at = at;
  }

  /** The struct at the current place. */
  struct(depth = 0): ThriftStruct {
    if (depth > MAX_DEPTH) throw new RangeError('a struct too deep');
    const fields = new Map<number, ThriftValue>();
    for (let field = 0; ; ) {
      const head = this.#byte();
      const type = head & 15;
      if (type === 0) return fields;
      const delta = head >> 4;
      field = delta === 0 ? this.#zigzag() : field + delta;
      fields.set(field, type < 3 ? type === 1 : this.#value(type, depth));
    }
  }

  #value(type: number, depth: number): ThriftValue {
    if (type < 4) return this.#byte();
    if (type < 7) return this.#zigzag();
    if (type === 7) return this.#skipped(8).length;
    if (type === 8) return this.#skipped(this.varint());
    if (type === 12) return this.struct(depth + 1);
    if (type !== 9) throw new RangeError(`a field of type ${type}`);
    const head = this.#byte();
    const size = head >> 4 === 15 ? this.varint() : head >> 4;
    this.#room(size);
    return Array.from({ length: size }, () => this.#value(head & 15, depth + 1));
  }

  /** An unsigned number, seven bits a byte; rounded beyond 2⁵³. */
  varint(): number {
    let value = 0;
    for (let scale = 1; scale < 2 ** 70; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 127) * scale;
      if (byte < 128) return value;
    }
    throw new RangeError('a number of more than ten bytes');
  }

  #zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  #byte(): number {
    this.#room(1);
    return this.#bytes[this.at++]!;
  }

  #skipped(length: number): Uint8Array {
    this.#room(length);
    this.at += length;
    return this.#bytes.subarray(this.at - length, this.at);
  }

  #room(length: number): void {
    if (length > this.#bytes.length - this.at) throw new RangeError('a struct that breaks off');
  }
}
