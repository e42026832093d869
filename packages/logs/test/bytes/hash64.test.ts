import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHash, hash64, hashName, hashText } from '../../src/bytes/hash64.ts';
import { HashSet } from '../../src/bytes/hashSet.ts';

describe('hash64', () => {
  it('tells a million prompts apart that differ in one number', () => {
    const hashes = new HashSet();
    for (let i = 0; i < 1_000_000; i++) hashes.add(hash64(`What is ${i} + 1?`, emptyHash));
    expect(hashes.size).toBe(1_000_000);
  });

  it('tells texts apart, their order, and what went before', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '\0'), maxLength: 6 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(hashText(a) === hashText(b)).toBe(a === b);
        const ab = hashName(hash64(b, hash64(a, emptyHash)));
        const ba = hashName(hash64(a, hash64(b, emptyHash)));
        expect(ab === ba).toBe(a === b);
      }),
    );
  });

  it('spreads over all bits', () => {
    const ones = new Array<number>(64).fill(0);
    for (let i = 0; i < 4096; i++) {
      const bits = BigInt(`0x${hashText(String(i))}`)
        .toString(2)
        .padStart(64, '0');
      for (let bit = 0; bit < 64; bit++) ones[bit]! += Number(bits[bit]);
    }
    // 4096 fair coins: six standard deviations are 192
    for (const count of ones) expect(Math.abs(count - 2048)).toBeLessThan(192);
  });
});
