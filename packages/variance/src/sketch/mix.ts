/** A 32-bit word from a seed and a stream number, every bit depending on all of both. */
export function mix(seed: number, stream: number): number {
  let h = Math.imul(seed ^ Math.imul(stream, 0x9e3779b1), 0x7feb352d);
  h = Math.imul(h ^ (h >>> 15) ^ Math.floor(seed / 2 ** 32), 0x846ca68b);
  h = Math.imul(h ^ (h >>> 16), 0x7feb352d);
  return h ^ (h >>> 15);
}
