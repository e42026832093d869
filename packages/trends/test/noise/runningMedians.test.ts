import fc from 'fast-check';
import { expect, it } from 'vitest';
import { median } from '../../src/noise/median.ts';
import { runningMedians } from '../../src/noise/runningMedians.ts';

it('is the median of every stretch, ties and signs included', () => {
  const values = fc.array(
    fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -1e9, max: 1e9, noNaN: true })),
    {
      maxLength: 40,
    },
  );
  fc.assert(
    fc.property(values, fc.integer({ min: 1, max: 12 }), (list, width) => {
      const x = Float64Array.from(list);
      const expected = Array.from({ length: Math.max(0, x.length - width + 1) }, (_, i) =>
        median(x.slice(i, i + width)),
      );
      expect(Array.from(runningMedians(x, width), (v) => v + 0)).toEqual(
        expected.map((v) => v + 0),
      );
    }),
  );
});

it('of nothing there is none', () => {
  expect(median(new Float64Array(0))).toBeNaN();
  expect(runningMedians(new Float64Array(3), 4)).toHaveLength(0);
});
