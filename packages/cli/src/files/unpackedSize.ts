/** Packed text unpacks to some five times. */
const PACKED = 5;

/** How many bytes of text a file holds, about. */
export const unpackedSize = (path: string, size: number): number =>
  /\.(?:gz|zst)$/i.test(path) ? PACKED * size : size;
