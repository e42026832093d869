import type { Dictionary, Table } from '@bits-per-sample/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromText, promptId, type ReadOptions } from '../../src/index.ts';
import { read } from '../support/read.ts';

type Row = Readonly<Record<string, unknown>>;
const tableOf = async (rows: readonly Row[], options?: ReadOptions): Promise<Table | undefined> => {
  const text = rows.map((row) => JSON.stringify(row)).join('\n');
  const { log } = await read(fromText(text, 'run.jsonl'), options);
  return log.summary().promptTable;
};
/** Twelve prompts with two rollouts each at two steps, and what stands beside them. */
const rowsWith = (more: (prompt: number, i: number) => Row): Row[] =>
  [0, 1].flatMap((step) =>
    Array.from({ length: 24 }, (_, i) => ({
      step,
      group: `p${i >> 1}`,
      reward: i % 2,
      ...more(i >> 1, 24 * step + i),
    })),
  );
const labelsOf = (table: Table | undefined): string[] =>
  Object.keys(table?.columns ?? {}).filter((name) => name.startsWith('label:'));
/** The label of each prompt by its name; null where it has none. */
function labels(table: Table | undefined, column: string): Record<string, string | null> {
  const [prompt, label] = ['prompt', `label:${column}`].map((name) => table!.columns[name]) as [
    Dictionary,
    Dictionary,
  ];
  return Object.fromEntries(
    Array.from(prompt.codes, (code, i) => [
      prompt.values[code]!,
      label.values[label.codes[i]!] ?? null,
    ]),
  );
}

describe('labels that prompts keep', () => {
  it('are words, true or false, small whole numbers, however they are written', async () => {
    const table = await tableOf(
      rowsWith((prompt, i) => ({
        subset: prompt % 3 ? 'algebra' : ' geometry',
        hasPicture: prompt > 3,
        year: i % 2 ? 1990 + prompt : String(1990 + prompt),
        info: { level: prompt % 5, seconds: 0.5 },
        kinds: [prompt % 2 ? 'x' : 'y'],
        metadata: JSON.stringify({ area: prompt % 2 ? 'north' : 'south' }),
      })),
    );
    expect(labelsOf(table).sort()).toEqual(
      ['hasPicture', 'info.level', 'kinds', 'metadata.area', 'subset', 'year'].map(
        (name) => `label:${name}`,
      ),
    );
    expect(labels(table, 'subset')).toMatchObject({ p0: 'geometry', p1: 'algebra' });
    expect(labels(table, 'year')).toMatchObject({ p0: '1990', p11: '2001' });
    expect(labels(table, 'metadata.area')).toMatchObject({ p0: 'south', p1: 'north' });
  });

  it.each<[string, (prompt: number, i: number) => Row]>([
    ['of each rollout', (_, i) => ({ subset: `k${i % 2}` })],
    ['of each step', (_, i) => ({ subset: `k${i < 24}` })],
    ['missing in one row', (prompt, i) => ({ subset: i === 30 ? null : `k${prompt % 2}` })],
    ['one and the same', () => ({ subset: 'all' })],
    ['no whole numbers', (prompt) => ({ subset: prompt / 7 })],
    ['large numbers', (prompt) => ({ subset: 10_000 + prompt })],
    ['long texts', (prompt) => ({ subset: `${prompt} `.repeat(40) })],
    ['lists and objects', (prompt) => ({ subset: [prompt, 1], area: { [`k${prompt}`]: {} } })],
    [
      'called as a time, an outcome, an answer or an id',
      (prompt) => ({
        created_date: `d${prompt % 2}`,
        isCorrect: prompt % 2 === 0,
        stop_reason: `s${prompt % 2}`,
        ground_truth: `a${prompt % 2}`,
        dataset_id: prompt % 2,
        question: `q${prompt % 2}`,
      }),
    ],
  ])('but none that are %s', async (_, more) => {
    expect(labelsOf(await tableOf(rowsWith(more)))).toEqual([]);
  });

  it('50 of them, and no 51st', async () => {
    const many = (labels: number) =>
      tableOf(
        Array.from({ length: 102 }, (_, i) => ({
          step: 0,
          group: `p${i}`,
          reward: 0,
          subset: `k${i % labels}`,
        })),
      );
    expect(labelsOf(await many(50))).toEqual(['label:subset']);
    expect(labelsOf(await many(51))).toEqual([]);
  });

  it('but no column that is named for something else', async () => {
    const rows = rowsWith((prompt) => ({ subset: `k${prompt % 2}`, area: `a${prompt % 3}` }));
    const table = await tableOf(rows, { mapping: { category: 'subset' } });
    expect(labelsOf(table)).toEqual(['label:area']);
  });

  it('law: every prompt has the label of its rows, in whatever order they stand', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom('a', 'b', 'c', null), { minLength: 2, maxLength: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.nat()),
        async (kinds, tries, keys) => {
          const rows = kinds.flatMap((subset, i) =>
            Array.from({ length: tries }, () => ({ step: 0, group: `p${i}`, reward: 1, subset })),
          );
          const sorted = rows
            .map((row) => ({ row, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ row }) => row);
          const table = await tableOf(sorted);
          const distinct = new Set(kinds.filter((kind) => kind !== null));
          if (distinct.size < 2) expect(labelsOf(table)).toEqual([]);
          else
            expect(labels(table, 'subset')).toEqual(
              Object.fromEntries(kinds.map((kind, i) => [`p${i}`, kind])),
            );
        },
      ),
    );
  });
});

describe('texts beside ids', () => {
  const ids = (prompt: (id: number, i: number) => unknown, name = 'prompt') =>
    tableOf(
      Array.from({ length: 12 }, (_, i) => ({
        step: i >> 2,
        prompt_id: `q${i % 4}`,
        reward: i % 2,
        [name]: prompt(i % 4, i),
      })),
    );
  const column = (table: Table | undefined, name: string) => [
    ...((table?.columns[name] as Float64Array | undefined) ?? []),
  ];

  it('are known by a hash and a length', async () => {
    const table = await ids((id) => `Question ${id >> 1}`);
    const [a, b, c, d] = column(table, 'text_hash');
    expect(a).toBe(b);
    expect(c).toBe(d);
    expect(a).not.toBe(c);
    // 52 of the 64 bits of the name that the text alone would have
    expect(a).toBe(Number(BigInt(`0x${promptId('Question 0')}`) & ((1n << 52n) - 1n)));
    expect(column(table, 'text_length')).toEqual([10, 10, 10, 10]);
    expect(column(table, 'several_texts')).toEqual([0, 0, 0, 0]);
  });

  it('of messages the question alone', async () => {
    const chat = (id: number, i: number) => [
      { role: 'user', content: `Question ${id >> 1}` },
      { role: 'assistant', content: `Answer ${i}` },
    ];
    const table = await ids(chat, 'messages');
    const [a, b, c] = column(table, 'text_hash');
    expect([a === b, a === c]).toEqual([true, false]);
    expect(column(table, 'several_texts')).toEqual([0, 0, 0, 0]);
  });

  it('tell ids that stand beside several', async () => {
    const table = await ids((id, i) => `Question ${id === 1 ? i : id}`);
    expect(column(table, 'several_texts')).toEqual([0, 1, 0, 0]);
  });

  it('are not asked for where the text is the name', async () => {
    const rows = Array.from({ length: 8 }, (_, i) => ({
      step: 0,
      prompt: `q ${i >> 1}`,
      reward: 1,
    }));
    expect(await tableOf(rows)).toBeUndefined();
  });
});
