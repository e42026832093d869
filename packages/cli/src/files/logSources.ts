import type { LogSource } from '@bits-per-sample/logs';
import { UsageError } from '../usageError.ts';
import { fileSource, stdinSource } from './fileSource.ts';
import { listFiles } from './listFiles.ts';

/** A source of the library, and whether it may be left out when it is no log. */
export type FileSource = LogSource & { readonly optional: boolean };

/** Files, folders and `-` as sources of the library; what lies in a folder need not be a log. */
export async function logSources(paths: readonly string[]): Promise<FileSource[]> {
  const sources: FileSource[] = [];
  for (const { path, named } of await listFiles(paths)) {
    const source = path === '-' ? stdinSource() : await fileSource(path).catch(refuse(path));
    sources.push({ ...source, optional: !named });
  }
  return sources;
}

const refuse = (path: string) => (error: Error) => {
  throw new UsageError(`${path}: ${error.message}`);
};
