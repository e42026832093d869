import { stat } from 'node:fs/promises';
import { EngineError } from '@bits-per-sample/sql';

/** Tells whether a file is still the same. */
export interface FilePrint {
  /** What changes when a file is replaced, cut or written to. */
  readonly print: string;
  /** How long it is. */
  readonly bytes: number;
}

/** Looks at a file that may be read. */
export async function filePrint(path: string, name: string): Promise<FilePrint> {
  const found = await stat(path, { bigint: true }).catch((cause) => {
    throw new EngineError('duckdb', `${name}: no such file, or it cannot be read`, {
      condition: 'NOT_FOUND',
      cause,
    });
  });
  if (!found.isFile())
    throw new EngineError('duckdb', `${name}: not a file`, { condition: 'REFUSED' });
  const print = [found.dev, found.ino, found.size, found.mtimeNs].join(' ');
  return { print, bytes: Number(found.size) };
}
