import { kernelBytes } from './kernelBytes.ts';
import type { Kernels } from './kernels.ts';
import { plainKernels } from './plainKernels.ts';

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  fold(
    x: number,
    rows: number,
    stride: number,
    length: number,
    mean: number,
    squares: number,
    inverse: number,
  ): number;
  products(
    x: number,
    rows: number,
    stride: number,
    length: number,
    sums: number,
    norms: number,
    dots: number,
  ): number;
  sketch(
    x: number,
    length: number,
    index: number,
    first: number,
    second: number,
    mask: number,
    table: number,
  ): void;
}

// Byte offsets in the module's 4 MiB: numbers staged at 0, doubles above.
const DOUBLES = 3 << 20;
const STAGED = 1 << 18; // numbers staged at once, at most
const WIDTH = 2048; // columns staged at once, at most
const PADDING = 4; // columns between staged rows: equal rows must not share a cache set
const SMALL = 256; // fewer numbers than this are not worth the copy
const MOST_ROWS = 1 << 15;
const MOST_BUCKETS = 1 << 17;

const padded = (length: number) => (length + 3) & ~3;

/** The kernels in WebAssembly SIMD, or undefined where the runtime has none. */
export function wasmKernels(): Kernels | undefined {
  const wasm = instantiate();
  if (wasm === undefined) return undefined;
  const { buffer } = wasm.memory;
  const numbers = new Float32Array(buffer);
  const doubles = new Float64Array(buffer, DOUBLES);

  /** Copies a block of rows × columns, each row to `stride` numbers after the last. */
  function stage(
    values: Float32Array,
    dimension: number,
    row: number,
    rows: number,
    from: number,
    width: number,
    stride: number,
  ): void {
    for (let i = 0; i < rows; i++) {
      const start = (row + i) * dimension + from;
      numbers.set(values.subarray(start, start + width), i * stride);
      numbers.fill(0, i * stride + width, i * stride + padded(width));
    }
  }

  return {
    fold(values, { count, mean, squares }) {
      if (!(values instanceof Float32Array) || values.length < SMALL)
        return plainKernels.fold(values, { count, mean, squares });
      const d = mean.length;
      const rows = values.length / d;
      if (count === 0) mean.set(values.subarray(0, d));
      let total = 0;
      for (let from = 0; from < d; from += WIDTH) {
        const width = Math.min(WIDTH, d - from);
        const length = padded(width);
        const stride = length + PADDING;
        const block = Math.min(rows, Math.max(1, Math.floor(STAGED / 4 / stride)));
        doubles.fill(0, 0, 2 * length);
        doubles.set(mean.subarray(from, from + width));
        if (squares) doubles.set(squares.subarray(from, from + width), length);
        const at = squares ? DOUBLES + 8 * length : 0;
        for (let row = 0; row < rows; row += block) {
          const some = Math.min(block, rows - row);
          stage(values, d, row, some, from, width, stride);
          const inverse = 1 / (count + row + some);
          total += wasm.fold(0, some, 4 * stride, length, DOUBLES, at, inverse);
        }
        mean.set(doubles.subarray(0, width), from);
        if (squares) squares.set(doubles.subarray(length, length + width), from);
      }
      return total;
    },

    products(values, d) {
      const rows = values.length / d;
      if (!(values instanceof Float32Array) || values.length < SMALL || rows > MOST_ROWS)
        return plainKernels.products(values, d);
      const most = Math.max(4, Math.min(WIDTH, Math.floor(STAGED / rows) & ~3));
      const norms = WIDTH;
      const dots = norms + MOST_ROWS;
      doubles.fill(0, norms, norms + rows);
      doubles.fill(0, dots, dots + rows);
      let sumSquaredNorm = 0;
      for (let from = 0; from < d; from += most) {
        const width = Math.min(most, d - from);
        const stride = padded(width) + PADDING;
        stage(values, d, 0, rows, from, width, stride);
        sumSquaredNorm += wasm.products(
          0,
          rows,
          4 * stride,
          padded(width),
          DOUBLES,
          DOUBLES + 8 * norms,
          DOUBLES + 8 * dots,
        );
      }
      return {
        squaredNorms: doubles.slice(norms, norms + rows),
        dotsWithSum: doubles.slice(dots, dots + rows),
        sumSquaredNorm,
      };
    },

    sketch(x, index, seeds, table) {
      if (!(x instanceof Float32Array) || x.length < SMALL || table.length > MOST_BUCKETS) {
        plainKernels.sketch(x, index, seeds, table);
        return;
      }
      doubles.set(table);
      const [first, second] = seeds;
      for (let from = 0; from < x.length; from += STAGED / 8) {
        const some = Math.min(STAGED / 8, x.length - from);
        stage(x, x.length, 0, 1, from, some, some);
        wasm.sketch(0, padded(some), index + from, first, second, table.length - 1, DOUBLES);
      }
      table.set(doubles.subarray(0, table.length));
    },
  };
}

/** As much of WebAssembly as is used here. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

function instantiate(): Exports | undefined {
  try {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
    const bytes = Uint8Array.from(atob(kernelBytes), (c) => c.charCodeAt(0));
    return new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports as Exports;
  } catch {
    return undefined; // no WebAssembly, no SIMD, or a policy against it
  }
}
