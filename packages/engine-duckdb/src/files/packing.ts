import { open } from 'node:fs/promises';

/** How a file is compressed as a whole. */
export type Packing = 'gzip' | 'zstd' | undefined;

/** How a file is compressed, which its first bytes tell, not its name. */
export async function packing(path: string): Promise<Packing> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    const [a, b, c, d] = buffer.subarray(0, bytesRead);
    if (a === 0x1f && b === 0x8b) return 'gzip';
    const isFrame = a === 0x28 && b === 0xb5 && c === 0x2f && d === 0xfd;
    const isSkippable = a !== undefined && a >> 4 === 5 && b === 0x2a && c === 0x4d && d === 0x18;
    return isFrame || isSkippable ? 'zstd' : undefined;
  } finally {
    await file.close();
  }
}
