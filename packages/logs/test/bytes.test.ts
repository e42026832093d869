import { constants, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyHash, hash64, hashName, hashText } from '../src/bytes/hash64.ts';
import { HashSet } from '../src/bytes/hashSet.ts';
import { ZstdGuard } from '../src/bytes/zstdGuard.ts';

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

describe('ZstdGuard', () => {
  const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag, ZSTD_c_compressionLevel } = constants;
  const compressible = Buffer.from(
    Array.from({ length: 60_000 }, (_, i) => `row ${i % 977} `).join(''),
  );

  it('follows frames of every kind to their end', () => {
    const frames = [];
    for (const checksum of [0, 1]) {
      for (const contentSize of [0, 1]) {
        for (const size of [0, 1, 200, 300, 70_000, compressible.length]) {
          frames.push(
            zstdCompressSync(compressible.subarray(0, size), {
              params: {
                [ZSTD_c_checksumFlag]: checksum,
                [ZSTD_c_contentSizeFlag]: contentSize,
                [ZSTD_c_compressionLevel]: 1 + (size % 3),
              },
            }),
          );
        }
      }
    }
    const wide = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3]);
    for (const piece of [1, 3, 1 << 20]) {
      const guard = new ZstdGuard();
      const feed = (bytes: Uint8Array) => {
        for (let at = 0; at < bytes.length; at += piece) guard.feed(bytes.subarray(at, at + piece));
      };
      feed(Buffer.concat(frames));
      // only a guard that stands at the start of a frame sees this window
      expect(() => feed(wide)).toThrow('window beyond 128 MiB');
    }
  });

  it.each([
    [27, true],
    [28, false],
  ])('window log %d: accepted %s', (windowLog, accepted) => {
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3);
    const feed = () => new ZstdGuard().feed(header);
    if (accepted) expect(feed).not.toThrow();
    else expect(feed).toThrow(RangeError);
  });

  it('refuses a single segment beyond 128 MiB', () => {
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0b10100000, 1, 0, 0, 8);
    expect(() => new ZstdGuard().feed(header)).toThrow('window beyond 128 MiB');
  });
});
