import { expect, it } from 'vitest';
import { RunWatch, report, type WatchedSource } from '../../src/index.ts';

const STEPS = 3000;
const GROUPS = 34;
/** Steps that are looked at one by one, at the end of the run. */
const LOOKS = 200;

/** The bytes of a run, and where each of its steps ends. */
function runOf(rich: boolean): { bytes: Uint8Array<ArrayBuffer>; ends: number[] } {
  let state = 1;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const steps = Array.from({ length: STEPS }, (_, step) => {
    const rows: string[] = [];
    for (let group = 0; group < GROUPS; group++) {
      const [rate, prompt] = [random(), `p${Math.floor(5000 * random())}`];
      for (let i = 0; i < 8; i++) {
        const own = { step, group: `${group}`, prompt_id: prompt };
        const more = { output_tokens: 200 + Math.floor(300 * random()), status: 'ok' };
        const reward = random() < rate ? 1 : 0;
        rows.push(JSON.stringify({ ...own, reward, ...(rich && more) }));
      }
    }
    return Buffer.from(`${rows.join('\n')}\n`);
  });
  let end = 0;
  const ends = steps.map(({ length }) => {
    end += length;
    return end;
  });
  return { bytes: new Uint8Array(Buffer.concat(steps)), ends };
}

const fileOf = (bytes: Uint8Array<ArrayBuffer>): WatchedSource => {
  const blob = new Blob([bytes]);
  return {
    name: 'run.jsonl',
    size: bytes.length,
    version: String(bytes.length),
    stream: () => blob.stream() as ReadableStream<Uint8Array>,
    slice: async (start, end) => bytes.slice(start, end).buffer,
  };
};

const quantile = (values: readonly number[], p: number): string =>
  [...values].sort((a, b) => a - b)[Math.floor(p * (values.length - 1))]!.toFixed(0);

it.each([
  ['rewards alone', false],
  ['rewards, lengths and ends', true],
])('a look after every step of a run with 10⁵ groups: %s', async (name, rich) => {
  const { bytes, ends } = runOf(rich);
  const watch = new RunWatch();
  const begun: string[] = [];
  const [wall, processor]: [number[], number[]] = [[], []];
  let last: Awaited<ReturnType<RunWatch['look']>> | undefined;
  for (const end of ends.slice(-LOOKS - 1)) {
    const source = fileOf(bytes.slice(0, end));
    const [time, used] = [performance.now(), process.cpuUsage()];
    last = await watch.look(source, { whole: false });
    wall.push(performance.now() - time);
    const { user, system } = process.cpuUsage(used);
    processor.push((user + system) / 1000);
    begun.push(...last.begun.map(({ code }) => code));
  }
  const [first, ...looks] = wall;
  const cpu = processor.slice(1);
  console.log(
    `${name}: the first look ${(first! / 1000).toFixed(1)} s; then a step ${quantile(looks, 0.5)} ms (median), ${quantile(looks, 0.9)} ms (90 %); of processors ${quantile(cpu, 0.5)} ms, ${quantile(cpu, 0.9)} ms`,
  );
  const said = await report(fileOf(bytes));
  expect(said.groups.total).toBe(STEPS * GROUPS);
  expect(last!.trends).toEqual(said.now!.trends);
  expect(JSON.stringify((await watch.look(fileOf(bytes))).report)).toBe(JSON.stringify(said));
  expect(begun).toEqual([]);
});
