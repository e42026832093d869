/** A block of LZ4: the bytes as they are, and once more the last `again` of them. */
export function lz4Block(bytes: Uint8Array, again = 0): Uint8Array {
  const length = (n: number): number[] => {
    const out: number[] = [];
    for (let rest = n - 15; rest >= 0; rest -= 255) out.push(Math.min(255, rest));
    return out;
  };
  const literal = Math.min(15, bytes.length);
  const match = again === 0 ? 0 : Math.min(15, again - 4);
  const head = [(literal << 4) | match, ...length(bytes.length)];
  const tail = again === 0 ? [] : [again & 255, again >> 8, ...length(again - 4)];
  return Uint8Array.of(...head, ...bytes, ...tail);
}
