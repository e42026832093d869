import type { Kernels, RowProducts, RunningMean } from './kernel.ts';
import { kernelBytes } from './kernelBytes.ts';
import { plainKernels } from './plainKernels.ts';

interface Exports {
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

/** As much of WebAssembly as is used here. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown };
}

/** The kernels over one memory: a work area, and above it what was allocated there. */
interface Home {
  readonly run: Exports;
  readonly numbers: Float32Array;
  readonly doubles: Float64Array;
}

// Work area of every memory, in bytes: numbers staged at 0, doubles after them.
const DOUBLES = 3 << 20;
const WORK = 4 << 20;
const STAGED = 1 << 19; // numbers staged at once, at most
const WIDTH = 16_384; // columns handled at once, at most
const BLOCK = 8; // rows folded at once
const PADDING = 4; // columns between staged rows: they must not share a cache set
const SMALL = 256; // fewer numbers than this are not worth the copy
const RESIDENT = 1 << 16; // fewer doubles than this are not worth a memory of their own
const MOST_ROWS = 1 << 15;
const MOST_BUCKETS = 1 << 16;

const padded = (length: number) => (length + 7) & ~7;

/** The kernels in WebAssembly SIMD, or undefined where the runtime has none. */
export function wasmKernels(): Kernels | undefined {
  const create = compile();
  const shared = create?.(0);
  if (!create || !shared) return undefined;
  const homes = new WeakMap<ArrayBufferLike, Home>();

  function allocate(bytes: number): ArrayBuffer | undefined {
    const home = create!(bytes);
    if (home) homes.set(home.doubles.buffer, home);
    return home?.doubles.buffer as ArrayBuffer | undefined;
  }

  return {
    floats(length) {
      const buffer = allocate(4 * padded(length));
      return buffer ? new Float32Array(buffer, WORK, length) : plainKernels.floats(length);
    },

    doubles(count, length) {
      const buffer = length < RESIDENT ? undefined : allocate(8 * count * padded(length));
      if (!buffer) return plainKernels.doubles(count, length);
      const at = (i: number) => WORK + 8 * i * padded(length);
      return Array.from({ length: count }, (_, i) => new Float64Array(buffer, at(i), length));
    },

    fold(values, running) {
      if (!(values instanceof Float32Array) || values.length < SMALL)
        return plainKernels.fold(values, running);
      const isResident = homes.has(values.buffer);
      const home = homes.get(values.buffer) ?? homes.get(running.mean.buffer) ?? shared;
      return fold(home, isResident, values, running);
    },

    products(values, dimension) {
      const rows = values.length / dimension;
      if (!(values instanceof Float32Array) || values.length < SMALL || rows > MOST_ROWS)
        return plainKernels.products(values, dimension);
      return products(shared, values, dimension);
    },

    sketch(x, index, seeds, table) {
      if (!(x instanceof Float32Array) || x.length < SMALL || table.length > MOST_BUCKETS)
        plainKernels.sketch(x, index, seeds, table);
      else sketch(shared, x, index, seeds, table);
    },
  };
}

/** Folds rows into a running mean, block by block of columns and rows. */
function fold(
  home: Home,
  isResident: boolean,
  values: Float32Array,
  { count, mean, squares }: RunningMean,
): number {
  const d = mean.length;
  const rows = values.length / d;
  const { run, doubles } = home;
  const isHome = mean.buffer === doubles.buffer;
  let total = 0;
  for (let from = 0; from < d; ) {
    // rows in this memory are read where they are, but for the last d mod 8 columns
    const isDirect = isResident && d - from >= 8;
    const width = Math.min(WIDTH, isDirect ? (d - from) & ~7 : d - from);
    const length = padded(width);
    let meanAt = DOUBLES;
    let squaresAt = squares ? DOUBLES + 8 * length : 0;
    if (isHome) {
      meanAt = mean.byteOffset + 8 * from;
      squaresAt = squares ? squares.byteOffset + 8 * from : 0;
    } else {
      doubles.fill(0, DOUBLES / 8, DOUBLES / 8 + 2 * length);
      doubles.set(mean.subarray(from, from + width), meanAt / 8);
      if (squares) doubles.set(squares.subarray(from, from + width), squaresAt / 8);
    }
    for (let row = 0, some = 0; row < rows; row += some) {
      some = count + row === 0 ? 1 : Math.min(BLOCK, rows - row); // the first row is the mean
      const x = values.byteOffset + 4 * (row * d + from);
      const stride = isDirect ? d : length + PADDING;
      if (!isDirect) stage(home, values, d, row, some, from, width, stride);
      const inverse = 1 / (count + row + some);
      total += run.fold(isDirect ? x : 0, some, 4 * stride, length, meanAt, squaresAt, inverse);
    }
    if (!isHome) {
      mean.set(doubles.subarray(meanAt / 8, meanAt / 8 + width), from);
      squares?.set(doubles.subarray(squaresAt / 8, squaresAt / 8 + width), from);
    }
    from += width;
  }
  return total;
}

/** Squared norms of rows and their products with the sum of all rows, block by block of columns. */
function products(shared: Home, values: Float32Array, d: number): RowProducts {
  const rows = values.length / d;
  const { run, doubles } = shared;
  const most = Math.max(8, Math.min(WIDTH, Math.floor(STAGED / rows) & ~7));
  const norms = DOUBLES / 8 + WIDTH;
  const dots = norms + MOST_ROWS;
  doubles.fill(0, norms, norms + rows);
  doubles.fill(0, dots, dots + rows);
  let sumSquaredNorm = 0;
  for (let from = 0; from < d; from += most) {
    const width = Math.min(most, d - from);
    const length = padded(width);
    const stride = length + PADDING;
    stage(shared, values, d, 0, rows, from, width, stride);
    sumSquaredNorm += run.products(0, rows, 4 * stride, length, DOUBLES, 8 * norms, 8 * dots);
  }
  return {
    squaredNorms: doubles.slice(norms, norms + rows),
    dotsWithSum: doubles.slice(dots, dots + rows),
    sumSquaredNorm,
  };
}

/** Adds ±x[i] to its bucket, block by block. */
function sketch(
  shared: Home,
  x: Float32Array,
  index: number,
  [first, second]: readonly [number, number],
  table: Float64Array,
): void {
  const { run, doubles } = shared;
  doubles.set(table, DOUBLES / 8);
  for (let from = 0; from < x.length; from += WIDTH) {
    const some = Math.min(WIDTH, x.length - from);
    stage(shared, x, x.length, 0, 1, from, some, padded(some));
    run.sketch(0, padded(some), index + from, first, second, table.length - 1, DOUBLES);
  }
  table.set(doubles.subarray(DOUBLES / 8, DOUBLES / 8 + table.length));
}

/** Copies a block of rows × columns to the work area, each row `stride` numbers after the last. */
function stage(
  { numbers }: Home,
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
    for (let j = width; j < padded(width); j++) numbers[i * stride + j] = 0;
  }
}

/** Compiles the kernels; the result makes instances with so many bytes above the work area. */
function compile(): ((bytes: number) => Home | undefined) | undefined {
  try {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
    const bytes = Uint8Array.from(atob(kernelBytes), (c) => c.charCodeAt(0));
    const module = new WebAssembly.Module(bytes);
    return (more) => {
      try {
        const memory = new WebAssembly.Memory({ initial: Math.ceil((WORK + more) / 65_536) });
        const { exports } = new WebAssembly.Instance(module, { js: { memory } });
        return {
          run: exports as Exports,
          numbers: new Float32Array(memory.buffer),
          doubles: new Float64Array(memory.buffer),
        };
      } catch {
        return undefined; // no room
      }
    };
  } catch {
    return undefined; // no WebAssembly, no SIMD, or a policy against it
  }
}
