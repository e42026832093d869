import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { WatchedSource } from '@bits-per-sample/report';
import { fileSource } from '../files/fileSource.ts';
import { listFiles } from '../files/listFiles.ts';
import { UsageError } from '../usageError.ts';

/** Files that are asked for at a time: on a network folder each asks a server. */
const AT_ONCE = 32;

/**
 * Files and folders as they are now: each as long as it is at this moment, however much is written
 * meanwhile, with a version that its size, times and place on the disk make. Only `stat` is used, so
 * that folders of a network do as well.
 *
 * @param paths files and folders; a file that vanishes between the listing and the look is left out.
 */
export async function watchedFiles(paths: readonly string[]): Promise<WatchedSource[]> {
  const files = await listFiles(paths);
  const sources: WatchedSource[] = [];
  for (let at = 0; at < files.length; at += AT_ONCE) {
    const some = files.slice(at, at + AT_ONCE);
    const found = await Promise.all(
      some.map(({ path, named }) => watchedFile(path, !named).catch(gone(named))),
    );
    sources.push(...found.filter((source) => source !== undefined));
  }
  return sources;
}

/** A file as it is now. */
async function watchedFile(path: string, optional: boolean): Promise<WatchedSource> {
  const { size, mtimeMs, ctimeMs, ino, dev } = await stat(path);
  const source = await fileSource(path);
  return {
    name: path,
    size,
    optional,
    version: [dev, ino, size, mtimeMs, ctimeMs].join(' '),
    stream: () => (size === 0 ? emptyStream() : bounded(path, size)),
    slice: async (start, end) => source.slice!(start, Math.min(end, size)),
  };
}

const bounded = (path: string, size: number): ReadableStream<Uint8Array> =>
  Readable.toWeb(
    createReadStream(path, { highWaterMark: 1 << 16, end: size - 1 }),
  ) as unknown as ReadableStream<Uint8Array>;

const emptyStream = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => controller.close() });

const gone = (named: boolean) => (error: NodeJS.ErrnoException) => {
  if (!named && error.code === 'ENOENT') return undefined;
  throw new UsageError(`${error.path ?? ''}: ${error.message}`);
};
