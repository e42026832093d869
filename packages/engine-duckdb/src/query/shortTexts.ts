/** Words of a text in a vector: its length, and up to twelve bytes that stand there themselves. */
const [WORDS, MOST_BYTES] = [4, 12];

/**
 * Codes of short texts by the bytes that a vector holds, so that a name that came before is not
 * decoded again: of a million names of groups most did.
 */
export class ShortTexts {
  /** Bytes and code of each text that is known, by a hash; code 0 stands for none. */
  #words = new Uint32Array(1024 * WORDS);
  #codes = new Int32Array(1024);
  #count = 0;

  /**
   * The code of the text at a place; −1 where it is not known.
   *
   * @param words of the vector.
   * @param row whose text is not NULL.
   */
  find(words: Uint32Array, row: number): number {
    return this.#codes[this.#slot(words, row * WORDS)]! - 1;
  }

  /** Remembers the code of a text, if it is short. */
  keep(words: Uint32Array, row: number, code: number): void {
    if (words[row * WORDS]! > MOST_BYTES) return;
    if (2 * this.#count >= this.#codes.length) this.#grow();
    this.#put(words, row * WORDS, code + 1);
    this.#count++;
  }

  /** Where a text is, or would be. */
  #slot(words: Uint32Array, at: number): number {
    const mask = this.#codes.length - 1;
    let hash = words[at]!;
    for (let w = 1; w < WORDS; w++) {
      hash = Math.imul(hash ^ words[at + w]!, 0x9e3779b1);
      hash ^= hash >>> 15;
    }
    let slot = hash & mask;
    while (this.#codes[slot] !== 0 && !this.#holds(slot, words, at)) slot = (slot + 1) & mask;
    return slot;
  }

  #holds(slot: number, words: Uint32Array, at: number): boolean {
    for (let w = 0; w < WORDS; w++)
      if (this.#words[slot * WORDS + w] !== words[at + w]) return false;
    return true;
  }

  #put(words: Uint32Array, at: number, code: number): void {
    const slot = this.#slot(words, at);
    for (let w = 0; w < WORDS; w++) this.#words[slot * WORDS + w] = words[at + w]!;
    this.#codes[slot] = code;
  }

  #grow(): void {
    const [words, codes] = [this.#words, this.#codes];
    this.#words = new Uint32Array(2 * words.length);
    this.#codes = new Int32Array(2 * codes.length);
    for (let slot = 0; slot < codes.length; slot++)
      if (codes[slot] !== 0) this.#put(words, slot * WORDS, codes[slot]!);
  }
}
