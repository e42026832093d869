import { existsSync, readFileSync } from 'node:fs';

/** The measured run, or another part of it: GPU_RUN names a folder with the same files. */
const folder = process.env.GPU_RUN
  ? new URL(`file://${process.env.GPU_RUN}/`)
  : new URL('gpu-run/', import.meta.url);

const file = (name: string) => new URL(name, folder);
export const read = (name: string) =>
  existsSync(file(name)) ? JSON.parse(readFileSync(file(name), 'utf8')) : undefined;

export function readFloats(name: string): Float32Array {
  const bytes = readFileSync(file(name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}
