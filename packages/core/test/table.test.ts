import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, dictionary, isDictionary } from '../src/index.ts';

describe('tables', () => {
  it('law: a dictionary holds its texts', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.string())), (texts) => {
        const { codes, values } = dictionary(texts);
        expect(Array.from(codes, (code) => (code < 0 ? null : values[code]))).toEqual(texts);
        expect(new Set(values).size).toBe(values.length);
        expect(isDictionary({ codes, values })).toBe(true);
      }),
    );
  });

  it('refuses what is no text, in its row', () => {
    expect(() => dictionary(['a', 1 as unknown as string])).toThrow(
      expect.objectContaining({ fn: 'dictionary', parameter: 'texts', received: 1, row: 1 }),
    );
  });

  it('tells text from numbers', () => {
    const column: Column = Float64Array.of(1);
    expect(isDictionary(column)).toBe(false);
    expect(dictionary([undefined, 'a']).codes).toEqual(Int32Array.of(-1, 0));
  });
});
