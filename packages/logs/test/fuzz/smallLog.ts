/** No seed of the fuzzer is larger, in bytes: a million of them are to take minutes. */
export const LARGEST = 20_000;

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * A text of at most {@link LARGEST} bytes that is a log of the same kind: the first lines of it, or
 * one document with shorter lists.
 *
 * @returns undefined when there is none.
 */
export function smallLog(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes.length <= LARGEST) return bytes;
  const text = Buffer.from(bytes).toString('utf8');
  if (text.includes('\ufffd') || text.includes('\0')) return undefined;
  for (let length = 16; length > 0; length >>= 1) {
    const shorter = document(text, length);
    if (shorter === undefined) break;
    if (shorter.length <= LARGEST) return utf8(shorter);
  }
  const end = text.lastIndexOf('\n', LARGEST - 1);
  return end > 0 ? utf8(text.slice(0, end + 1)).subarray(0, LARGEST) : undefined;
}

/** The document with lists of so many entries; undefined when the text is none. */
function document(text: string, length: number): string | undefined {
  try {
    return JSON.stringify(JSON.parse(text), (_, value: unknown) =>
      Array.isArray(value) ? value.slice(0, length) : value,
    );
  } catch {
    return undefined;
  }
}
