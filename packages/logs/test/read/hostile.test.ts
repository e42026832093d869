import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromBytes, fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const bytesOf = (path: string) =>
  new Uint8Array(readFileSync(fileURLToPath(new URL(`../samples/${path}`, import.meta.url))));

/** Reads to the end; any error that is not a SchemaError is thrown on. */
async function outcome(bytes: Uint8Array, name = 'x'): Promise<number | 'SCHEMA'> {
  try {
    return (await read(fromBytes(bytes, name))).rows;
  } catch (error) {
    if ((error as { code?: string }).code === 'SCHEMA') return 'SCHEMA';
    throw error;
  }
}

const rows = (n: number) =>
  Array.from({ length: n }, (_, i) => `{"group":"g${i >> 2}","reward":${i % 2}}\n`).join('');

describe('hostile bytes', () => {
  it('never fails with anything but a SchemaError on random bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        await outcome(bytes);
      }),
    );
  });

  it('never fails with anything but a SchemaError on any JSON lines', async () => {
    const row = fc.oneof(
      fc.json(),
      fc
        .record(
          {
            group: fc.jsonValue(),
            reward: fc.jsonValue(),
            step: fc.jsonValue(),
            prompt: fc.jsonValue(),
            rollout: fc.jsonValue(),
            score: fc.jsonValue(),
            input: fc.jsonValue(),
            output: fc.jsonValue(),
            uid: fc.jsonValue(),
            rewards: fc.jsonValue(),
            prompt_id: fc.jsonValue(),
            log_history: fc.jsonValue(),
            global_step: fc.jsonValue(),
          },
          { requiredKeys: [] },
        )
        .map((value) => JSON.stringify(value)),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (lines) => {
        const text = lines.join('\n');
        const total = await outcome(new TextEncoder().encode(text));
        expect(total === 'SCHEMA' || total >= 0).toBe(true);
      }),
    );
  });

  it.each([
    'verl/legacy/rollout_data_dir/2.jsonl',
    'trl/output_dir/checkpoint-30/trainer_state.json',
    'trl/output_dir/completions/completions_00010.parquet',
    'inspect/toy_math_zstd.eval',
    'prime-rl/2026-09_sealed/monitors/file/traces/stream/00000.jsonl.zst',
    '_edge/gzip.jsonl.gz',
    'wandb/run_export.csv',
  ])('survives damage to %s', async (path) => {
    const whole = bytesOf(path);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        await outcome(bytes);
        await outcome(bytes.subarray(0, length));
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a compressed stream that breaks off, at any place', async () => {
    const text = new TextEncoder().encode(rows(2000));
    for (const whole of [gzipSync(text), zstdCompressSync(text)]) {
      expect(await outcome(whole)).toBe(2000);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
          expect(await outcome(whole.subarray(0, length))).toBe('SCHEMA');
        }),
        { numRuns: 20 },
      );
    }
  });

  it('reads many frames, with skippable frames among them', async () => {
    const skippable = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 3, 0, 0, 0, 1, 2, 3);
    const half = rows(1000);
    const parts = [skippable, zstdCompressSync(half), skippable, zstdCompressSync(half), skippable];
    expect(await outcome(new Uint8Array(Buffer.concat(parts)))).toBe(2000);
    expect(await outcome(new Uint8Array(Buffer.concat([gzipSync(half), gzipSync(half)])))).toBe(
      2000,
    );
  });

  it('refuses a zstd window beyond 128 MiB before it is reserved', async () => {
    // frame header without a content size, window descriptor 2^30, then one RLE block
    const bytes = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 20 << 3, 3, 0, 0, 65);
    const padded = new Uint8Array(64);
    padded.set(bytes);
    await expect(read(fromBytes(padded, 'bomb.zst'))).rejects.toThrow('window beyond 128 MiB');
  });

  it('unpacks a gzip bomb without holding it', async () => {
    const line = `${' '.repeat(1 << 20)}\n`;
    const bomb = gzipSync(Buffer.concat([Buffer.from(rows(4)), Buffer.from(line.repeat(200))]));
    expect(bomb.length).toBeLessThan(300_000);
    const before = process.memoryUsage.rss();
    expect(await outcome(new Uint8Array(bomb))).toBe(4);
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20);
  });
});

