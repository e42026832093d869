import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { pool, startServer } from '../support/curriculumServer.ts';

const REQUESTS = 100_000;
const PART = 20_000;

it.runIf(process.platform === 'linux')(
  '100 000 requests: the last 20 000 take no more memory and no more time than the first',
  { timeout: 7_200_000 },
  async () => {
    const { tasks, state } = pool(200);
    const server = startServer(['--tasks', tasks, '--state', state, '--strategy', 'goldilocks']);
    const parts: { rss: number; cpu: number; median: number; late: number }[] = [];
    let [spent, before] = [0, 0];
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
        times.sort((a, b) => a - b);
        const [median, late] = [times[PART >> 1]!, times[Math.floor(PART * 0.99)]!];
        [before, spent] = [spent, cpuMs(server.process.pid!)];
        parts.push({ rss: rssMb(server.process.pid!), cpu: (spent - before) / PART, median, late });
        times = [];
      }
    }
    expect(await server.end()).toBe(0);
    for (const { rss, cpu, median, late } of parts)
      console.info(
        `${rss.toFixed(0)} MB, ${cpu.toFixed(2)} ms of CPU a request; ` +
          `median ${median.toFixed(2)} ms, 99 % ${late.toFixed(2)} ms`,
      );
    expect(parts.at(-1)!.rss).toBeLessThan(1.25 * parts[0]!.rss);
    // of the processor, not of the clock: other work on the machine is not the server's
    expect(parts.at(-1)!.cpu).toBeLessThan(1.25 * parts[0]!.cpu);
  },
);

/** Memory of a process. */
const rssMb = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

/** Time of the processor that a process has had; Linux counts it in ticks of 10 ms. */
function cpuMs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
