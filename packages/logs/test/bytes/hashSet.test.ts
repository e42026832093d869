import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashName } from '../../src/bytes/hash64.ts';
import { HashSet } from '../../src/bytes/hashSet.ts';

describe('HashSet', () => {
  it('is a set, also of zeros and of hashes in the same place', () => {
    const word = fc.oneof(fc.constantFrom(0, 1, 1024, 0xffffffff), fc.nat());
    const hashes = fc.array(fc.record({ high: word, low: word }), { maxLength: 200 });
    fc.assert(
      fc.property(hashes, (all) => {
        const set = new HashSet();
        const model = new Set<string>();
        for (const { high, low } of all) {
          // (0, 0) and (0, 1) are one
          const key = hashName({ high, low: high === 0 && low === 0 ? 1 : low });
          expect(set.add({ high, low })).toBe(!model.has(key));
          model.add(key);
        }
        expect(set.size).toBe(model.size);
      }),
    );
  });

  it('with bits is a set of pairs of a hash and a bit', () => {
    const word = fc.oneof(fc.constantFrom(0, 1, 1024, 0xffffffff), fc.nat());
    const pair = fc.record({ high: word, low: word, bit: fc.nat(31) });
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 200 }), (all) => {
        const set = new HashSet(true);
        const model = new Set<string>();
        for (const { high, low, bit } of all) {
          const key = `${hashName({ high, low: high === 0 && low === 0 ? 1 : low })} ${bit}`;
          expect(set.add({ high, low }, bit)).toBe(!model.has(key));
          model.add(key);
        }
        expect(set.size).toBe(model.size);
      }),
    );
  });
});
