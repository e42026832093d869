import { quoted } from './quoted.ts';

/** Quotes as the SQL standard does: a quote inside is written twice. */
export const doubled =
  (quote: string) =>
  (text: string): string =>
    quoted(text, quote, (character) => (character === quote ? quote + quote : character));
