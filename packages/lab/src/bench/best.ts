/** Writes the places of the largest scores, best first, into `picked`; skips −Infinity. Returns how many. */
export function best(score: Float64Array, picked: Int32Array): number {
  let count = 0;
  for (let i = 0; i < score.length; i++) {
    const s = score[i]!;
    if (s === -Infinity || (count === picked.length && s <= score[picked[count - 1]!]!)) continue;
    let at = count < picked.length ? count++ : count - 1;
    for (; at > 0 && score[picked[at - 1]!]! < s; at--) picked[at] = picked[at - 1]!;
    picked[at] = i;
  }
  return count;
}
