import type { ByteStream } from '../bytes/byteStream.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { MAX_LINE } from './jsonLines.ts';
import { parseJson } from './parseJson.ts';

/** How text is laid out, by its first lines. */
export interface JsonShape {
  /** `lines`: one value per line; `document`: one value; `text`: no JSON. */
  readonly shape: 'empty' | 'lines' | 'document' | 'text';
  /** The first line that is not blank. */
  readonly line: string;
  /** The first object, when there is one per line. */
  readonly first?: RowObject;
}

const LF = 10;
const BRACE = 123;
const BRACKET = 91;
const FIRST_PEEK = 1 << 16;

/** Looks at as much of the stream as the first lines need. */
export async function jsonShape(bytes: ByteStream): Promise<JsonShape> {
  await bytes.skipBlank();
  let head = await bytes.peek(FIRST_PEEK);
  let ended = head.length < FIRST_PEEK;
  const isJson = head[0] === BRACE || head[0] === BRACKET;
  while (isJson && !ended && head.length < MAX_LINE && !head.includes(LF)) {
    const wanted = 4 * head.length;
    head = await bytes.peek(wanted);
    ended = head.length < wanted;
  }
  const enough = Math.max(0, head.indexOf(LF)) + FIRST_PEEK;
  if (head.length > enough) {
    head = head.subarray(0, enough);
    ended = false;
  }
  const cut = ended ? head.length : head.lastIndexOf(LF);
  const text = new TextDecoder().decode(head.subarray(0, cut < 0 ? head.length : cut));
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const line = (lines[0] ?? '').trim();
  if (line === '') return { shape: 'empty', line };
  if (!isJson) return { shape: 'text', line };
  // a document spread over lines; a broken first line of many hardly ever ends like this
  if (/[[{,:]$/.test(line) || (line.startsWith('[') && parseOrNothing(line) === undefined)) {
    return { shape: 'document', line };
  }
  const alone = lines.length === 1 && ended;
  for (const candidate of alone ? [] : lines) {
    const value = parseOrNothing(candidate);
    if (value === undefined) continue;
    if (Array.isArray(value) || typeof value !== 'object' || value === null) break;
    return { shape: 'lines', line, first: value as RowObject };
  }
  return { shape: 'document', line };
}

function parseOrNothing(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}
