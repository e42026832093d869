import { describe, expect, it } from 'vitest';
import { protobufFields } from '../../src/bytes/protobufFields.ts';

const fields = (...bytes: number[]) =>
  [...protobufFields(Uint8Array.from(bytes))].map(({ id, integer, bytes }) =>
    Number.isNaN(integer) ? [id, ...bytes] : [id, integer],
  );

describe('protobufFields', () => {
  it('reads what the guide to the encoding shows', () => {
    expect(fields(0x08, 0x96, 0x01)).toEqual([[1, 150]]);
    expect(fields(0x12, 0x07, 0x74, 0x65, 0x73, 0x74, 0x69, 0x6e, 0x67)).toEqual([
      [2, ...new TextEncoder().encode('testing')],
    ]);
    expect(fields(0x1a, 0x03, 0x08, 0x96, 0x01)).toEqual([[3, 8, 0x96, 1]]);
  });

  it('knows all widths, signs and high numbers of fields', () => {
    const minusOne = [255, 255, 255, 255, 255, 255, 255, 255, 255, 1];
    expect(fields(0x10, ...minusOne)).toEqual([[2, -1]]);
    expect(fields(0x10, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x10)).toEqual([[2, 2 ** 53]]);
    expect(fields(0x0d, 1, 2, 3, 4, 0x09, 1, 2, 3, 4, 5, 6, 7, 8)).toEqual([
      [1, 1, 2, 3, 4],
      [1, 1, 2, 3, 4, 5, 6, 7, 8],
    ]);
    expect(fields(0xc0, 0x0c, 5)).toEqual([[200, 5]]);
    expect(fields()).toEqual([]);
  });

  it.each([
    ['a number without an end', [0x08, 0x80]],
    ['a number of eleven bytes', [0x08, ...Array<number>(10).fill(0x80), 1]],
    ['a text that breaks off', [0x12, 5, 1]],
    ['a width that breaks off', [0x0d, 1]],
    ['a group, which no message has', [0x0b]],
    ['a key without a value', [0x08]],
  ])('refuses %s', (_, bytes) => {
    expect(() => fields(...bytes)).toThrow(RangeError);
  });
});
