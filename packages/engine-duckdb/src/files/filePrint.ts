import { stat } from 'node:fs/promises';
import { EngineError } from '@bits-per-sample/sql';

/** What changes when a file is replaced, cut or written to. */
export async function filePrint(path: string, name: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch((cause) => {
    throw new EngineError('duckdb', `${name}: no such file, or it cannot be read`, {
      condition: 'NOT_FOUND',
      cause,
    });
  });
  if (!found.isFile())
    throw new EngineError('duckdb', `${name}: not a file`, { condition: 'REFUSED' });
  return [found.dev, found.ino, found.size, found.mtimeNs].join(' ');
}
