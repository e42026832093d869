import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText, readLog } from '../../src/index.ts';
import { containerRows } from '../../src/read/containerRows.ts';

async function groups(
  document: unknown,
  mapping: ColumnMapping,
): Promise<Record<string, number[]>> {
  const log = await readLog(fromText(JSON.stringify(document)), { mapping });
  const found: Record<string, number[]> = {};
  for await (const { rowCount, columns } of log.tables) {
    const { group, reward } = columns as never as {
      group: { codes: Int32Array; values: string[] };
      reward: Float64Array;
    };
    for (let i = 0; i < rowCount; i++)
      // biome-ignore lint/suspicious/noAssignInExpressions: a list per group
      (found[group.values[group.codes[i]!]!] ??= []).push(reward[i]!);
  }
  return found;
}

const scores = { a: [1, 0], b: [1, 1] };
const keyed = { 'task-1': { scores: [1, 0], gold: 'x' }, 'task-2': { scores: [1, 1], gold: 'y' } };

describe('rows that stand under their names', () => {
  it.each<[string, unknown, ColumnMapping]>([
    ['a field of each', keyed, { reward: ['scores'] }],
    ['the same with a star', keyed, { reward: ['*.scores'] }],
    ['the star as the group', keyed, { group: ['*'], reward: ['*.scores'] }],
    ['lists', { 'task-1': [1, 0], 'task-2': [1, 1] }, { reward: ['*'] }],
    [
      'lists of rows',
      { 'task-1': [{ ok: 1 }, { ok: 0 }], 'task-2': [{ ok: 1 }, { ok: 1 }] },
      { reward: ['*.ok'] },
    ],
    [
      'deep in a document',
      { meta: 1, runs: keyed },
      { group: ['runs.*'], reward: ['runs.*.scores'] },
    ],
  ])('%s', async (_name, document, mapping) => {
    expect(await groups(document, mapping)).toEqual({ 'task-1': [1, 0], 'task-2': [1, 1] });
  });

  it('a field named as it stands is one document', async () => {
    const found = await groups(keyed, { reward: ['task-1.scores'] });
    expect(Object.values(found)).toEqual([[1, 0]]);
  });

  it('are none where values have no one shape', () => {
    const vocabulary = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`t${i}`, i]));
    expect(containerRows(vocabulary)).toBeUndefined();
    expect(containerRows({ a: { x: 1 }, b: { y: 1 }, c: { z: 1 } })).toBeUndefined();
    expect(containerRows({ model: { x: 1 }, name: 'a', version: 2 })).toBeUndefined();
  });
});

describe('tables of pandas', () => {
  const mapping = { group: ['id'], reward: ['ok'] };
  it.each<[string, unknown]>([
    ['columns', { id: { 0: 'a', 1: 'a', 2: 'b', 3: 'b' }, ok: { 0: 1, 1: 0, 2: 1, 3: 1 } }],
    [
      'index',
      {
        0: { id: 'a', ok: 1 },
        1: { id: 'a', ok: 0 },
        2: { id: 'b', ok: 1 },
        3: { id: 'b', ok: 1 },
      },
    ],
    [
      'split',
      {
        columns: ['id', 'ok'],
        index: [0, 1, 2, 3],
        data: [
          ['a', 1],
          ['a', 0],
          ['b', 1],
          ['b', 1],
        ],
      },
    ],
    [
      'records',
      [
        { id: 'a', ok: 1 },
        { id: 'a', ok: 0 },
        { id: 'b', ok: 1 },
        { id: 'b', ok: 1 },
      ],
    ],
    [
      'table',
      {
        schema: { fields: [] },
        data: [
          { id: 'a', ok: 1 },
          { id: 'a', ok: 0 },
          { id: 'b', ok: 1 },
          { id: 'b', ok: 1 },
        ],
      },
    ],
    ['list', { id: ['a', 'a', 'b', 'b'], ok: [1, 0, 1, 1] }],
  ])('orient=%s', async (_name, document) => {
    expect(await groups(document, mapping)).toEqual(scores);
  });
});

it('lists of ids stand beside lists of lists', async () => {
  const document = {
    ids: ['a', 'b'],
    scores: [
      [1, 0],
      [1, 1],
    ],
    model: 'm',
  };
  expect(await groups(document, { group: ['ids'], reward: ['scores'] })).toEqual(scores);
});
