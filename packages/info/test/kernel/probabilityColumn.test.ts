import { readFileSync } from 'node:fs';
import { createRng, mapColumn } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { assemble } from '../../scripts/assemble.mjs';
import { binaryEntropy, binaryEntropyColumn, surprisal, surprisalColumn } from '../../src/index.ts';

const golden = JSON.parse(
  readFileSync(new URL('../golden/columns/bits.json', import.meta.url), 'utf8'),
);
const columns = [
  { name: 'surprisal', scalar: surprisal, column: surprisalColumn, ulps: 2 },
  { name: 'binaryEntropy', scalar: binaryEntropy, column: binaryEntropyColumn, ulps: 4 },
] as const;
/** Most doubles between two columns of numbers ≥ 0. */
function apart(got: Float64Array, want: Float64Array): number {
  const [a, b] = [new BigInt64Array(got.buffer), new BigInt64Array(want.buffer)];
  let most = 0;
  for (let i = 0; i < a.length; i++) {
    if (a[i] === b[i]) continue;
    const ulps = Math.abs(Number(a[i]! - b[i]!));
    if (!(ulps <= most)) most = ulps;
  }
  return most;
}
/** A million probabilities: even, near ½, near 1, and over all exponents. */
function million(): Float64Array {
  const rng = createRng(3);
  return Float64Array.from({ length: 1_000_001 }, (_, i) => {
    const u = rng.next();
    if (i % 5 === 0) return 0.5 + (u - 0.5) / 1000;
    if (i % 5 === 1) return 1 - 2 ** (-53 * u);
    if (i % 5 === 2) return 2 ** (-1074 * u);
    if (i % 5 === 3) return 2 ** (-30 * u);
    return u;
  });
}
describe('the kernel', () => {
  it('is what bits.wat assembles to, below 2 kB', async () => {
    const file = new URL('../../src/kernel/kernelBytes.ts', import.meta.url);
    const text = readFileSync(file, 'utf8');
    expect(text.replace(/\s/g, '')).toBe((await assemble()).replace(/\s/g, ''));
    expect(Number(/(\d+) bytes/.exec(text)![1])).toBeLessThan(2048);
  });
});
describe.each(columns)('$name of a column', ({ name, scalar, column, ulps }) => {
  it(`is within ${ulps} ulp of mpmath, and so is the scalar`, () => {
    const p = Float64Array.from(golden.p);
    const want = Float64Array.from(golden[name]);
    expect(apart(column(p), want)).toBeLessThanOrEqual(ulps);
    expect(apart(mapColumn(scalar, p), want)).toBeLessThanOrEqual(ulps);
  });

  it(`is the scalar to ${ulps} ulp on a million points, by a kernel of its own`, () => {
    const p = million();
    const ulpsApart = apart(column(p), mapColumn(scalar, p));
    expect(ulpsApart).toBeLessThanOrEqual(ulps);
    expect(ulpsApart).toBeGreaterThan(0);
  });

  it('law: the same number at every place of every length, and in place', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 9000 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (length, p) => {
          const bits = column(Float64Array.of(p))[0]!;
          const all = new Float64Array(length).fill(p);
          expect(column(all, all)).toBe(all);
          expect(all.every((x) => x === bits)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });

  it('leaves what is special to the scalar, wherever it stands', () => {
    const special = [0, -0, 1, NaN, 2 ** -1074, 2 ** -1023, 2 ** -1022, 2 ** -1021];
    for (const p of special) {
      const values = new Float64Array(5001).fill(0.5);
      for (const i of [0, 7, 4095, 4096, 5000]) values[i] = p;
      expect(column(values)).toEqual(mapColumn(scalar, values));
    }
  });

  it('names the row of a fault, and writes nothing from its block on', () => {
    for (const p of [-1e-300, 1 + 2 ** -52, 2, Infinity, -Infinity]) {
      const values = new Float64Array(5001).fill(0.25);
      const out = new Float64Array(5001).fill(7);
      values[4999] = p;
      expect(() => column(values, out)).toThrow(
        expect.objectContaining({ name: 'DomainError', parameter: 'p', received: p, row: 4999 }),
      );
      expect(out.subarray(4096).every((x) => x === 7)).toBe(true);
    }
  });

  it('is the scalar exactly where there is no WebAssembly', async () => {
    const kept = Reflect.get(globalThis, 'WebAssembly');
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    vi.resetModules();
    try {
      const plain = (await import('../../src/index.ts'))[`${name}Column`];
      const p = million().subarray(0, 5000);
      expect(plain(p)).toEqual(mapColumn(scalar, p));
      p[3] = 2;
      expect(() => plain(p)).toThrow(expect.objectContaining({ row: 3 }));
    } finally {
      Object.assign(globalThis, { WebAssembly: kept });
      vi.resetModules();
    }
  });
});
