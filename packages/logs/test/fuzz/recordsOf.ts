/** The records of a whole file of TensorBoard events, of which no length is damaged. */
export function eventRecords(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 0; at + 12 < bytes.length; ) {
    const length = Number(view.getBigUint64(at, true));
    records.push(bytes.slice(at + 12, at + 12 + length));
    at += length + 16;
  }
  return records;
}

/** The records of an offline run of W&B that stand in one piece, up to the end of the first block. */
export function runRecords(bytes: Uint8Array): Uint8Array[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const records: Uint8Array[] = [];
  for (let at = 7; at + 7 < Math.min(bytes.length, 32_768); ) {
    const length = view.getUint16(at + 4, true);
    if (bytes[at + 6] === 1) records.push(bytes.slice(at + 7, at + 7 + length));
    at += 7 + length;
  }
  return records;
}
