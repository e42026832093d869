import { DomainError, mapColumn } from '@bits-per-sample/core';
import { kernelBytes } from './kernelBytes.ts';

/** The kernel over its one page of memory: a block of p, then a block of answers. */
interface Kernel {
  readonly run: (bytes: number, entropy: number) => number;
  readonly p: Float64Array;
  readonly bits: Float64Array;
}

/** As much of WebAssembly as is used here. */
interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => {
    readonly exports: { bits: Kernel['run']; memory: { buffer: ArrayBuffer } };
  };
}

const BLOCK = 4096;
let kernel: Kernel | null | undefined;

/** A quantity of a probability: which of the kernel's, and the function that it stands for. */
interface Quantity {
  readonly quantity: 'surprisal' | 'entropy';
  readonly scalar: (p: number) => number;
}

/** Surprisal or binary entropy of a column: by a kernel where the runtime can, else by the scalar. */
export function probabilityColumn(
  fn: string,
  quantity: Quantity,
  column: Float64Array,
  out: Float64Array,
): Float64Array {
  try {
    return fill(quantity, column, out);
  } catch (error) {
    const { parameter, expected, received, row } = error as DomainError;
    throw new DomainError(fn, parameter, expected, received, row); // not in the scalar's name
  }
}

function fill(
  { quantity, scalar }: Quantity,
  column: Float64Array,
  out: Float64Array,
): Float64Array {
  if (kernel === undefined) kernel = compile();
  if (!kernel) return mapColumn(scalar, column, out);
  const { run, p, bits } = kernel;
  const entropy = Number(quantity === 'entropy');
  for (let from = 0; from < column.length; from += BLOCK) {
    const block = column.subarray(from, from + BLOCK);
    const { length } = block;
    p.set(block);
    if (run(8 * length, entropy)) correct(scalar, p, bits, from, length);
    out.set(length < BLOCK ? bits.subarray(0, length) : bits, from);
  }
  return out;
}

/** Leaves to the scalar what the kernel cannot do: 0, 1, NaN, p < 2⁻¹⁰²¹, faults. */
function correct(
  scalar: (p: number) => number,
  p: Float64Array,
  bits: Float64Array,
  row: number,
  length: number,
): void {
  for (let i = 0; i < length; i++) {
    if (p[i]! >= 2 ** -1021 && p[i]! < 1) continue;
    try {
      bits[i] = scalar(p[i]!);
    } catch (error) {
      (error as DomainError).row = row + i;
      throw error;
    }
  }
}

function compile(): Kernel | null {
  try {
    const { WebAssembly } = globalThis as unknown as { WebAssembly: WebAssemblyApi };
    const bytes = Uint8Array.from(kernelBytes.match(/../g)!, (byte) => Number.parseInt(byte, 16));
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes));
    const { buffer } = exports.memory;
    return {
      run: exports.bits,
      p: new Float64Array(buffer, 0, BLOCK),
      bits: new Float64Array(buffer, 8 * BLOCK, BLOCK),
    };
  } catch {
    return null; // no WebAssembly, no SIMD, or a policy against it
  }
}
