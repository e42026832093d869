import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBytes, fromText, readLog } from '../../src/index.ts';
import { read } from '../support/read.ts';

describe('hostile sizes', () => {
  it('reads a row of a million columns, and lists only a few of them', async () => {
    const many = Array.from({ length: 1_000_000 }, (_, i) => `"c${i}":1`).join(',');
    const { rows: total } = await read(fromText(`{"step":1,"group":"a","reward":1,${many}}\n`));
    expect(total).toBe(1);
    const error = await read(fromText(`{${many}}\n`)).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(/and 999960 more; no column holds rewards/);
  });

  it('streams a gigabyte in less than 300 MB', async () => {
    const text = 'the quick brown fox jumps over the lazy dog '.repeat(5).slice(0, 200);
    let group = 0;
    let left = 2 ** 30;
    const source = {
      name: 'large.jsonl',
      size: left,
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            let piece = '';
            for (let g = 0; g < 32; g++, group++) {
              for (let k = 0; k < 8; k++) {
                piece += `{"step":${group >> 6},"group":"g${group}","rollout":${k},"reward":${(group * k) & 1},"prompt":"${text}"}\n`;
              }
            }
            const bytes = new TextEncoder().encode(piece);
            controller.enqueue(bytes);
            left -= bytes.length;
            if (left <= 0) controller.close();
          },
        }),
    };
    let most = 0;
    let rows = 0;
    const before = process.memoryUsage.rss();
    const log = await readLog(source);
    for await (const table of log.tables) {
      rows += table.rowCount;
      most = Math.max(most, process.memoryUsage.rss());
    }
    expect(rows).toBe(group * 8);
    expect(most - before).toBeLessThan(300e6);
  });

  it('remembers the names of fourteen million rollouts in less than their hashes take', async () => {
    const stream = (named: boolean) => {
      let group = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          let piece = '';
          for (let g = 0; g < 64; g++, group++) {
            for (let k = 0; k < 16; k++) {
              const name = named ? `,"rollout":${k}` : '';
              piece += `{"step":${group >> 8},"group":"g${group}"${name},"reward":${k & 1}}\n`;
            }
          }
          controller.enqueue(new TextEncoder().encode(piece));
          if (group >= 873_000) controller.close();
        },
      });
    };
    const peak = async (named: boolean) => {
      const log = await readLog({ name: 'short.jsonl', stream: () => stream(named) });
      let most = 0;
      let rows = 0;
      for await (const table of log.tables) {
        rows += table.rowCount;
        most = Math.max(most, process.memoryUsage().arrayBuffers);
      }
      expect(rows).toBe(16 * Math.ceil(873_000 / 64) * 64);
      expect(log.summary().duplicates).toBe(0);
      return most;
    };
    // 64-bit hashes alone would take 112 MB; buffers that await collection count too
    expect((await peak(true)) - (await peak(false))).toBeLessThan(100e6);
  });

  it('unpacks a gigabyte of gzip without holding it', async () => {
    const line = Buffer.from(`{"group":"a","reward":1,"prompt":"${'x'.repeat(1 << 20)}"}\n`);
    const part = gzipSync(Buffer.concat(Array<Buffer>(64).fill(line)));
    const bomb = Buffer.concat(Array<Buffer>(16).fill(part));
    expect(bomb.length).toBeLessThan(2e6);
    const before = process.memoryUsage.rss();
    const { rows } = await read(fromBytes(bomb, 'bomb.gz'));
    expect(rows).toBe(1024);
    expect(process.memoryUsage.rss() - before).toBeLessThan(300e6);
  });
});
