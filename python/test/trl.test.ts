import { fileURLToPath } from 'node:url';
import type { TestServer } from '@bits-per-sample/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { python } from './support/python.ts';
import { type Curriculum, curriculum } from './support/server.ts';
import type { TrlRun } from './support/trlRun.ts';

const ids = Array.from({ length: 24 }, (_, i) => `task-${String(i).padStart(3, '0')}`);
const path = [fileURLToPath(new URL('python/standins', import.meta.url))];

describe('the bridge for TRL, with stand-ins for its trainer', () => {
  let fours: Curriculum;
  let server: TestServer;
  beforeAll(async () => {
    fours = curriculum(ids, 4);
    server = await fours.start();
  });
  afterAll(() => server.stop());

  const run = async (options: object): Promise<TrlRun> =>
    (
      await python<TrlRun>('trl_standin.py', [JSON.stringify({ url: server.url, ...options })], {
        path,
      })
    )[0]!;

  it('draws each batch, and tells what came of each group', async () => {
    const happened = await run({});
    // one batch of two groups per step, and one more that the loader has fetched ahead
    expect(happened).toMatchObject({
      ...{ step: 6, scored: 48, drawn: 14, told: 12, toldRollouts: 48, invented: 0, expired: 0 },
      ...{ asks: [0, 0, 1, 2, 3, 4, 5], warnings: [] },
    });
    const several = await run({ batch: 4, accumulate: 2, iterations: 2 });
    expect(several).toMatchObject({ scored: 24, told: 6, toldRollouts: 24, invented: 0 });
    expect(await run({ lost: true })).toMatchObject({ told: 12, toldRollouts: 48, invented: 0 });
  });

  it('goes on at the step of the checkpoint', async () => {
    const happened = await run({ steps: 506, resume: 500 });
    expect(happened).toMatchObject({ step: 506, asks: [500, 500, 501, 502, 503, 504, 505] });
    expect(happened).toMatchObject({ told: 12, expired: 0, invented: 0 });
  });

  it('takes async reward functions', async () => {
    expect(await run({ asynchronous: true })).toMatchObject({ told: 12, invented: 0 });
  });

  it('keeps evaluation out of it, whatever its ids', async () => {
    const happened = await run({ evaluate: true });
    expect(happened).toMatchObject({ scored: 48, told: 12, toldRollouts: 48, invented: 0 });
  });

  it('refuses what cannot work before anything is trained', async () => {
    expect(await run({ workers: 2 })).toMatchObject({
      error: expect.stringMatching(/^ValueError: dataloader_num_workers: expected 0, got 2/),
    });
    expect(await run({ gens: 8, batch: 16 })).toMatchObject({
      error: expect.stringMatching(
        /groups of 4, the trainer makes groups of 8; serve with --config '\{"groupSize": 8\}'/,
      ),
    });
    expect(await run({ ids: 'other-{}' })).toMatchObject({
      error: expect.stringMatching(
        /24 of the server's 24 tasks are no rows of the data set, such as 'task-000'/,
      ),
    });
    expect(await run({ ids: 'same' })).toMatchObject({
      error: 'ValueError: id: expected unique values, got 1 for 24 rows',
    });
    expect(await run({ unused: true })).toMatchObject({
      error: expect.stringMatching(/^ValueError: remove_unused_columns: expected False, got True/),
    });
    for (const wrapped of [0, 2])
      expect(await run({ wrapped })).toMatchObject({
        error: `ValueError: reward_funcs: expected one that bridge.reward has wrapped, got ${wrapped}`,
      });
    expect(await run({ url: 'http://127.0.0.1:9', patience: 1 })).toMatchObject({
      error: expect.stringMatching(/^ConnectionError: .* no answer within 1 s/),
    });
  });

  it('draws uniformly while the server is away, tells it all when it is back', async () => {
    const happened = await run({ steps: 10, away: [2, 3, 4], patience: 1 });
    expect(happened).toMatchObject({ step: 10, scored: 80, invented: 0, expired: 0 });
    // of 11 batches of two groups, three were drawn uniformly and have no ticket
    expect(happened).toMatchObject({ drawn: 16, told: 14, toldRollouts: 56 });
    expect(happened.warnings).toEqual([
      expect.stringMatching(
        /no answer within 1 s .*: rows are drawn uniformly until the server is back/,
      ),
      'the curriculum server is back: it draws again',
    ]);
    // it waited once, not at each of the requests that failed
    expect(happened.patient).toBe(1);
  });
});
