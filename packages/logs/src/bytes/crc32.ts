/** A checksum of bytes, continued from that of earlier ones. */
export type Crc32 = (bytes: Uint8Array, before?: number) => number;

/** The reversed polynomials of the two sums in use. */
const POLYNOMIALS = { ieee: 0xedb88320, castagnoli: 0x82f63b78 } as const;

/** CRC-32 as zip and W&B use it (`ieee`), or as TensorBoard does (`castagnoli`). */
export function crc32(kind: keyof typeof POLYNOMIALS): Crc32 {
  const table = new Uint32Array(256);
  for (let i = 0; i < 256; i++) {
    let sum = i;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ POLYNOMIALS[kind] : sum >>> 1;
    table[i] = sum;
  }
  return (bytes, before = 0) => {
    let sum = ~before;
    for (const byte of bytes) sum = table[(sum ^ byte) & 0xff]! ^ (sum >>> 8);
    return ~sum >>> 0;
  };
}
