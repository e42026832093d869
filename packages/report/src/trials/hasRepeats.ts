/**
 * Whether a whole number comes twice: an open-addressing hash table, several times as fast as
 * sorting.
 *
 * @param keys whole numbers of at least 0.
 */
export function hasRepeats(keys: Float64Array): boolean {
  let size = 16;
  while (size < 2 * keys.length) size *= 2;
  const mask = size - 1;
  const slots = new Float64Array(size).fill(-1);
  for (let i = 0; i < keys.length; i++) {
    const key = keys[i]!;
    let slot = mixed(key) & mask;
    // half of the slots are empty, so the search ends
    while (slots[slot]! >= 0) {
      if (slots[slot] === key) return true;
      slot = (slot + 1) & mask;
    }
    slots[slot] = key;
  }
  return false;
}

function mixed(key: number): number {
  const high = Math.floor(key / 2 ** 32);
  let h = Math.imul(key - high * 2 ** 32, 0x9e3779b1) ^ Math.imul(high, 0x85ebca77);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
}
