import { describe, expect, it } from 'vitest';
import { fromText, readLog } from '../../src/index.ts';
import { read } from '../support/read.ts';

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => `{"group":"g${i >> 2}","reward":${i % 2}}\n`).join('');

describe('progress and abort', () => {
  it('reports bytes up to the size of the source, and rows', async () => {
    const source = fromText(rows(50_000));
    const seen: { bytes: number; rows: number; totalBytes?: number }[] = [];
    await read(source, { onProgress: (progress) => seen.push(progress), batchRows: 1000 });
    expect(seen.length).toBeGreaterThan(10);
    expect(seen.at(-1)).toEqual({ bytes: source.size, totalBytes: source.size, rows: 50_000 });
    for (let i = 1; i < seen.length; i++) {
      expect(seen[i]!.bytes).toBeGreaterThanOrEqual(seen[i - 1]!.bytes);
      expect(seen[i]!.rows).toBeGreaterThanOrEqual(seen[i - 1]!.rows);
    }
  });

  it('stops with the reason of the signal, and lets the source go', async () => {
    let cancelled = false;
    const piece = new TextEncoder().encode(rows(1000));
    const source = {
      name: 'endless.jsonl',
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(piece),
          cancel: () => {
            cancelled = true;
          },
        }),
    };
    const abort = new AbortController();
    const log = await readLog(source, { signal: abort.signal, batchRows: 500 });
    const reading = (async () => {
      let tables = 0;
      for await (const _ of log.tables) if (++tables === 5) abort.abort(new Error('enough'));
    })();
    await expect(reading).rejects.toThrow('enough');
    expect(cancelled).toBe(true);
  });

  it('stops even while it waits for bytes that do not come', async () => {
    const abort = new AbortController();
    let pulls = 0;
    const source = {
      name: 'stalled.jsonl',
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            if (pulls++ === 0) controller.enqueue(new TextEncoder().encode(rows(4)));
            else queueMicrotask(() => abort.abort(new Error('enough')));
          },
        }),
    };
    await expect(read(source, { signal: abort.signal })).rejects.toThrow('enough');
  });

  it('lets the source go when the caller stops iterating', async () => {
    let cancelled = false;
    const piece = new TextEncoder().encode(rows(1000));
    const log = await readLog({
      name: 'endless.jsonl',
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull: (controller) => controller.enqueue(piece),
          cancel: () => {
            cancelled = true;
          },
        }),
    });
    for await (const _ of log.tables) break;
    expect(cancelled).toBe(true);
  });
});
