import type { AnyReadLog } from './formatCases.ts';

/** A text as a source that gives so many bytes at a time. */
export function inPieces(text: string, size = 1 << 16): Parameters<AnyReadLog>[0] {
  const bytes = new TextEncoder().encode(text);
  return {
    name: 'log',
    stream: () => {
      let at = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (at >= bytes.length) return controller.close();
          controller.enqueue(bytes.subarray(at, at + size));
          at += size;
        },
      });
    },
  };
}
