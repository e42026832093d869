import { dictionary } from '@bits-per-sample/core';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inOrderOf } from '../../src/engine/inOrderOf.ts';

it('law: rows stand in the order of their places, near and far, and keep their cells', () => {
  const places = fc.uniqueArray(fc.oneof(fc.nat(100), fc.maxSafeInteger().map(Math.abs)));
  fc.assert(
    fc.property(places, (list) => {
      const columns = { place: Float64Array.from(list), name: dictionary(list.map(String)) };
      const sorted = inOrderOf({ rowCount: list.length, columns }, 'place').columns;
      const inOrder = list.toSorted((a, b) => a - b);
      expect(sorted.place).toEqual(Float64Array.from(inOrder));
      const { codes, values } = sorted.name as ReturnType<typeof dictionary>;
      expect(Array.from(codes, (code) => values[code])).toEqual(inOrder.map(String));
    }),
  );
});
