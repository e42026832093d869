import { describe, expect, it } from 'vitest';
import { nameHash } from '../../src/trials/nameHash.ts';

/** Undoes the finaliser of MurmurHash3, with the inverses of its two factors modulo 2³². */
function unmixed(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x7ed1b41d);
  h ^= (h >>> 13) ^ (h >>> 26);
  h = Math.imul(h, 0xa5cb9243);
  return (h ^ (h >>> 16)) >>> 0;
}

describe('the hash of a name', () => {
  // draft-eastlake-fnv, test vectors of 32 bits
  it.each([
    ['', 0x811c9dc5],
    ['a', 0xe40c292c],
    ['b', 0xe70c2de5],
    ['foobar', 0xbf9cf968],
  ])('is FNV-1a, mixed: "%s"', (name, published) => {
    expect(unmixed(nameHash(name))).toBe(published);
  });

  it('goes by what stands before', () => {
    expect(nameHash('a', nameHash('x'))).not.toBe(nameHash('a', nameHash('y')));
    expect(nameHash('a', 0)).toBe(nameHash('a'));
  });

  it('spreads numbered names evenly, so that the first by hash are of all of them', () => {
    const bins = new Float64Array(64);
    const ends = new Float64Array(64);
    for (let i = 0; i < 64_000; i++) {
      const hash = nameHash(`prompt-${i}`);
      bins[Math.floor(hash / 2 ** 26)]!++;
      // among the first tenth by hash, the place in the log
      if (hash < 2 ** 32 / 10) ends[Math.floor(i / 1000)]!++;
    }
    const chi = (counts: Float64Array) => {
      const mean = counts.reduce((sum, n) => sum + n, 0) / counts.length;
      return counts.reduce((sum, n) => sum + (n - mean) ** 2 / mean, 0);
    };
    // χ² with 63 degrees of freedom lies below 118 with probability 1 − 3·10⁻⁵
    expect(chi(bins)).toBeLessThan(118);
    expect(chi(ends)).toBeLessThan(118);
  });
});
