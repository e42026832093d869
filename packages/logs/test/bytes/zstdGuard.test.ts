import { constants, zstdCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ZstdGuard } from '../../src/bytes/zstdGuard.ts';

describe('ZstdGuard', () => {
  const { ZSTD_c_checksumFlag, ZSTD_c_contentSizeFlag, ZSTD_c_compressionLevel } = constants;
  const compressible = Buffer.from(
    Array.from({ length: 60_000 }, (_, i) => `row ${i % 977} `).join(''),
  );

  it('follows frames of every kind to their end', () => {
    const frames = [];
    for (const checksum of [0, 1]) {
      for (const contentSize of [0, 1]) {
        for (const size of [0, 1, 200, 300, 70_000, compressible.length]) {
          frames.push(
            zstdCompressSync(compressible.subarray(0, size), {
              params: {
                [ZSTD_c_checksumFlag]: checksum,
                [ZSTD_c_contentSizeFlag]: contentSize,
                [ZSTD_c_compressionLevel]: 1 + (size % 3),
              },
            }),
          );
        }
      }
    }
    const wide = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3]);
    for (const piece of [1, 3, 1 << 20]) {
      const guard = new ZstdGuard();
      const feed = (bytes: Uint8Array) => {
        for (let at = 0; at < bytes.length; at += piece) guard.feed(bytes.subarray(at, at + piece));
      };
      feed(Buffer.concat(frames));
      // only a guard that stands at the start of a frame sees this window
      expect(() => feed(wide)).toThrow('window beyond 128 MiB');
    }
  });

  it.each([
    [27, true],
    [28, false],
  ])('window log %d: accepted %s', (windowLog, accepted) => {
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, (windowLog - 10) << 3);
    const feed = () => new ZstdGuard().feed(header);
    if (accepted) expect(feed).not.toThrow();
    else expect(feed).toThrow(RangeError);
  });

  it('refuses a single segment beyond 128 MiB', () => {
    const header = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0b10100000, 1, 0, 0, 8);
    expect(() => new ZstdGuard().feed(header)).toThrow('window beyond 128 MiB');
  });
});
