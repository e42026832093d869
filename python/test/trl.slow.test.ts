import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeFetched, type TestServer } from '@bits-per-sample/testkit';
import { expect, it } from 'vitest';
import { python as run } from './support/python.ts';
import { type Curriculum, curriculum } from './support/server.ts';
import { trainers } from './support/trainers.ts';
import type { TrlRun } from './support/trlRun.ts';

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** How long a server that was killed stays away, and how many steps of 3 s and more are made in all. */
const AWAY_MS = 120_000;
const STEPS = 44;

const ids = Array.from({ length: 24 }, (_, i) => `task-${String(i).padStart(3, '0')}`);

describeFetched('the bridge for TRL, with the real trainer', await trainers(), ({ python }) => {
  const folder = mkdtempSync(join(tmpdir(), 'bits-trl-'));
  const runs = (...options: readonly object[]): Promise<TrlRun[]> =>
    run<TrlRun>(
      'trl_real.py',
      options.map((one, i) => JSON.stringify({ out: join(folder, `out-${i}`), ...one })),
      { python },
    );

  async function served<T>(
    pool: Curriculum,
    more: string[],
    work: (server: TestServer) => Promise<T>,
  ) {
    const server = await pool.start(more);
    try {
      return await work(server);
    } finally {
      await server.stop();
    }
  }

  it('the interface is the one that was recorded', async () => {
    const recorded = readFileSync(
      new URL('python/standins/interface.json', import.meta.url),
      'utf8',
    );
    const [real] = await run('interface.py', [], { python });
    expect(real).toEqual(JSON.parse(recorded));
  });

  it('draws, tells, resumes, evaluates; refuses what cannot work', async () => {
    const guarded = await curriculum(ids, 4).start(['--token', 'sixteen characters or more']);
    const all = await served(curriculum(ids, 4), [], ({ url }) =>
      runs(
        { url },
        { url, out: join(folder, 'out-0'), steps: 10, resume: true },
        { url, asynchronous: true },
        { url, evaluate: true },
        { url, batch: 4, accumulate: 2, iterations: 2 },
        { url, workers: 2 },
        { url, gens: 8, batch: 16 },
        { url: 'http://127.0.0.1:9', patience: 2 },
        { url: guarded.url, token: 'another' },
        { url, named: 'other' },
        { url, wrapped: 0 },
        { url, wrapped: 2 },
        { url, unused: true },
      ),
    ).finally(() => guarded.stop());
    const [plain, resumed, later, evaluated, several, ...refused] = all;
    console.info(
      all.map(({ seen: _, ...one }: TrlRun & { seen?: unknown }) => JSON.stringify(one)).join('\n'),
    );
    const right = { invented: 0, expired: 0, warnings: [] };
    const whole = { ...right, scored: 48, drawn: 14, told: 12, toldRollouts: 48 };
    expect(plain).toMatchObject({ ...whole, step: 6, asks: [0, 0, 1, 2, 3, 4, 5] });
    expect(resumed).toMatchObject({ ...right, step: 10, told: 8, asks: [6, 6, 7, 8, 9] });
    expect(later).toMatchObject(whole);
    expect(evaluated).toMatchObject(whole);
    expect(several).toMatchObject({ ...right, scored: 24, told: 6, toldRollouts: 24 });
    expect(refused.map(({ error }) => error)).toEqual([
      expect.stringMatching(/^ValueError: dataloader_num_workers: expected 0, got 2/),
      expect.stringMatching(/groups of 4, the trainer makes groups of 8; serve with/),
      expect.stringMatching(/^ConnectionError: http:\/\/127.0.0.1:9: no answer within 2 s/),
      expect.stringMatching(/^CurriculumError: unauthorised/),
      expect.stringMatching(/^ValueError: 24 of the server's 24 tasks are no rows/),
      'ValueError: reward_funcs: expected one that bridge.reward has wrapped, got 0',
      'ValueError: reward_funcs: expected one that bridge.reward has wrapped, got 2',
      expect.stringMatching(/^ValueError: remove_unused_columns: expected False, got True/),
    ]);
  });

  it('outlives a server that is away for two minutes, and comes back to it', async () => {
    const pool = curriculum(ids, 4);
    let server = await pool.start();
    try {
      const options = {
        url: server.url,
        steps: STEPS,
        patience: 20,
        pause: 3,
        kill: { step: 3, pid: server.pid },
      };
      const running = runs(options);
      const ended = running.then(
        () => true,
        () => true,
      );
      while (isAlive(server.pid) && !(await Promise.race([ended, sleep(100, false)])));
      await sleep(AWAY_MS);
      server = await pool.start();
      const [, happened] = await running;
      console.info(JSON.stringify({ ...happened, seen: undefined }));
      expect(happened).toMatchObject({ step: STEPS, scored: STEPS * 8, invented: 0, expired: 0 });
      expect(happened!.warnings).toEqual([
        expect.stringMatching(
          /no answer within 20 s .*: rows are drawn uniformly until the server is back/,
        ),
        'the curriculum server is back: it draws again',
      ]);
      // it was waited for once; some batches had no ticket, those before and after had
      expect(happened!.patient).toBe(1);
      expect(happened!.told).toBeGreaterThanOrEqual(2 * 4);
      expect(happened!.told).toBeLessThan((STEPS - 5) * 2);
    } finally {
      await server.stop();
    }
  });

  it('draws the same in two processes, and one of them tells', async () => {
    const args = JSON.stringify({ out: join(folder, 'two'), batch: 8 });
    const both = await served(curriculum(ids, 8), [], async ({ url }) => {
      const options = JSON.stringify({ ...JSON.parse(args), url, gens: 8 });
      const launch = [
        '--nproc-per-node',
        '2',
        '--master-port',
        '0',
        '--rdzv-backend',
        'c10d',
        '--rdzv-endpoint',
        'localhost:0',
      ];
      return run<TrlRun & { seen: [string, number][] }>(
        '-m',
        ['torch.distributed.run', ...launch, 'trl_real.py', options],
        { python },
      );
    });
    const [first, second] = both.sort((a, b) => a.rank - b.rank) as [
      (typeof both)[0],
      (typeof both)[0],
    ];
    console.info(
      JSON.stringify([
        { ...first, seen: 0 },
        { ...second, seen: 0 },
      ]),
    );
    // two groups of 8 per step, one in each process: what one process scored, the other did not
    expect(first).toMatchObject({ step: 6, scored: 48, drawn: 14, told: 12, toldRollouts: 96 });
    expect(second).toMatchObject({ step: 6, scored: 48, drawn: 0, told: 0, asks: [] });
    expect(first.invented).toBe(48);
  });
});
