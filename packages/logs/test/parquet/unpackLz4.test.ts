import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackLz4, unpackLz4Block } from '../../src/parquet/unpackLz4.ts';
import { lz4Block } from '../support/lz4Block.ts';
import { concat } from '../tensorboard/events.ts';

const sizes = (unpacked: number, packed: number): Uint8Array => {
  const head = new DataView(new ArrayBuffer(8));
  head.setUint32(0, unpacked);
  head.setUint32(4, packed);
  return new Uint8Array(head.buffer);
};
const bytes = Uint8Array.from({ length: 300 }, (_, i) => i % 251);

describe('a page of LZ4', () => {
  it('is one block, or blocks behind their sizes', () => {
    const packed = lz4Block(bytes);
    expect(unpackLz4Block(packed, 300)).toEqual(bytes);
    expect(unpackLz4(packed, 300)).toEqual(bytes);
    const framed = concat([sizes(300, packed.length), packed]);
    expect(unpackLz4(concat([framed, framed]), 600)).toEqual(concat([bytes, bytes]));
  });

  it('repeats what it is writing', () => {
    // one byte, then 19 from one byte before
    expect(unpackLz4Block(Uint8Array.of(0x1f, 7, 1, 0, 0), 20)).toEqual(new Uint8Array(20).fill(7));
  });

  it.each([
    ['an offset of 0', [0x10, 7, 0, 0]],
    ['an offset before the start', [0x10, 7, 2, 0]],
    ['more than its size', [0x1f, 7, 1, 0, 255, 255, 9]],
    ['literals that break off', [0x50, 7]],
    ['a length that breaks off', [0xf0, 255]],
    ['less than its size', [0x10, 7]],
  ])('is refused with %s', (_, packed) => {
    expect(() => unpackLz4Block(Uint8Array.from(packed), 9)).toThrow(RangeError);
  });

  it('is refused with a size that would step back', () => {
    const back = concat([sizes(0, 2 ** 32 - 8), new Uint8Array(9)]);
    expect(() => unpackLz4(back, 9)).toThrow(RangeError);
  });

  it('ends on any bytes', () => {
    for (const unpack of [unpackLz4, unpackLz4Block])
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(300), (packed, size) => {
          try {
            expect(unpack(packed, size)).toHaveLength(size);
          } catch (error) {
            expect(error).toBeInstanceOf(RangeError);
          }
        }),
      );
  });
});
