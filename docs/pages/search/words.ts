/** Words of a text: letters and digits, also joined by one of `@_.-`, as in pass@k. */
const word = /[\p{L}\p{N}]+(?:[@_.-][\p{L}\p{N}]+)*/gu;

/** Where a name like passAtK has its seams. */
const seam = /[@_.-]|(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/** A word of a text and what it is found by. */
export interface Word {
  /** Where it begins. */
  readonly index: number;
  readonly text: string;
  /** The word as a whole and, if it has seams, its parts. */
  readonly terms: readonly string[];
}

/** The words of a text, in order. */
export function words(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => {
    const parts = found.split(seam).filter((part) => part !== '');
    return { index, text: found, terms: parts.length > 1 ? [found, ...parts] : [found] };
  });
}
