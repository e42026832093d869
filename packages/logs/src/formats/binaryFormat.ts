const MAGIC: readonly (readonly [magic: string, name: string])[] = [
  ['SQLite format 3\0', 'SQLite'],
  [':W&B', 'W&B'],
  ['\x80\x02', 'pickle'],
  ['\x80\x03', 'pickle'],
  ['\x80\x04', 'pickle'],
  ['\x80\x05', 'pickle'],
  ['BZh', 'bzip2 compression'],
  ['\xfd7zXZ', 'xz compression'],
  ['\x04\x22\x4d\x18', 'lz4 compression'],
  ['7z\xbc\xaf', '7z archive'],
  ['ARROW1', 'Arrow'],
  ['Obj\x01', 'Avro'],
  ['\x93NUMPY', 'NumPy'],
  ['\x89HDF', 'HDF5'],
];

/** Name of the binary format (not Parquet) that the first bytes belong to, if any is known. */
export function binaryFormat(head: Uint8Array, name: string): string | undefined {
  const start = latin1(head.subarray(0, 4096));
  if (start.startsWith('PK\x03\x04')) {
    if (/header\.json|_journal\//.test(start) || name.endsWith('.eval')) return 'Inspect';
    return /data\.pkl/.test(start) ? 'torch checkpoint (export it to JSONL)' : 'zip archive';
  }
  const named = /tfevents/.test(name) && head[7] === 0;
  if (named || /brain\.Event:\d/.test(start.slice(0, 64))) return 'TensorBoard';
  return MAGIC.find(([magic]) => start.startsWith(magic))?.[1];
}

const latin1 = (bytes: Uint8Array): string => String.fromCharCode(...bytes);
