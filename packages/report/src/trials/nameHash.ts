/**
 * A hash of a name in 32 bits: FNV-1a over its UTF-16 units, mixed by the finaliser of MurmurHash3.
 * Names that share one are few, and what is asked of it is only an order that knows nothing of them.
 *
 * @param name any text.
 * @param before hash of what stands before it.
 * @returns an integer in [0, 2³²).
 *
 * @see Fowler, Noll & Vo (1991); Appleby (2011), MurmurHash3: fmix32
 */
export function nameHash(name: string, before = 0): number {
  let h = 0x811c9dc5 ^ before;
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
