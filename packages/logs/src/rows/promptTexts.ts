import type { Column } from '@bits-per-sample/core';
import { emptyHash, hash52, hash64 } from '../bytes/hash64.ts';
import { canonicalJson } from '../prompt/canonicalJson.ts';
import { questionOf } from '../prompt/questionOf.ts';
import { bareName } from './bareName.ts';
import type { CellPath } from './cellAt.ts';
import { isObject } from './objectOf.ts';

/** Units of a text that are looked at to tell whether it is the one before. */
const LOOKS = 16;

/** Marks of pictures and the like in a text: it is not the whole prompt. */
const MEDIA = /<\|?(?:image|img|video|audio|vision)|"type":"(?:image|video|audio|input_image)/i;
/** A text that was cut for the log. */
const CUT = /(?:…|\.\.\.|\[truncated\]|<truncated>)\s*$/i;

/**
 * The texts of prompts that are told apart by an id: a hash and the length of each, and whether an id
 * stands for several.
 */
export class PromptTexts {
  /** Where they stand. */
  readonly path: CellPath;
  /** Whether answers may follow the prompt. */
  readonly #isChat: boolean;
  #hash = new Float64Array(1024).fill(Number.NaN);
  #length = new Float64Array(1024).fill(Number.NaN);
  #several = new Uint8Array(1024);
  /** By which a text is known again without a look at all of it. */
  #quick = new Float64Array(1024).fill(Number.NaN);

  constructor(path: CellPath) {
    this.path = path;
    this.#isChat = /^(?:messages|conversation)$/.test(bareName(path.at(-1)!));
  }

  /** Looks at the text in a row of a prompt. */
  see(prompt: number, cell: unknown): void {
    const text = this.#isChat ? (questionOf(cell) ?? cell) : cell;
    if (text === undefined || text === null || text === '') return;
    while (prompt >= this.#hash.length) this.#grow();
    const quick = quickOf(text);
    const known = this.#quick[prompt]!;
    if (quick === known || this.#several[prompt] === 1) return;
    if (!Number.isNaN(known)) {
      this.#several[prompt] = 1;
      return;
    }
    this.#quick[prompt] = quick;
    const whole = typeof text === 'string' ? text : canonicalJson(text);
    this.#length[prompt] = whole.length;
    if (!MEDIA.test(whole) && !CUT.test(whole))
      this.#hash[prompt] = hash52(hash64(whole, emptyHash));
  }

  /** The columns of the first prompts; none where no text is known. */
  columns(size: number): Record<string, Column> {
    while (size > this.#hash.length) this.#grow();
    if (this.#length.every(Number.isNaN)) return {};
    return {
      text_hash: this.#hash.slice(0, size),
      text_length: this.#length.slice(0, size),
      several_texts: Float64Array.from(this.#several.subarray(0, size)),
    };
  }

  #grow(): void {
    const wider = (column: Float64Array): Float64Array<ArrayBuffer> => {
      const twice = new Float64Array(2 * column.length).fill(Number.NaN, column.length);
      twice.set(column);
      return twice;
    };
    this.#hash = wider(this.#hash);
    this.#length = wider(this.#length);
    this.#quick = wider(this.#quick);
    const several = new Uint8Array(2 * this.#several.length);
    several.set(this.#several);
    this.#several = several;
  }
}

/** A number that is the same for equal texts, and for few others: some units of each text, and its length. */
function quickOf(value: unknown): number {
  if (typeof value === 'string')
    return hash52(hash64(value, emptyHash, Math.max(1, Math.floor(value.length / LOOKS))));
  if (Array.isArray(value))
    return value.reduce<number>((sum, one) => (3 * sum + quickOf(one)) % 2 ** 50, value.length);
  if (isObject(value))
    return Object.values(value).reduce<number>((sum, one) => (sum + quickOf(one)) % 2 ** 50, 1);
  return typeof value === 'number' ? value : 0;
}
