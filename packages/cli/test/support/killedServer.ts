import { setTimeout as sleep } from 'node:timers/promises';
import { createRng } from '@bits-per-sample/core';
import { expect } from 'vitest';
import { pool, type Server, startServer } from './curriculumServer.ts';

interface Assignment {
  readonly ticket: string;
  readonly task: string;
  readonly rollouts: number;
}

/** The requests of a run, each made from the answers before it. */
interface Script {
  /** The next request; the answer to the one before is given. */
  next(answer: unknown): object;
}

/** A trainer: ask, observe in two parts, one group late, one task more now and then. */
function trainer(seed: number): Script {
  const rng = createRng(seed);
  let n = 0;
  let step = 0;
  let drawn: readonly Assignment[] = [];
  let late: readonly Assignment[] = [];
  const rewardsOf = ({ task, rollouts }: Assignment): number[] => {
    const rate = ((Number(task.slice(1)) * 7919) % 97) / 97;
    return Array.from({ length: rollouts }, () => Number(rng.next() < rate));
  };
  const outcomes = (groups: readonly Assignment[]) =>
    groups.map((group) => ({
      ticket: group.ticket,
      policyVersion: step,
      rewards: rewardsOf(group),
      errors: Number(rng.next() < 0.1),
    }));
  return {
    next(answer) {
      const key = `k${n}`;
      switch (n++ % 4) {
        case 0:
          step++;
          return { id: n, key, op: 'ask', groups: 6, step, policyVersion: step };
        case 1:
          drawn = (answer as { result: { assignments: Assignment[] } }).result.assignments;
          return { id: n, key, op: 'observe', outcomes: outcomes([...late, ...drawn.slice(0, 3)]) };
        case 2:
          late = drawn.slice(5);
          return { id: n, key, op: 'observe', outcomes: outcomes(drawn.slice(3, 5)) };
        default:
          return { id: n, key, op: 'change', add: [{ id: `n${n}`, difficulty: rng.next() }] };
      }
    },
  };
}

/**
 * Runs a trainer against a server that is killed with SIGKILL again and again at seeded moments,
 * and the same trainer against one that is left alone; both must end in the same state.
 */
export async function survivesKills({
  kills,
  strategy,
  seed,
}: {
  kills: number;
  strategy: string;
  seed: number;
}): Promise<{ requests: number; retried: number; torn: number; recovered: number }> {
  const rng = createRng(seed);
  const { tasks, state } = pool(200);
  const args = ['--tasks', tasks, '--strategy', strategy, '--seed', '11', '--compact-every', '5'];
  const start = (file: string): Server => startServer([...args, '--state', file]);
  const script = trainer(seed);
  const asked: object[] = [];
  const answers: unknown[] = [];
  let [retried, torn, recovered, killed] = [0, 0, 0, 0];
  let request = script.next(undefined);
  let server: Server | undefined;
  const bury = async (): Promise<void> => {
    const text = server?.stderr() ?? '';
    if (/torn/.test(text)) torn++;
    recovered += Number(/(\d+) requests recovered/.exec(text)?.[1] ?? 0);
    expect(text.replace(/^bits-per-sample: \d+ requests recovered.*\n/, '')).toBe('');
    server = undefined;
  };
  while (killed < kills) {
    server ??= start(state);
    const current = server;
    const exit = new Promise((done) => current.process.once('exit', done));
    // after so many answers, and a little later: amid a write, a sync, a rename, or in between;
    // 0 hits the start, recovery included
    const after = Math.floor(rng.next() * 12);
    let given = 0;
    let timer: Promise<void> | undefined;
    const arm = (most: number): void => {
      timer = sleep(rng.next() * most).then(() => {
        current.process.kill('SIGKILL');
      });
    };
    if (after === 0) arm(250);
    for (let open = true; open; ) {
      const answer = await current.call(request);
      if (answer === undefined) {
        retried++;
        open = false;
      } else {
        expect(answer).toMatchObject({ ok: true });
        asked.push(request);
        answers.push(answer);
        request = script.next(answer);
        given++;
        if (timer === undefined && given >= after) arm(6);
      }
    }
    await Promise.all([timer, exit]);
    killed++;
    await bury();
  }
  server = start(state);
  const end = await server.call({ id: 'end', op: 'snapshot' });
  expect(await server.end()).toBe(0);
  await bury();

  // what was acknowledged, to a server that is never interrupted; an unacknowledged last request
  // that the killed one had applied already is told from the number of requests it counts
  const calm = start(`${state}.calm`);
  for (const [i, one] of asked.entries()) expect(await calm.call(one)).toEqual(answers[i]);
  let want = await calm.call({ id: 'end', op: 'snapshot' });
  if (JSON.stringify(want) !== JSON.stringify(end)) {
    await calm.call(request);
    want = await calm.call({ id: 'end', op: 'snapshot' });
  }
  expect(await calm.end()).toBe(0);
  expect(end).toBeDefined();
  expect(JSON.stringify(end)).toBe(JSON.stringify(want));
  return { requests: asked.length, retried, torn, recovered };
}
