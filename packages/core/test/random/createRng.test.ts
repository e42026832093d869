import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRng, type RngState } from '../../src/index.ts';

const take = (n: number, rng: { next(): number }) => Array.from({ length: n }, () => rng.next());

describe('createRng', () => {
  it('is sfc32: the published step, by hand in BigInt', () => {
    const rng = createRng([1, 2, 3, 4]);
    let [a, b, c, d] = [1n, 2n, 3n, 4n];
    const word = (x: bigint) => BigInt.asUintN(32, x);
    for (const got of take(1000, rng)) {
      const sum = word(a + b + d);
      d = word(d + 1n);
      a = b ^ (b >> 9n);
      b = word(c + (c << 3n));
      c = word(word((c << 21n) | (c >> 11n)) + sum);
      expect(got).toBe(Number(sum) / 2 ** 32);
    }
  });

  it('law: a state survives JSON and goes on', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(50), (seed, skip) => {
        const rng = createRng(seed);
        take(skip, rng);
        const resumed = createRng(JSON.parse(JSON.stringify(rng)) as RngState);
        expect(take(20, resumed)).toEqual(take(20, rng));
      }),
    );
  });

  it('law: forking reads the state without advancing it', () => {
    fc.assert(
      fc.property(fc.integer(), fc.string(), (seed, label) => {
        const [rng, same] = [createRng(seed), createRng(seed)];
        const child = rng.fork(label);
        expect(take(10, child)).toEqual(take(10, same.fork(label)));
        expect(take(10, rng)).toEqual(take(10, same));
      }),
    );
  });

  it('forks of other labels, other states and the parent are other streams', () => {
    const rng = createRng(5);
    const streams = [rng.fork('a'), rng.fork('b'), rng.fork(''), rng.fork('a').fork('a')];
    rng.next();
    streams.push(rng.fork('a'), createRng(5), createRng(6));
    const numbers = streams.flatMap((stream) => take(100, stream));
    // 700 numbers of 32 bits: a repetition has a chance of 6e-5
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it.each([0, 1, 2, -1, 2 ** 31])('seed %d: uniform in cells, pairs and bits', (seed) => {
    const rng = createRng(seed);
    const n = 1 << 16;
    const cells = new Float64Array(256);
    const pairs = new Float64Array(256);
    const bits = new Float64Array(32);
    let before = rng.next();
    let inside = true;
    for (let i = 0; i < n; i++) {
      const x = rng.next();
      inside &&= x >= 0 && x < 1;
      cells[Math.floor(x * 256)]!++;
      pairs[Math.floor(x * 16) * 16 + Math.floor(before * 16)]!++;
      for (let k = 0; k < 32; k++) bits[k]! += ((x * 2 ** 32) >>> k) & 1;
      before = x;
    }
    expect(inside).toBe(true);
    // chi-square with 255 degrees of freedom: mean 255, sd √510, within 5 sd
    const chi = (counts: Float64Array) =>
      counts.reduce((sum, count) => sum + (count - n / 256) ** 2 / (n / 256), 0);
    expect(Math.abs(chi(cells) - 255)).toBeLessThan(5 * Math.sqrt(510));
    expect(Math.abs(chi(pairs) - 255)).toBeLessThan(5 * Math.sqrt(510));
    for (const ones of bits) expect(Math.abs(ones - n / 2)).toBeLessThan((5 * Math.sqrt(n)) / 2);
  });

  it('rejects what is no seed', () => {
    for (const seed of [0.5, NaN, Infinity])
      expect(() => createRng(seed)).toThrow('createRng: expected seed an integer or four integers');
    expect(() => createRng([1, 2, 3] as unknown as RngState)).toThrow('four integers');
    expect(() => createRng([1, 2, 3, 0.5])).toThrow('four integers');
    expect(() => createRng(1).fork(2 as unknown as string)).toThrow(
      'fork: expected label a text, got 2',
    );
  });
});
