const BARE = /-?\bInfinity\b|\bNaN\b/g;
const NUMBER = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const INTEGER = /^-?\d{16,}$/;
const QUOTE = '"';
const BACKSLASH = 92;

/** How {@link parseJson} reads what JSON has no exact word for. */
export interface JsonOptions {
  /** Keep integers beyond 2⁵³ as their digits (text) instead of rounding them. */
  exactIntegers?: boolean;
}

/**
 * JSON.parse, and when that fails once more with the bare NaN, Infinity and -Infinity that
 * Python writes: NaN comes out as the text 'NaN'. The inside of strings is never touched.
 *
 * @throws SyntaxError of JSON.parse when the text is no JSON even then.
 */
export function parseJson(text: string, { exactIntegers = false }: JsonOptions = {}): unknown {
  const source = exactIntegers ? outsideStrings(text, quoteIntegers) : text;
  try {
    return JSON.parse(source);
  } catch (error) {
    if (!source.includes('NaN') && !source.includes('Infinity')) throw error;
    return JSON.parse(outsideStrings(source, nameNonFinite));
  }
}

const nameNonFinite = (code: string): string =>
  code.replace(BARE, (word) => (word === 'NaN' ? '"NaN"' : word.replace('Infinity', '1e999')));

const quoteIntegers = (code: string): string =>
  code.replace(NUMBER, (number) =>
    INTEGER.test(number) && !Number.isSafeInteger(Number(number)) ? `"${number}"` : number,
  );

/** Applies `rewrite` to the parts of JSON text that lie outside its strings. */
function outsideStrings(text: string, rewrite: (code: string) => string): string {
  const parts: string[] = [];
  for (let at = 0; ; ) {
    const open = text.indexOf(QUOTE, at);
    if (open < 0) {
      parts.push(rewrite(text.slice(at)));
      return parts.join('');
    }
    const close = endOfString(text, open);
    parts.push(rewrite(text.slice(at, open)), text.slice(open, close));
    at = close;
  }
}

function endOfString(text: string, open: number): number {
  for (let at = open; ; ) {
    at = text.indexOf(QUOTE, at + 1);
    if (at < 0) return text.length;
    let backslashes = 0;
    while (text.charCodeAt(at - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
}
