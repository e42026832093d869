/** A field of a message: number, value, and how a number that is no integer is kept. */
type Field = readonly [
  id: number,
  value: number | Uint8Array,
  kind?: 'float' | 'double' | undefined,
];

export const text = (words: string): Uint8Array => new TextEncoder().encode(words);

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function varint(value: number): Uint8Array {
  const bytes: number[] = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128);
  return Uint8Array.of(...bytes, Number(rest));
}

/** A protobuf message, by the guide to its encoding. */
export const message = (fields: readonly Field[]): Uint8Array =>
  concat(
    fields.flatMap(([id, value, kind]) => {
      if (typeof value !== 'number') return [varint(id * 8 + 2), varint(value.length), value];
      if (kind === undefined) return [varint(id * 8), varint(value)];
      const view = new DataView(new ArrayBuffer(kind === 'float' ? 4 : 8));
      if (kind === 'float') view.setFloat32(0, value, true);
      else view.setFloat64(0, value, true);
      return [varint(id * 8 + (kind === 'float' ? 5 : 1)), new Uint8Array(view.buffer)];
    }),
  );

export const scalar = (tag: string, value: number): Uint8Array =>
  message([
    [1, text(tag)],
    [2, value, 'float'],
  ]);

/** A record of an event with these values. */
export const event = (step: number, values: readonly Uint8Array[]): Uint8Array =>
  record(
    message([
      [1, 1.8e9, 'double'],
      [2, step],
      [5, message(values.map((value) => [1, value]))],
    ]),
  );

/** The checksum of TFRecord, bit by bit, as its definition says. */
function masked(bytes: Uint8Array): Uint8Array {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0x82f63b78 : sum >>> 1;
  }
  const plain = BigInt(~sum >>> 0);
  const turned = ((plain >> 15n) | (plain << 17n)) & 0xffffffffn;
  const out = new DataView(new ArrayBuffer(4));
  out.setUint32(0, Number((turned + 0xa282ead8n) & 0xffffffffn), true);
  return new Uint8Array(out.buffer);
}

/** A record of a TFRecord file. */
export function record(data: Uint8Array): Uint8Array {
  const length = new DataView(new ArrayBuffer(8));
  length.setBigUint64(0, BigInt(data.length), true);
  const head = new Uint8Array(length.buffer);
  return concat([head, masked(head), data, masked(data)]);
}
