import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pool, startServer } from '../support/curriculumServer.ts';

const REQUESTS = 100_000;
const PART = 20_000;

it.runIf(process.platform === 'linux')(
  '100 000 requests take no more memory than the first 20 000',
  { timeout: 7_200_000 },
  async () => {
    const { tasks, state } = pool(200);
    const server = startServer(['--tasks', tasks, '--state', state, '--strategy', 'goldilocks']);
    const parts: { rss: number; median: number; late: number }[] = [];
    let times: number[] = [];
    let ticket = '';
    for (let n = 1; n <= REQUESTS; n++) {
      const began = performance.now();
      const step = n >> 1;
      const answer = (await server.call(
        n % 2 === 1
          ? { id: n, op: 'ask', key: `k${n}`, groups: 1, step, policyVersion: step }
          : {
              ...{ id: n, op: 'observe', key: `k${n}` },
              outcomes: [
                { ticket, policyVersion: step, rewards: [n % 3 ? 1 : 0, 0, 1, 0, 0, 1, 0, 0] },
              ],
            },
      )) as unknown as { ok: true; result: { assignments?: { ticket: string }[] } };
      expect(answer.ok).toBe(true);
      ticket = answer.result.assignments?.[0]?.ticket ?? '';
      times.push(performance.now() - began);
      if (n % PART === 0) {
        const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
        times.sort((a, b) => a - b);
        const [median, late] = [times[PART >> 1]!, times[Math.floor(PART * 0.99)]!];
        parts.push({ rss: Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024, median, late });
        times = [];
      }
    }
    expect(await server.end()).toBe(0);
    for (const { rss, median, late } of parts)
      console.info(
        `${rss.toFixed(0)} MB, median ${median.toFixed(2)} ms, 99 % ${late.toFixed(2)} ms`,
      );
    expect(parts.at(-1)!.rss).toBeLessThan(1.25 * parts[0]!.rss);
  },
);
