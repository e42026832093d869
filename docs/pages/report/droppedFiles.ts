import { fromBlob, type LogSource } from '@bits-per-sample/logs';

/** Dropped files as sources with names of their own, file 2 before file 10. */
export function droppedFiles(files: readonly File[]): LogSource[] {
  const named = new Map<string, File>();
  for (const file of files) {
    let { name } = file;
    for (let n = 2; named.has(name); n++) name = `${file.name} (${n})`;
    named.set(name, file);
  }
  const natural = new Intl.Collator('en', { numeric: true });
  return [...named]
    .sort(([a], [b]) => natural.compare(a, b))
    .map(([name, file]) => {
      const source = fromBlob(file, name);
      return { ...source, stream: () => paced(source.stream()) };
    });
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
