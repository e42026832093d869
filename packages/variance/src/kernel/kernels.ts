import type { Kernels } from './kernel.ts';
import { plainKernels } from './plainKernels.ts';
import { wasmKernels } from './wasmKernels.ts';

let chosen: Kernels | undefined;

/** WebAssembly SIMD where the runtime has it, plain JavaScript elsewhere: equal to 1e-12. */
export function kernels(): Kernels {
  chosen ??= wasmKernels() ?? plainKernels;
  return chosen;
}
