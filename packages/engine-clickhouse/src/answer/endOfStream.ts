/**
 * Where the first Arrow stream of some bytes ends.
 *
 * @throws {RangeError} the bytes end before the stream does.
 */
export function endOfStream(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; ; ) {
    // a message: −1, the length of its head, the head, the body
    if (view.getInt32(at, true) !== -1) throw new RangeError('no Arrow stream');
    const length = view.getInt32(at + 4, true);
    at += 8;
    if (length === 0) return at;
    at += length + bodyLength(view, at);
    if (at > bytes.length) throw new RangeError('a torn Arrow stream');
  }
}

/** The length of a message's body: the fourth field of the table that its head is. */
function bodyLength(view: DataView, head: number): number {
  const table = head + view.getInt32(head, true);
  const fields = table - view.getInt32(table, true);
  const field = view.getUint16(fields, true) > 10 ? view.getUint16(fields + 10, true) : 0;
  return field === 0 ? 0 : Number(view.getBigInt64(table + field, true));
}