describe('hostile text', () => {
  it('takes deep nesting for what it is: no row', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = `${rows(4)}{"group":"a","reward":${deep}}\n${deep}\n${rows(4)}`;
    const { log, rows: total } = await read(fromText(text));
    expect(total + log.summary().skipped).toBe(10);
    expect(total).toBeGreaterThanOrEqual(8);
    expect(await outcome(new TextEncoder().encode(deep))).toBe('SCHEMA');
  });

  it('reads a row of very many columns, and lists only a few of them', async () => {
    const many = Array.from({ length: 50_000 }, (_, i) => `"c${i}":1`).join(',');
    const { rows: total } = await read(fromText(`{"step":1,"group":"a","reward":1,${many}}\n`));
    expect(total).toBe(1);
    const error = await read(fromText(`{${many}}\n`)).catch((thrown: Error) => thrown.message);
    expect(error).toMatch(/and 49960 more; no column holds rewards/);
  });

  it('is not moved by __proto__ and its kin', async () => {
    const text = [
      '{"group":"__proto__","reward":1,"__proto__":{"reward":5}}',
      '{"group":"constructor","reward":0,"constructor":1}',
      '{"__proto__":{"group":"x","reward":1}}',
    ].join('\n');
    const { log, tables } = await read(fromText(`{"step":1,"group":"a","reward":1}\n${text}\n`));
    expect(column(tables, 'group')).toEqual(['a', '__proto__', 'constructor']);
    expect(column(tables, 'reward')).toEqual([1, 1, 0]);
    expect(log.summary().skipped).toBe(1);
    expect(({} as { reward?: number }).reward).toBeUndefined();

    const state = '{"global_step":1,"log_history":[{"step":1,"__proto__":2,"toString":3}]}';
    const metrics = await read(fromText(state));
    expect(Object.keys(metrics.tables[0]!.columns)).toEqual(['step', '__proto__', 'toString']);
  });

  it('keeps huge numbers and lone surrogates', async () => {
    const digits = '9'.repeat(140);
    const long = '9'.repeat(100_000);
    const text = `{"group":"\\ud800","reward":1}\n{"group":${digits},"reward":${digits}}\n{"group":${long},"reward":-1e999}\n`;
    const { log, tables } = await read(fromText(text));
    expect(column(tables, 'group')).toEqual([
      '\ud800',
      digits,
      expect.stringMatching(/^[0-9a-f]{16}$/),
    ]);
    expect(log.summary()).toMatchObject({ rows: 3, nonFinite: 1 });
    expect(column(tables, 'reward')[1]).toBeCloseTo(1e140, -125);
  });

  it('leaves a line over 256 MiB out and reads on', { timeout: 120_000 }, async () => {
    const piece = new TextEncoder().encode('x'.repeat(1 << 20));
    let sent = 0;
    const start = new TextEncoder().encode(`${rows(4)}{"group":"`);
    const end = new TextEncoder().encode(`","reward":1}\n${rows(4)}`);
    const source = {
      name: 'long.jsonl',
      stream: () =>
        new ReadableStream<Uint8Array>({
          pull(controller) {
            sent++;
            if (sent === 1) controller.enqueue(start);
            else if (sent <= 300) controller.enqueue(piece);
            else {
              controller.enqueue(end);
              controller.close();
            }
          },
        }),
    };
    const { log, rows: total } = await read(source);
    expect(total).toBe(8);
    expect(log.summary()).toMatchObject({ skipped: 1 });
    expect(log.summary().notes).toEqual([
      { code: 'line-too-long', message: '1 line longer than 256 MiB left out' },
    ]);
  });

  it('never lets a prompt or an answer out', async () => {
    const secret = 'SECRET-7f3a';
    const sources = [
      `{"input":"${secret}","output":"${secret}","gts":"${secret}","score":1,"step":1}\n`.repeat(2),
      `{"prompt":"${secret}","reward":1}\n`.repeat(2),
      `{"prompt":"${secret}","completion":"${secret}","step":1,"r":1,"advantage":0}\n`.repeat(2),
      `{"question":"${secret}","score":[0,1]}\n`.repeat(2),
      `{"prompt":"${secret}","answer": ${secret}\n{"prompt":"${secret}",\n`,
      `[{"prompt":"${secret}"`,
    ];
    for (const [at, text] of sources.entries()) {
      const options = at === 3 ? { mapping: { group: ['question'], reward: ['score'] } } : {};
      const seen = await read(fromText(text), options).then(
        ({ tables, log }) => JSON.stringify([tables, log.summary()]),
        (error: Error) => `${error.message} ${JSON.stringify(error)}`,
      );
      expect(seen).not.toContain(secret);
    }
  });
});
