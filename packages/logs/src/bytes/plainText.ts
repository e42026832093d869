import type { Tally } from '../log/tally.ts';
import { ByteStream } from './byteStream.ts';
import { tellNuls } from './tellLines.ts';

const HEAD = 1 << 16;
const LF = 10;
const CR = 13;

/**
 * Text as UTF-8 with line feeds: UTF-16, with or without a byte order mark, is decoded, line ends
 * of carriage returns alone are replaced, NUL bytes before the text and a byte order mark are
 * passed over. What was done is noted. It is decided by the first 64 KiB, however they arrive.
 */
export async function plainText(bytes: ByteStream, tally: Tally): Promise<ByteStream> {
  const encoding = utf16((await bytes.peek(4)).subarray(0, 4));
  let text = bytes;
  if (encoding !== undefined) {
    tally.note('utf-16', 'the text is UTF-16');
    const { recoded } = await import('./recoded.ts');
    text = new ByteStream(recoded(bytes, encoding));
  }
  if (await skipNuls(text)) tellNuls(tally, 1);
  const [a, b, c] = await text.peek(3);
  if (a === 0xef && b === 0xbb && c === 0xbf) text.skip(3);
  const head = (await text.peek(HEAD)).subarray(0, HEAD);
  if (!head.includes(CR) || head.includes(LF)) return text;
  tally.note('cr-line-ends', 'carriage returns alone are taken as line ends');
  const { withLineFeeds } = await import('./withLineFeeds.ts');
  return new ByteStream(withLineFeeds(text));
}

/** UTF-16 by its byte order mark, or by two characters of ASCII at the start. */
function utf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (d === undefined) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  return a === 0 && b !== 0 && c === 0 && d !== 0 ? 'utf-16be' : undefined;
}

/** Passes over NUL bytes at the start; tells whether there were any. */
async function skipNuls(bytes: ByteStream): Promise<boolean> {
  let any = false;
  for (;;) {
    const head = await bytes.peek(1);
    if (head.length === 0 || head[0] !== 0) return any;
    any = true;
    const end = head.findIndex((byte) => byte !== 0);
    bytes.skip(end < 0 ? head.length : end);
  }
}
