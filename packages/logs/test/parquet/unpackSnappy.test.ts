import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unpackSnappy } from '../../src/parquet/unpackSnappy.ts';

const text = (words: string): number[] => [...new TextEncoder().encode(words)];
const unpacked = (packed: readonly number[], size: number): string =>
  new TextDecoder().decode(unpackSnappy(Uint8Array.from(packed), size));

describe('a page of Snappy', () => {
  it.each([
    ['a literal', [3, 2 << 2, ...text('abc')], 'abc'],
    ['one with its length in a byte', [70, 60 << 2, 69, ...text('x'.repeat(70))], 'x'.repeat(70)],
    [
      'one with its length in four bytes',
      [70, 63 << 2, 69, 0, 0, 0, ...text('y'.repeat(70))],
      'y'.repeat(70),
    ],
    ['a copy that runs into itself', [9, 1 << 2, ...text('ab'), 1 | (3 << 2), 2], 'ababababa'],
    ['a copy by two bytes', [6, 2 << 2, ...text('abc'), 2 | (2 << 2), 3, 0], 'abcabc'],
    ['a copy by four bytes', [5, 2 << 2, ...text('abc'), 3 | (1 << 2), 3, 0, 0, 0], 'abcab'],
    ['nothing', [0], ''],
    ['a size of two bytes', [200, 1, 61 << 2, 199, 0, ...text('z'.repeat(200))], 'z'.repeat(200)],
  ] as const)('unpacks %s', (_, packed, expected) => {
    expect(unpacked(packed, expected.length)).toBe(expected);
  });

  it.each([
    ['a length that would step back', [9, 63 << 2, 0xf9, 0xff, 0xff, 0xff, 0, 0, 0, 0]],
    ['a literal beyond the page', [9, 60 << 2, 200, 1, 2]],
    ['a copy from before the start', [9, 0, 1, 1 | (1 << 2), 7]],
    ['a copy of no distance', [9, 0, 1, 1 | (1 << 2), 0]],
    ['more than its size', [9, 0, 1, 2 | (63 << 2), 1, 0]],
    ['less than its size', [9, 0, 1]],
    ['a tag that breaks off', [9, 0, 1, 3, 1]],
  ])('refuses %s', (_, packed) => {
    expect(() => unpacked(packed, 9)).toThrow(RangeError);
  });

  it('ends on any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(300), (packed, size) => {
        try {
          expect(unpackSnappy(packed, size)).toHaveLength(size);
        } catch (error) {
          expect(error).toBeInstanceOf(RangeError);
        }
      }),
    );
  });
});
