import type { Table } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  followLog,
  fromBytes,
  type LogSummary,
  type ReadOptions,
  readLog,
} from '../../src/index.ts';

const encoder = new TextEncoder();

/** Rows of one log; `i` counts them. */
type Layout = (i: number, random: () => number) => unknown;

const PAD = 'x'.repeat(9000);

/** Pads the first rows, so that the head of the log is full before anything is cut. */
const padded = (i: number): string => (i < 200 ? `${PAD}${i % 7}` : `p${i % 7}`);

const LAYOUTS: Readonly<Record<string, readonly [Layout, ReadOptions?]>> = {
  'rows of this package alone': [
    (i, random) => ({
      step: Math.floor(i / 8),
      prompt: padded(i),
      reward: random() < 0.5 ? 1 : 0.25,
      rollout: String(i % 8),
      ...(random() < 0.1 && { status: 'error' }),
      ...(random() < 0.1 && { rewards: { format: random(), right: 1 } }),
    }),
  ],
  'a run that was resumed': [
    (i, random) => ({
      step: i < 240 ? Math.floor(i / 8) : Math.floor((i - 40) / 8),
      prompt: padded(i),
      reward: Math.round(random()),
      rollout: i % 8,
    }),
  ],
  'rows with columns of their own': [
    (i, random) => ({
      global_step: Math.floor(i / 8),
      task_id: `t${i % 9}`,
      answer: padded(i),
      score: Math.round(random()),
      grader: random() < 0.5 ? 'ann' : 'bob',
    }),
    { mapping: { group: ['task_id'], reward: ['score'], step: 'global_step' } },
  ],
  verdicts: [
    (i, random) => ({
      step: 0,
      task: `t${i % 9}`,
      answer: padded(i),
      result: random() < 0.5 ? 'pass' : random() < 0.9 ? 'fail' : 'timeout',
    }),
    { mapping: { group: ['task'], reward: ['result'] } },
  ],
  counts: [(i, random) => ({ id: i, c: Math.floor(9 * random()), n: 8, text: padded(i) })],
  'rows that are left out': [
    (i, random) => ({
      step: Math.floor(i / 8),
      group: `g${i % 9}`,
      reward: random(),
      split: random() < 0.5 ? 'train' : 'test',
      text: padded(i),
    }),
    { mapping: { where: { split: 'train' } } },
  ],
  'ids beyond a double': [
    (i, random) => ({
      step: Math.floor(i / 8),
      group: i < 230 ? i % 9 : `9007199254740993${i % 9}`,
      reward: random(),
      prompt: padded(i),
    }),
  ],
  'answers in verl’s layout': [
    (i, random) => ({
      input: padded(i),
      output: `a${Math.floor(3 * random())}`,
      gts: '1',
      score: Math.round(random()),
      step: Math.floor(i / 16),
    }),
  ],
};

/** What stands between the rows of a log that is not clean. */
const ODD = [
  '',
  '   ',
  '{"step":',
  'null',
  '17',
  '"x"',
  '\0\0',
  '{"step":1}',
  '\ufeff{}',
  '{"a":}',
];

const rowsOf = (layout: Layout, count: number, seed: number, odd: boolean): Uint8Array => {
  let state = seed;
  const random = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const lines: string[] = [];
  for (let i = 0; i < count; i++) {
    lines.push(JSON.stringify(layout(i, random)));
    if (odd && i > 200 && random() < 0.2) lines.push(ODD[Math.floor(ODD.length * random())]!);
  }
  return encoder.encode(`${lines.join('\n')}\n`);
};

interface Answer {
  readonly tables: readonly Table[];
  readonly summary: LogSummary;
}

async function whole(bytes: Uint8Array, options?: ReadOptions): Promise<Answer | undefined> {
  try {
    const log = await readLog(fromBytes(bytes, 'run.jsonl'), options);
    const tables: Table[] = [];
    for await (const table of log.tables) tables.push(table);
    return { tables, summary: log.summary() };
  } catch {
    return undefined;
  }
}

describe('followLog', () => {
  for (const [name, [layout, options]] of Object.entries(LAYOUTS))
    it(`says of ${name} at every cut what reading the same bytes says`, async () => {
      let told = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.nat(),
          fc.boolean(),
          fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
          async (seed, odd, places) => {
            const bytes = rowsOf(layout, 320, seed, odd);
            const start = rowsOf(layout, 190, seed, odd).length;
            const cuts = places.map((x) => start + Math.round(x * (bytes.length - start)));
            cuts.sort((a, b) => a - b).push(bytes.length);
            const [first = 0, ...others] = cuts;
            const log = await followLog('run.jsonl', bytes.slice(0, first), options);
            expect(log).toBeDefined();
            const complete: Table[] = [];
            for (const [k, cut] of [first, ...others].entries()) {
              const { tables, now } = await log!.read(
                bytes.slice(k === 0 ? cut : cuts[k - 1], cut),
              );
              complete.push(...tables);
              if (now === undefined) continue;
              told++;
              const { rows, summary } = now;
              const answer = {
                tables: [...complete, ...(rows.rowCount > 0 ? [rows] : [])],
                summary,
              };
              expect(answer).toEqual(await whole(bytes.slice(0, cut), options));
            }
            await log!.close();
          },
        ),
        { numRuns: 12 },
      );
      expect(told).toBeGreaterThan(12);
    });

  it('tells of complete tables once', async () => {
    const [layout] = LAYOUTS['rows of this package alone']!;
    const bytes = rowsOf(layout, 5000, 7, false);
    const there = await whole(bytes, { batchRows: 512 });
    const log = await followLog('run.jsonl', bytes.slice(0, 2 ** 21), { batchRows: 512 });
    const tables: Table[] = [];
    let last: Awaited<ReturnType<NonNullable<typeof log>['read']>>['now'];
    for (let at = 2 ** 21; at < bytes.length + 7000; at += 7000) {
      const grown = await log!.read(bytes.slice(at, at + 7000));
      tables.push(...grown.tables);
      last = grown.now;
    }
    expect({ tables: [...tables, last!.rows], summary: last!.summary }).toEqual(there);
  });

  it.each([
    ['short', '{"group":"a","reward":1}\n'],
    ['a document', `{\n"a": [${'1,\n'.repeat(800_000)}1]}`],
    ['a table', `group,reward\n${'a,1\n'.repeat(800_000)}`],
    ['of means', '{"step":1,"loss":0.5,"lr":1e-5,"grad_norm":2}\n'.repeat(60_000)],
    ['of 16 bits a character', '{\0"\0a\0"\0:\0'.repeat(300_000)],
  ])('follows no log that is %s', async (_, text) => {
    expect(await followLog('x', encoder.encode(text))).toBeUndefined();
  });

  it('takes an ordinary source with empty chunks as it always did', async () => {
    const text = '{"group":"a","reward":1}\n{"group":"a","reward":0}\n';
    const stream = () =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const chunk of ['', text, '', '{"group":"b","reward":0}\n', ''])
            controller.enqueue(encoder.encode(chunk));
          controller.close();
        },
      });
    const log = await readLog({ name: 'x', stream });
    let rows = 0;
    for await (const table of log.tables) rows += table.rowCount;
    expect(rows).toBe(3);
  });
});
