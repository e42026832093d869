import type { ByteStream } from '../bytes/byteStream.ts';
import { HEAD_ROWS } from '../rows/logHead.ts';
import { isObject } from '../rows/objectOf.ts';
import type { RowObject } from '../rows/rowFormat.ts';
import { MAX_LINE } from './jsonLines.ts';
import { parseJson } from './parseJson.ts';

/** How text is laid out, by its first lines. */
export interface JsonShape {
  /** `lines`: one value per line; `document`: one value; `text`: no JSON. */
  readonly shape: 'empty' | 'lines' | 'document' | 'text';
  /** The first line that is not blank. */
  readonly line: string;
  /** The first objects, when there is one per line. */
  readonly head?: readonly RowObject[];
}

const LF = 10;
const BRACE = 123;
const BRACKET = 91;
const FIRST_PEEK = 1 << 16;
/** Bytes whose rows are looked at before a log is read. */
const HEAD_BYTES = 1 << 20;

/**
 * Looks at as much of the stream as the first lines need.
 *
 * @param onHeld called with the bytes that are held, when the first line is very long.
 */
export async function jsonShape(
  bytes: ByteStream,
  onHeld: (bytes: number) => void,
): Promise<JsonShape> {
  await bytes.skipBlank();
  let head = await bytes.peek(FIRST_PEEK);
  let ended = head.length < FIRST_PEEK;
  const isJson = head[0] === BRACE || head[0] === BRACKET;
  while (isJson && !ended && head.length < MAX_LINE && !head.includes(LF)) {
    const wanted = 4 * head.length;
    head = await bytes.peek(wanted);
    ended = head.length < wanted;
    onHeld(head.length);
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
  if (cut < 0) return { shape: 'document', line };
  // a document spread over lines; a broken first line of many hardly ever ends like this
  if (/[[{,:]$/.test(line) || (line.startsWith('[') && parseOrNothing(line) === undefined)) {
    return { shape: 'document', line };
  }
  const alone = lines.length === 1 && ended;
  for (const candidate of alone ? [] : lines) {
    const value = parseOrNothing(candidate);
    if (value === undefined) continue;
    if (!isObject(value)) break;
    return { shape: 'lines', line, head: await objectsAhead(bytes, lines) };
  }
  return { shape: 'document', line };
}

/** The objects in the first lines; more of the stream is looked at when these are few. */
async function objectsAhead(bytes: ByteStream, few: readonly string[]): Promise<RowObject[]> {
  let lines = few;
  if (few.length < HEAD_ROWS) {
    const more = await bytes.peek(HEAD_BYTES);
    const cut = more.length < HEAD_BYTES ? more.length : more.lastIndexOf(LF);
    const all = new TextDecoder().decode(more.subarray(0, Math.min(cut, HEAD_BYTES))).split('\n');
    if (all.length > few.length) lines = all;
  }
  const objects: RowObject[] = [];
  for (const line of lines) {
    if (objects.length === HEAD_ROWS) break;
    const value = line.trim() === '' ? undefined : parseOrNothing(line);
    if (isObject(value)) objects.push(value);
  }
  return objects;
}

function parseOrNothing(line: string): unknown {
  try {
    return parseJson(line);
  } catch {
    return undefined;
  }
}
