import { emptyHash, type Hash64, hash64 } from './hash64.ts';

/** Hashes prompts; the rollouts of a group follow each other, so the last one is remembered. */
export class PromptHash {
  #text = '';
  #hash: Hash64 = hash64('', emptyHash);

  of(text: string): Hash64 {
    if (text !== this.#text) {
      this.#hash = hash64(text, emptyHash);
      this.#text = text;
    }
    return this.#hash;
  }
}
