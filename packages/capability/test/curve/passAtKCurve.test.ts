import fc from 'fast-check';
import { expect, it } from 'vitest';
import { meanPassAtK, passAtK, passAtKCurve } from '../../src/index.ts';
import { benchmark, close, counts } from '../support/arbitraries.ts';

it('law: pass@k by hand for every k of the curve, and rising', () => {
  fc.assert(
    fc.property(benchmark, (rows) => {
      const { ks, passAtK: curve } = passAtKCurve(counts(rows));
      ks.forEach((k, l) => {
        close(
          curve[l]!.value,
          rows.reduce((sum, { n, c }) => sum + passAtK(c, n, k), 0) / rows.length,
        );
        if (l > 0) expect(curve[l]!.value).toBeGreaterThanOrEqual(curve[l - 1]!.value - 1e-12);
      });
    }),
  );
});

it('law: the band is wider than the interval of one k, and a sample is wider than these', () => {
  const rows = Array.from({ length: 50 }, (_, i) => ({ n: 32, c: (i * 7) % 20 }));
  const width = ({ lower, upper }: { lower: number; upper: number }) => upper - lower;
  const { ks, passAtK: band } = passAtKCurve(counts(rows));
  const these = passAtKCurve(counts(rows), { prompts: 'these' }).passAtK;
  ks.forEach((k, l) => {
    expect(width(band[l]!)).toBeGreaterThan(width(meanPassAtK(counts(rows), k)));
    if (k <= 16) expect(width(band[l]!)).toBeGreaterThan(width(these[l]!));
  });
});
