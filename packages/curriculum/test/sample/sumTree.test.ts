import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SumTree } from '../../src/index.ts';
import { weight, weights } from '../support/sumTree.ts';

const wholeWeights = fc.array(fc.nat(9), { minLength: 1, maxLength: 700 });
const shares = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 50 });
const copies = fc.integer({ min: 1, max: 40 });

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

  it('law: many changes at once are the changes one by one', () =>
    fc.assert(
      fc.property(weights, fc.array(fc.tuple(fc.nat(699), weight)), (start, changes) => {
        const [tree, twin] = [new SumTree(start), new SumTree(start)];
        const at = changes.map(([index]) => index % start.length);
        const to = changes.map(([, w]) => w);
        at.forEach((index, i) => {
          twin.set(index, to[i]!);
        });
        tree.setMany(at, to);
        expect(tree.weights).toEqual(twin.weights);
        expect(tree.total).toBe(twin.total);
        for (const u of [0, 0.3, 0.7])
          expect(tree.find(u * tree.total)).toBe(twin.find(u * twin.total));
      }),
    ));

  it.each([
    ['one', (tree: SumTree, xs: readonly number[]) => xs.map((x) => tree.find(x))],
    ['many', (tree: SumTree, xs: readonly number[]) => tree.findMany(xs)],
  ])(
    'law: finds the index whose cumulative weight exceeds x, and none of weight 0: %s',
    (_, find) =>
      fc.assert(
        fc.property(weights, shares, copies, (some, us, times) => {
          // the larger ones have levels that are read ahead
          const ws = Array.from({ length: times }, () => some).flat();
          const tree = new SumTree(ws);
          if (tree.total === 0) return;
          const before = Float64Array.from(ws);
          for (let i = 0, sum = 0; i < ws.length; sum += ws[i++]!) before[i] = sum;
          const slack = 1e-12 * tree.total;
          const xs = us.map((u) => u * tree.total);
          find(tree, xs).forEach((at, i) => {
            expect(ws[at]).toBeGreaterThan(0);
            expect(xs[i]).toBeGreaterThanOrEqual(before[at]! - slack);
            expect(xs[i]).toBeLessThanOrEqual(before[at]! + ws[at]! + slack);
          });
        }),
      ),
  );

  it('law: many are found as one by one, to the index where no sum is rounded', () =>
    fc.assert(
      fc.property(wholeWeights, shares, copies, (some, us, times) => {
        const tree = new SumTree(Array.from({ length: times }, () => some).flat());
        const xs = us.map((u) => Math.floor(u * tree.total));
        expect(tree.findMany(xs)).toEqual(xs.map((x) => tree.find(x)));
      }),
    ));

  it('finds a positive weight at the very end and past it', () => {
    const tree = new SumTree([1, 0, 2, 0, 0]);
    expect(tree.find(tree.total)).toBe(2);
    expect(tree.find(Infinity)).toBe(2);
    expect(tree.findMany([tree.total, Infinity, 0])).toEqual([2, 2, 0]);
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
