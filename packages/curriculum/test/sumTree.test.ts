import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxShare, SumTree, withReplacement } from '../src/index.ts';

const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-9, max: 1e9, noNaN: true }));
const weights = fc.array(weight, { minLength: 1, maxLength: 700 });

describe('SumTree', () => {
  it('law: the same weights give the same sums, however they came about', () =>
    fc.assert(
      fc.property(weights, fc.array(fc.tuple(fc.nat(699), weight)), (start, changes) => {
        const tree = new SumTree(start);
        const now = [...start];
        for (const [at, w] of changes) {
          tree.set(at % now.length, w);
          now[at % now.length] = w;
        }
        const grown = new SumTree();
        for (const w of now) grown.push(w);
        for (const other of [new SumTree(now), grown]) {
          expect(other.total).toBe(tree.total);
          expect(other.size).toBe(now.length);
        }
        const sum = now.reduce((a, b) => a + b, 0);
        expect(Math.abs(tree.total - sum)).toBeLessThanOrEqual(1e-12 * sum);
      }),
    ));

  it('law: finds the index whose cumulative weight exceeds x, and none of weight 0', () =>
    fc.assert(
      fc.property(
        weights,
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (ws, u) => {
          const tree = new SumTree(ws);
          if (tree.total === 0) return;
          const x = u * tree.total;
          const at = tree.find(x);
          expect(ws[at]).toBeGreaterThan(0);
          const before = ws.slice(0, at).reduce((a, b) => a + b, 0);
          const slack = 1e-12 * tree.total;
          expect(x).toBeGreaterThanOrEqual(before - slack);
          expect(x).toBeLessThanOrEqual(before + ws[at]! + slack);
        },
      ),
    ));

  it('finds a positive weight at the very end and past it', () => {
    const tree = new SumTree([1, 0, 2, 0, 0]);
    expect(tree.find(tree.total)).toBe(2);
    expect(tree.find(Infinity)).toBe(2);
    expect(tree.find(0)).toBe(0);
    expect(new SumTree([0, 3]).find(0)).toBe(1);
  });

  it('grows and shrinks', () => {
    const tree = new SumTree();
    expect([tree.size, tree.total]).toEqual([0, 0]);
    for (let i = 1; i <= 1000; i++) tree.push(i);
    expect(tree.total).toBe(500_500);
    for (let i = 0; i < 999; i++) tree.pop();
    expect([tree.size, tree.total, tree.find(0.5)]).toEqual([1, 1, 0]);
  });
});

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
