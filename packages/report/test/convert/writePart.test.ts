import { readFileSync } from 'node:fs';
import { isDictionary } from '@bits-per-sample/core';
import { fromBytes, fromText, readLog, writeSums } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type RunSource, report, toJson, writePart } from '../../src/index.ts';
import counts from '../reading/everyFormat/counts.json' with { type: 'json' };
import { hardSource } from '../support/hardSource.ts';

const samples = new URL('../../../logs/test/samples/', import.meta.url);
const file = (path: string) => fromBytes(readFileSync(new URL(path, samples)), path);
const part = async (run: RunSource, name = 'part.parquet') => fromBytes(await writePart(run), name);

/** All that a report says, but for the names of the files. */
async function said(run: RunSource): Promise<unknown> {
  const { input, ...numbers } = JSON.parse(toJson(await report(run)));
  return { ...numbers, input: { ...input, files: [] } };
}

/** Numbers to nine digits: sums may be added in another order. */
const round = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(9)) : x)),
  );

describe('law: a report on a part says what one on its log says', () => {
  it.each(Object.keys(counts))('%s', async (path) => {
    const before = await said(file(path)).catch((error) => ({ refused: error.code as string }));
    if ('refused' in (before as object)) return;
    const { input, rollouts } = before as { input: { kind: string }; rollouts: number | null };
    if (input.kind === 'metrics' || !rollouts) return;
    expect(round(await said(await part(file(path))))).toEqual(round(before));
  });
});

it('a part keeps what the log says of prompts', async () => {
  const lines = hardSource.map((row) => `${JSON.stringify(row)}\n`).join('');
  const log = () => fromText(lines, 'rows.jsonl');
  const { now } = (await said(log())) as { now: { causes: { code: string }[] } };
  expect(now.causes.map(({ code }) => code)).toContain('source');
  expect(round(await said(await part(log())))).toEqual(round(await said(log())));
});

interface Row {
  readonly step: number;
  readonly group: string;
  readonly reward: number | null;
  readonly output_tokens: number;
  readonly sum_logprob: number;
  readonly lag: number;
  readonly text: string;
}

const rows = fc.array(
  fc.record<Row>({
    step: fc.nat(3),
    group: fc.constantFrom('a', 'b', 'c', 'd'),
    reward: fc.constantFrom(0, 1, null),
    output_tokens: fc.nat(50),
    sum_logprob: fc.constantFrom(-1, -20, -0.25),
    lag: fc.nat(2),
    text: fc.constantFrom('x', 'y', 'z'),
  }),
  { minLength: 2, maxLength: 40 },
);

describe('law: parts of a log say together what the log says', () => {
  it('cut by steps', async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.nat(3), async (all, cut) => {
        const ordered = [...all].sort((a, b) => a.step - b.step);
        const halves = [
          ordered.filter(({ step }) => step <= cut),
          ordered.filter(({ step }) => step > cut),
        ];
        const parts = await Promise.all(
          halves.filter((half) => half.length > 0).map((half, i) => part(half, `p${i}.parquet`)),
        );
        const numbers = ({ groups, bits, passRate, tokens, live, rollouts }: never) =>
          round({ groups, bits, passRate, tokens, live, rollouts });
        const [whole, together] = [await said(ordered), await said(parts)];
        expect(numbers(together as never)).toEqual(numbers(whole as never));
      }),
      { numRuns: 40 },
    );
  });
});

const { summary: told } = await readLog(fromText('{"group":"a","reward":1}\n'));
const summary = { ...told(), rewardValues: [0, 1] };

describe('sums from elsewhere', () => {
  const table = (n: number, sum: number) => ({
    rowCount: 2,
    columns: {
      group: { codes: Int32Array.of(0, 1), values: ['a', 'b'] },
      reward_n: Float64Array.of(n, 4),
      reward_sum: Float64Array.of(sum, 4),
      reward_m2: Float64Array.of(0.75, 0),
      reward_min: Float64Array.of(0, 1),
      reward_max: Float64Array.of(1, 1),
      reward_missing: Float64Array.of(0, 0),
    },
  });
  it('are counted, and rows that cannot be sums are refused, as seldom rows that drop out are like the others', async () => {
    const good = await report(fromBytes(await writeSums(table(4, 3), { summary }), 's.parquet'));
    expect([good.groups.total, good.groups.live, good.groups.solved]).toEqual([2, 1, 1]);
    for (const [n, sum] of [
      [-1, 0],
      [4, 9],
      [1.5, 1],
      [Number.NaN, 0],
    ] as const) {
      const torn = report(fromBytes(await writeSums(table(n, sum), { summary }), 's.parquet'));
      await expect(torn).rejects.toThrow('1 row whose numbers cannot be sums of rewards');
    }
  });

  it('are named as engines name them', async () => {
    const { rowCount, columns } = table(4, 3);
    const { group, ...numbers } = columns;
    const other = { codes: Int32Array.of(0, 0), values: ['x|y'] };
    const placed = { rowCount, columns: { group_0: group, group_1: other, ...numbers } };
    const log = await readLog(fromBytes(await writeSums(placed, { summary }), 's.parquet'));
    const names: string[] = [];
    for await (const { columns: read } of log.tables)
      if (read.group !== undefined && isDictionary(read.group)) names.push(...read.group.values);
    expect(names).toEqual(['a|x\\|y', 'b|x\\|y']);
  });

  it('cannot be taken in part', async () => {
    const sums = fromBytes(await writeSums(table(4, 3), { summary }), 's.parquet');
    await expect(report(sums, { where: { run: 'x' } })).rejects.toThrow('sums over groups');
    await expect(report(sums, { group: 'x' })).resolves.toMatchObject({ rollouts: 8 });
  });
});
