import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PairIndex } from '../../src/summarise/pairIndex.ts';

describe('PairIndex', () => {
  it('law: numbers pairs in order of first appearance, as a Map of texts does', () => {
    const half = fc.integer({ min: -40, max: 40 });
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 300 }), (pairs) => {
        const index = new PairIndex();
        const known = new Map<string, number>();
        for (const [first, second] of pairs) {
          const key = `${first} ${second}`;
          const wanted = known.get(key) ?? known.size;
          known.set(key, wanted);
          expect(index.id(first, second)).toBe(wanted);
        }
        expect(index.size).toBe(known.size);
      }),
    );
  });

  it('law: forgets all but the first pairs, and goes on as if the others had never come', () => {
    const half = fc.integer({ min: -9, max: 9 });
    const pairs = fc.array(fc.tuple(half, half), { maxLength: 200 });
    fc.assert(
      fc.property(pairs, pairs, pairs, (before, between, after) => {
        const [index, plain] = [new PairIndex(), new PairIndex()];
        for (const [first, second] of before)
          expect(index.id(first, second)).toBe(plain.id(first, second));
        const { size } = index;
        for (const [first, second] of between) index.id(first, second);
        index.cut(size);
        for (const [first, second] of [...before, ...after])
          expect(index.id(first, second)).toBe(plain.id(first, second));
        expect(index.size).toBe(plain.size);
      }),
    );
  });

  it('finds every pair again after it has grown', () => {
    const index = new PairIndex();
    const pairs = Array.from({ length: 20_000 }, (_, i) => [i % 7, (i * 2654435761) | 0] as const);
    const ids = pairs.map(([first, second]) => index.id(first, second));
    expect(ids).toEqual(pairs.map((_, i) => i));
    expect(pairs.map(([first, second]) => index.id(first, second))).toEqual(ids);
    expect(index.size).toBe(20_000);
    pairs.forEach(([first, second], id) => {
      if (index.first[id] !== first || index.second[id] !== second) expect.fail(`pair ${id}`);
    });
  });

  it('keeps the first pair in its place through every growth', () => {
    for (let seed = 0; seed < 50; seed++) {
      const index = new PairIndex();
      for (let i = 0; i < 300; i++) {
        index.id(seed, i);
        if (index.id(seed, 0) !== 0) expect.fail(`seed ${seed}, after ${i + 1} pairs`);
      }
      expect(index.size).toBe(300);
    }
  });
});
