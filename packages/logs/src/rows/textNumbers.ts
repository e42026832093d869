import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import type { TextCells } from './cells.ts';

/** What tells equal texts, by the names of columns: hashes and lengths, NaN where there is no text. */
export function textNumbers(
  cells: TextCells,
  from: number,
  to: number,
): readonly (readonly [name: 'text_hash' | 'text_length', Float64Array])[] {
  const hashes = new Float64Array(to - from).fill(Number.NaN);
  const lengths = new Float64Array(to - from).fill(Number.NaN);
  for (let i = 0; i < hashes.length; i++) {
    const code = cells.codes[from + i]!;
    if (code < 0) continue;
    const text = cells.text(code);
    hashes[i] = hash52(hash64(text, emptyHash));
    lengths[i] = text.length;
  }
  return [
    ['text_hash', hashes],
    ['text_length', lengths],
  ];
}
