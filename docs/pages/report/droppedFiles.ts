// Stands in for the command line's files: what was dropped on the page, by name.
import { fromBlob, type LogSource } from '@bits-per-sample/logs';

const dropped = new Map<string, File>();

/** Makes these files the ones that can be read; gives their names, file 2 before file 10. */
export function holdFiles(files: readonly File[]): string[] {
  dropped.clear();
  for (const file of files) {
    let name = file.name;
    for (let n = 2; dropped.has(name); n++) name = `${file.name} (${n})`;
    dropped.set(name, file);
  }
  const natural = new Intl.Collator('en', { numeric: true });
  return [...dropped.keys()].sort(natural.compare);
}

/** A dropped file as a source of bytes. */
export async function fileSource(name: string): Promise<LogSource> {
  const file = dropped.get(name);
  if (!file) throw new Error(`${name} was not dropped on this page`);
  const source = fromBlob(file, name);
  return { ...source, stream: () => paced(source.stream()) };
}

/** The same bytes, with a pause every 50 ms in which the page can show how far they are. */
function paced(stream: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> {
  let rested = performance.now();
  const pause = new TransformStream<Uint8Array, Uint8Array>({
    async transform(chunk, controller) {
      controller.enqueue(chunk);
      if (performance.now() - rested < 50) return;
      await new Promise((resolve) => setTimeout(resolve));
      rested = performance.now();
    },
  });
  return stream.pipeThrough(pause);
}

/** There is none in a browser. */
export function stdinSource(): LogSource {
  throw new Error('a page has no standard input');
}

/** Every file was named by its reader. */
export const listFiles = async (names: readonly string[]) =>
  names.map((path) => ({ path, named: true }));
