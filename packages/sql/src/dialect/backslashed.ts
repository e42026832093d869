import { quoted } from './quoted.ts';

/** Quotes with backslashes: before a quote inside, and before a backslash. */
export const backslashed =
  (quote: string) =>
  (text: string): string =>
    quoted(text, quote, (character) =>
      character === quote || character === '\\' ? `\\${character}` : character,
    );
