import { checkObject } from '@bits-per-sample/core';
import { checkAmounts } from './checkAmounts.ts';

/** Shape of a key–value cache. */
export interface CacheShape {
  /** Layers. */
  readonly layers: number;
  /** Key–value heads per layer. */
  readonly kvHeads: number;
  /** Dimension of a head. */
  readonly headDimension: number;
  /** Tokens in the cache. */
  readonly tokens: number;
  /** Bytes per element: 2 for bf16, 1 for fp8. Default 2. */
  readonly bytesPerElement?: number;
}

/**
 * Memory of a key–value cache: 2 · layers · heads · dimension · tokens · bytes.
 *
 * What bounds how many rollouts decode side by side, and with it how well the hardware is
 * used while a group is generated.
 *
 * @param shape of the cache.
 * @returns bytes.
 * @throws {DomainError} a negative amount.
 *
 * @example
 * ```ts
 * kvCacheBytes({ layers: 32, kvHeads: 8, headDimension: 128, tokens: 32768 }); // => 2 ** 32
 * ```
 */
export function kvCacheBytes(shape: CacheShape): number {
  checkObject('kvCacheBytes', 'shape', shape);
  const { layers, kvHeads, headDimension, tokens, bytesPerElement = 2 } = shape;
  checkAmounts('kvCacheBytes', { layers, kvHeads, headDimension, tokens, bytesPerElement });
  return 2 * layers * kvHeads * headDimension * tokens * bytesPerElement;
}
