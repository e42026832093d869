import fc from 'fast-check';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { fromBytes, fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

type Row = Record<string, unknown>;

/** Rows as a file of columns: numbers, integers, booleans and texts as what they are, null for what a row has not. */
function parquetOf(rows: readonly Row[], rowGroupSize: number): Uint8Array {
  const names = [...new Set(rows.flatMap(Object.keys))];
  const columnData = names.map((name) => {
    const data = rows.map((row) => row[name] ?? null);
    const [first] = data.filter((value) => value !== null);
    const type =
      typeof first === 'string' ? 'STRING' : typeof first === 'boolean' ? 'BOOLEAN' : 'DOUBLE';
    return { name, data, type, nullable: true } as const;
  });
  return new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize, pageSize: 200 }));
}

/** The same rows as lines of JSON, in which each field is there, if only as null. */
const linesOf = (rows: readonly Row[]): string => {
  const names = [...new Set(rows.flatMap(Object.keys))];
  return rows
    .map((row) =>
      JSON.stringify(Object.fromEntries(names.map((name) => [name, row[name] ?? null]))),
    )
    .join('\n');
};

async function expectSame(rows: readonly Row[], rowGroupSize = 64, options = {}): Promise<void> {
  const name = 'step_3.log';
  const lines = await read(fromText(linesOf(rows), name), options).catch((error) => `${error}`);
  const bytes = fromBytes(parquetOf(rows, rowGroupSize), name);
  if (typeof lines === 'string') return expect(read(bytes, options)).rejects.toThrow();
  const columns = await read(bytes, options);
  const cells = ({ tables }: typeof columns) =>
    tables.flatMap(({ rowCount, columns: all }) =>
      Array.from({ length: rowCount }, (_, i) =>
        Object.fromEntries(
          Object.entries(all)
            .map(([column, c]) => [column, 'codes' in c ? c.values[c.codes[i]!] : c[i]] as const)
            .filter(([, value]) => value !== undefined && !Number.isNaN(value))
            .sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
      ),
    );
  expect(cells(columns)).toEqual(cells(lines));
  expect(columns.log.summary()).toEqual(lines.log.summary());
}

const name = fc.constantFrom('a', 'b', 'long '.repeat(60), 'ü', '');
const number = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 }),
);
const row = fc.record(
  {
    reward: fc.option(fc.constantFrom(0, 1), { freq: 9 }),
    group: fc.option(name, { freq: 30 }),
    step: fc.constantFrom(0, 1, 2),
    category: fc.option(name),
    run: fc.constantFrom('one', 'two'),
    kind: fc.constantFrom('train', 'eval'),
    status: fc.constantFrom('ok', 'error', 'length', null),
    output_tokens: fc.option(number),
    success: fc.boolean(),
    prompt: name,
    text: fc.option(name),
    rollout: fc.constantFrom('0', '1', '2'),
    logRatio: number,
  },
  { requiredKeys: ['reward'] },
);
const columns = fc.subarray(
  'group step category run kind status output_tokens success prompt text rollout logRatio'.split(
    ' ',
  ),
);

describe('rows as columns', () => {
  it('law: give the tables and the account that the same rows give one by one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(row, { minLength: 1, maxLength: 120 }),
        columns,
        fc.constantFrom(7, 64, 1000),
        fc.constantFrom(5, 8192),
        async (rows, names, rowGroupSize, batchRows) => {
          const kept = new Set([
            ...names,
            'reward',
            ...(names.includes('prompt') ? [] : ['group']),
          ]);
          const some = rows.map((one) =>
            Object.fromEntries(Object.entries(one).filter(([column]) => kept.has(column))),
          );
          const known = some.some(({ reward }) => typeof reward === 'number');
          const ids = some.some(({ group, prompt }) => typeof (group ?? prompt) === 'string');
          if (known && ids) await expectSame(some, rowGroupSize, { batchRows });
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each<[why: string, rows: Row[]]>([
    [
      'a step that goes back',
      [3, 4, 5, 4, 5, 2].map((step, i) => ({ step, group: `${i}`, reward: 1 })),
    ],
    [
      'rollouts that come twice',
      [0, 1, 1, 0].map((rollout) => ({ group: 'a', rollout, reward: 1, step: 1 })),
    ],
    ['ids that are numbers', [1, 2, 2.5, 1].map((group) => ({ group, reward: 0, step: 1 }))],
    ['rewards that are true and false', [true, false].map((reward) => ({ group: 'a', reward }))],
    [
      'numbers that are too large',
      [1e200, 1, 2].map((advantage) => ({ group: 'a', reward: 1, advantage })),
    ],
    [
      'graded rewards beside a flag',
      [0.25, 0.5].map((reward) => ({ group: 'a', reward, success: reward > 0.3 })),
    ],
    ['prompts in nearly every row', ['p', 'q', 'r'].map((prompt) => ({ prompt, reward: 1 }))],
  ])('law: also %s', async (_, rows) => {
    await expectSame(rows);
    await expectSame(Array.from({ length: 30 }, () => rows).flat(), 20, { batchRows: 11 });
  });

  it('law: with the labels that prompts keep, and the texts beside their ids', async () => {
    const one = fc.record({
      prompt: fc.integer({ min: 0, max: 9 }),
      named: fc.boolean(),
      noise: fc.constantFrom(1, 2, null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 8, maxLength: 90 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (drawn, isNoisy, batchRows) => {
          const rows = drawn.map(({ prompt, named, noise }, i) => ({
            step: 1,
            group: `g${prompt}`,
            prompt_id: named ? `p${prompt}` : null,
            reward: i % 2,
            level: prompt % 3 === 0 ? null : prompt % 3,
            isLong: prompt > 4,
            source: `s${prompt % 4}`,
            question: `${'Long question '.repeat(6)} ${prompt >> 1}`,
            hops: isNoisy ? noise : prompt,
          }));
          await expectSame(rows, 16, { batchRows });
        },
      ),
      { numRuns: 60 },
    );
  });

  it('takes integers as JSON has them, with all digits of names', async () => {
    const data = [1n, 0n, 1n, 1n];
    const columnData = [
      { name: 'reward', data, type: 'INT64' as const },
      { name: 'group', data: [7n, 2n ** 60n + 1n, 7n, -1n], type: 'INT64' as const },
      { name: 'step', data: [1, 1, 1, 2], type: 'INT32' as const },
    ];
    const bytes = new Uint8Array(parquetWriteBuffer({ columnData }));
    const { tables } = await read(fromBytes(bytes, 'a.parquet'));
    expect(tables[0]!.columns).toMatchObject({
      group: { values: ['7', '1152921504606846977', '-1'], codes: Int32Array.of(0, 1, 0, 2) },
      reward: Float64Array.of(1, 0, 1, 1),
      step: Float64Array.of(1, 1, 1, 2),
    });
  });

  it('counts NaN and infinity in a column, and no gap, as no numbers', async () => {
    const columnData = [
      { name: 'reward', data: [1, Number.NaN, 0, null], type: 'DOUBLE' as const, nullable: true },
      { name: 'group', data: ['a', 'a', 'b', 'b'], type: 'STRING' as const },
      { name: 'advantage', data: [Infinity, -1, 1, null], type: 'DOUBLE' as const, nullable: true },
    ];
    const { log, tables } = await read(
      fromBytes(new Uint8Array(parquetWriteBuffer({ columnData })), 'a'),
    );
    expect(tables[0]!.columns.reward).toEqual(Float64Array.of(1, Number.NaN, 0, Number.NaN));
    expect(log.summary()).toMatchObject({ nonFinite: 2, missing: { reward: 2, advantage: 2 } });
  });
});
