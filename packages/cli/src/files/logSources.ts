import type { LogSource } from '@bits-per-sample/logs';
import { UsageError } from '../usageError.ts';
import { fileSource, stdinSource } from './fileSource.ts';
import { listFiles } from './listFiles.ts';

/** Files, folders and `-` as sources of the library; what lies in a folder need not be a log. */
export async function logSources(
  paths: readonly string[],
): Promise<(LogSource & { readonly optional: boolean })[]> {
  const sources = [];
  for (const { path, named } of await listFiles(paths)) {
    const source = path === '-' ? stdinSource() : await fileSource(path).catch(refuse(path));
    sources.push({ ...source, optional: !named });
  }
  return sources;
}

const refuse = (path: string) => (error: Error) => {
  throw new UsageError(`${path}: ${error.message}`);
};
