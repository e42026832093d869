import { expect, it } from 'vitest';
import { extent, moments, summarise, type Table } from '../../src/index.ts';

it('groups two million rows of a million prompts in less than 200 MB', async () => {
  const prompts = 1_000_000;
  const batch = 10_000;
  function* tables(): Generator<Table> {
    for (let start = 0; start < 2 * prompts; start += batch) {
      const values = Array.from({ length: batch }, (_, i) => `prompt-${(start + i) % prompts}`);
      yield {
        rowCount: batch,
        columns: {
          prompt: { codes: Int32Array.from({ length: batch }, (_, i) => i), values },
          reward: Float64Array.from({ length: batch }, (_, i) => (start + i) & 1),
        },
      };
    }
  }
  globalThis.gc?.();
  const before = process.memoryUsage();
  let peak = 0;
  const watched = (function* () {
    for (const table of tables()) {
      yield table;
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      peak = Math.max(peak, heapUsed + arrayBuffers);
    }
  })();
  const result = await summarise(watched, {
    by: ['prompt'],
    measures: { reward: [moments, extent] },
  });
  expect(result.rowCount).toBe(prompts);
  expect((result.columns.reward_n as Float64Array).every((n) => n === 2)).toBe(true);
  expect(peak - before.heapUsed - before.arrayBuffers).toBeLessThan(200e6);
}, 120_000);
