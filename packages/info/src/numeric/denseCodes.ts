/**
 * Names as numbers 0, 1, … in order of first appearance; shape [size]. Without names each is one
 * of its own.
 */
export function denseCodes(
  names: ArrayLike<string | number> | undefined,
  size: number,
): { readonly codes: Int32Array; readonly count: number } {
  const codes = new Int32Array(size);
  if (names === undefined) {
    for (let i = 0; i < size; i++) codes[i] = i;
    return { codes, count: size };
  }
  let count = 0;
  const most = names instanceof Int32Array ? largest(names) : -1;
  if (most >= 0 && most <= 16 * size) {
    // small codes already: a table is faster than a map; 0 stands for none
    const place = new Int32Array(most + 1);
    for (let i = 0; i < size; i++) {
      const name = names[i] as number;
      if (place[name] === 0) place[name] = ++count;
      codes[i] = place[name]! - 1;
    }
    return { codes, count };
  }
  const place = new Map<string | number, number>();
  for (let i = 0; i < size; i++) {
    let at = place.get(names[i]!);
    if (at === undefined) {
      at = count++;
      place.set(names[i]!, at);
    }
    codes[i] = at;
  }
  return { codes, count };
}

/** The largest of codes that are all ≥ 0; −1 otherwise. */
function largest(codes: Int32Array): number {
  let most = -1;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i]!;
    if (code < 0) return -1;
    if (code > most) most = code;
  }
  return most;
}
