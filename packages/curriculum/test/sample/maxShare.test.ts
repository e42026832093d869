import fc from 'fast-check';
import { expect, it } from 'vitest';
import { maxShare, SumTree, withReplacement } from '../../src/index.ts';

it('law: maxShare caps shares, keeps the order and the rest in proportion, and leaves the weights', () => {
  const positive = fc.array(fc.double({ min: 1e-6, max: 1e6, noNaN: true }), {
    minLength: 1,
    maxLength: 60,
  });
  fc.assert(
    fc.property(positive, fc.double({ min: 0.01, max: 1, noNaN: true }), (ws, share) => {
      const tree = new SumTree(ws);
      const lot = { tree, rows: undefined };
      const p = maxShare(withReplacement(), share).shares!(lot, undefined as never);
      expect(Array.from(tree.weights.slice(0, ws.length))).toEqual(ws);
      expect(tree.total).toBe(new SumTree(ws).total);
      const most = Math.max(share, 1 / ws.length);
      expect(Math.abs(p.reduce((a, b) => a + b, 0) - 1)).toBeLessThan(1e-9);
      expect(Math.max(...p)).toBeLessThanOrEqual(most * (1 + 1e-6));
      const free = ws.map((w, i) => p[i]! / w).filter((_, i) => p[i]! < most * (1 - 1e-6));
      for (const ratio of free) expect(Math.abs(ratio / free[0]! - 1)).toBeLessThan(1e-6);
      ws.forEach((w, i) => {
        ws.forEach((v, j) => {
          if (w > v) expect(p[i]!).toBeGreaterThanOrEqual(p[j]! * (1 - 1e-9));
        });
      });
    }),
  );
});
