import { readFileSync } from 'node:fs';
import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { assemble } from '../../scripts/assemble.mjs';
import type { Kernels } from '../../src/kernel/kernel.ts';
import { plainKernels } from '../../src/kernel/plainKernels.ts';
import { wasmKernels } from '../../src/kernel/wasmKernels.ts';

const wasm = wasmKernels()!;
const shapes: [rows: number, d: number][] = [
  [1, 300],
  [2, 129],
  [7, 1001],
  [33, 64],
  [256, 37],
  [17, 8195],
  [3, 70_001],
  [40_000, 9],
];
function matrix(rows: number, d: number, offset = 0): Float32Array {
  const rng = createRng(rows * d);
  return Float32Array.from({ length: rows * d }, () => offset + rng.next() + rng.next() - 1);
}
const close = (got: ArrayLike<number>, want: ArrayLike<number>, scale = 0) => {
  expect(got.length).toBe(want.length);
  for (let i = 0; i < want.length; i++)
    if (!(Math.abs(got[i]! - want[i]!) <= 1e-12 * (Math.abs(want[i]!) + scale)))
      expect.fail(`entry ${i}: got ${got[i]}, wanted ${want[i]}`);
};
describe('kernels', () => {
  it('are what kernels.wat assembles to, below the 4 kB of synchronous compilation', async () => {
    const file = new URL('../../src/kernel/kernelBytes.ts', import.meta.url);
    const text = readFileSync(file, 'utf8');
    expect(text.replace(/\s/g, '')).toBe((await assemble()).replace(/\s/g, ''));
    expect(Number(/(\d+) bytes/.exec(text)![1])).toBeLessThan(4096);
  });

  it('run in WebAssembly here', () => {
    expect(wasm).toBeDefined();
  });

  it.each(shapes)('fold %i × %i: the same as plain JavaScript to 1e-12', (rows, d) => {
    const values = matrix(rows, d, 3);
    const fold = (kernels: Kernels, rowsOf: Float32Array, own: boolean) => {
      const [mean, squares] = own
        ? (kernels.doubles(2, d) as [Float64Array, Float64Array])
        : [new Float64Array(d), new Float64Array(d)];
      let total = 0;
      let count = 0;
      for (const part of [rowsOf, rowsOf.subarray(0, d), rowsOf]) {
        total += kernels.fold(part, { count, mean, squares });
        count += part.length / d;
      }
      return { total, mean, squares };
    };
    const resident = wasm.floats(values.length);
    resident.set(values);
    const want = fold(plainKernels, values, false);
    for (const got of [
      fold(wasm, values, false),
      fold(wasm, values, true),
      fold(wasm, resident, false),
      fold(wasm, resident, true),
    ]) {
      close(got.mean, want.mean);
      close(got.squares, want.squares, 1);
      close([got.total], [want.total]);
    }
    close([want.squares.reduce((sum, x) => sum + x, 0)], [want.total]);
  });

  it.each(shapes)('products %i × %i: the same as plain JavaScript to 1e-12', (rows, d) => {
    const values = matrix(rows, d);
    const got = wasm.products(values, d);
    const want = plainKernels.products(values, d);
    close(got.squaredNorms, want.squaredNorms);
    close(got.dotsWithSum, want.dotsWithSum, want.sumSquaredNorm);
    close([got.sumSquaredNorm], [want.sumSquaredNorm]);
  });

  it.each(shapes)('sketch of %i · %i numbers: the same as plain JavaScript to 1e-12', (rows, d) => {
    const values = matrix(rows, d);
    for (const size of [1, 64, 4096]) {
      const got = new Float64Array(size).fill(1);
      const want = new Float64Array(size).fill(1);
      wasm.sketch(values, 12_345, [123, -456], got);
      plainKernels.sketch(values, 12_345, [123, -456], want);
      close(got, want, 1e3);
    }
  });

  it('plain: what the definitions say, on a matrix summed by hand', () => {
    const mean = new Float64Array(2);
    const squares = new Float64Array(2);
    const values = Float64Array.of(1, 2, 3, 4, 5, 9);
    expect(plainKernels.fold(values, { count: 0, mean, squares })).toBe(8 + 26);
    expect(mean).toEqual(Float64Array.of(3, 5));
    expect(squares).toEqual(Float64Array.of(8, 26));
    expect(plainKernels.products(values, 2)).toEqual({
      squaredNorms: Float64Array.of(5, 25, 106),
      dotsWithSum: Float64Array.of(39, 87, 180),
      sumSquaredNorm: 306,
    });
  });

  it('are left out where there is no WebAssembly', () => {
    const kept = Reflect.get(globalThis, 'WebAssembly');
    Reflect.deleteProperty(globalThis, 'WebAssembly');
    try {
      expect(wasmKernels()).toBeUndefined();
    } finally {
      Object.assign(globalThis, { WebAssembly: kept });
    }
  });
});
