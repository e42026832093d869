/** One field of a protobuf message: a number, or the bytes of a text, a list or a message. */
export interface ProtobufField {
  /** Number of the field. */
  readonly id: number;
  /** Its value as a whole number of 64 bits, when it is one; else NaN. */
  readonly integer: number;
  /** Its bytes, when it is no whole number. */
  readonly bytes: Uint8Array;
}

const NONE = new Uint8Array(0);

/**
 * The fields of a protobuf message in the order in which they stand. Of the wire format these
 * forty lines are all that three messages need, where a library weighs a hundred times as much.
 *
 * @see https://protobuf.dev/programming-guides/encoding
 */
export function* protobufFields(message: Uint8Array): Generator<ProtobufField, void, undefined> {
  let at = 0;
  const varint = (): number => {
    const start = at;
    while (at < message.length && message[at]! > 127) at++;
    if (at >= message.length || ++at - start > 10) throw new RangeError('a number that breaks off');
    if (at - start <= 4) return small(message, start, at);
    let value = 0n;
    for (let i = at - 1; i >= start; i--) value = (value << 7n) | BigInt(message[i]! & 127);
    return Number(BigInt.asIntN(64, value));
  };
  while (at < message.length) {
    const key = varint();
    const [id, wire] = [key >>> 3, key & 7];
    if (wire === 0) {
      yield { id, integer: varint(), bytes: NONE };
      continue;
    }
    const length = wire === 2 ? varint() : wire === 1 ? 8 : wire === 5 ? 4 : -1;
    if (length < 0 || at + length > message.length) throw new RangeError('a field that breaks off');
    yield { id, integer: Number.NaN, bytes: message.subarray(at, at + length) };
    at += length;
  }
}

function small(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  for (let i = end - 1; i >= start; i--) value = value * 128 + (bytes[i]! & 127);
  return value;
}
