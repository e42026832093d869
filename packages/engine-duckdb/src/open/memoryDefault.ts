import { totalmem } from 'node:os';

const MOST = 4e9;

/** Half of the memory that this process may use, at most 4 GB; in bytes. */
export function memoryDefault(): number {
  const constrained = process.constrainedMemory();
  const memory = constrained > 0 ? Math.min(constrained, totalmem()) : totalmem();
  return Math.min(memory / 2, MOST);
}
