import { describe, expect, it } from 'vitest';
import { fromText, neutralRows, readLog } from '../../src/index.ts';
import { answerColumns } from '../../src/rows/answerColumns.ts';
import { column, read } from '../support/read.ts';
import { lines } from '../support/told.ts';

describe('answerColumns', () => {
  it.each<[object, object]>([
    [{ completion: 'a', reward: 1 }, { text: 'completion' }],
    [{ model_output: [{ role: 'assistant', content: 'a' }] }, { text: 'model_output' }],
    [
      { Response: 'a', Prediction: 5 },
      { text: 'Response', answer: 'Prediction' },
    ],
    [
      { extracted_answer: '5', off_policy_level: 2 },
      { answer: 'extracted_answer', lag: 'off_policy_level' },
    ],
    // what is right, what is asked, what is counted
    [{ answer: '5', target: '5', final_answer: '5', label: '5', gts: '5' }, {}],
    [{ generation: 3, output: { a: 1 }, input: 'q', lag: '1' }, {}],
  ])('of %j', (row, found) => {
    const head = [row as Record<string, unknown>];
    expect(answerColumns(head, {})).toEqual({
      text: undefined,
      answer: undefined,
      lag: undefined,
      ...found,
    });
  });

  it('leaves alone what has another meaning', () => {
    const head = [{ output: 'a', prediction: 1 }];
    expect(answerColumns(head, { prompt: 'output', reward: ['prediction'] })).toMatchObject({
      text: undefined,
      answer: undefined,
    });
  });
});

const NAMES = ['text_hash', 'text_length', 'answer_hash', 'lag', 'log_ratio'] as const;

async function columnsOf(rows: readonly object[], mapping = {}) {
  const { tables } = await read(lines(rows), { mapping });
  return Object.fromEntries(NAMES.map((name) => [name, column(tables, name)]));
}

describe('what tells equal and stale answers', () => {
  const row = (text: string | null, more: object = {}) => ({
    group: 'a',
    reward: 1,
    text,
    ...more,
  });

  it('in neutral rows', async () => {
    const found = await columnsOf([
      row('five', { lag: 2, log_ratio: -0.5 }),
      row('five', { lag: 0, logRatio: 0.25 }),
      row('six'),
      { group: 'a', reward: 0 },
    ]);
    const [one, same, other, none] = found.text_hash!;
    expect(one).toBe(same);
    expect(other).not.toBe(one);
    expect(none).toBeNaN();
    expect(found.text_length).toEqual([4, 4, 3, NaN]);
    expect(found.lag).toEqual([2, 0, NaN, NaN]);
    expect(found.log_ratio).toEqual([-0.5, 0.25, NaN, NaN]);
    expect(found.answer_hash).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('in neutral rows with columns of their own, by name', async () => {
    const rows = ['5', '5', '6'].map((pred, i) => ({
      step: 1,
      group: 'a',
      reward: 1,
      completion: `it is ${i % 2}`,
      pred,
      staleness: i,
    }));
    const found = await columnsOf(rows);
    expect(found.text_hash![0]).toBe(found.text_hash![2]);
    expect(found.text_hash![0]).not.toBe(found.text_hash![1]);
    expect(found.answer_hash![0]).toBe(found.answer_hash![1]);
    expect(found.answer_hash![0]).not.toBe(found.answer_hash![2]);
    expect(found.lag).toEqual([0, 1, 2]);
  });

  it('in columns that the caller names, of any log', async () => {
    const verl = [0, 1, 2].map((i) => ({
      input: 'q',
      output: `o${i}`,
      score: i,
      step: 1,
      said: 'the same',
      mine: i % 2,
      age: i,
      ratio: i / 2,
    }));
    const mapping = { text: 'said', answer: 'mine', lag: 'age', logRatio: 'ratio' };
    const plain = { group: ['input'], reward: ['score'] };
    for (const named of [mapping, { ...mapping, ...plain }]) {
      const found = await columnsOf(verl, named);
      expect(new Set(found.text_hash).size).toBe(1);
      expect(found.text_length).toEqual([8, 8, 8]);
      expect(found.answer_hash![0]).toBe(found.answer_hash![2]);
      expect(found.answer_hash![0]).not.toBe(found.answer_hash![1]);
      expect(found.lag).toEqual([0, 1, 2]);
      expect(found.log_ratio).toEqual([0, 0.5, 1]);
    }
  });

  it('in lists beside lists of rewards', async () => {
    const rows = ['x', 'y'].map((q) => ({
      q,
      scores: [1, 0, 1],
      completions: ['a', 'b', 'a'],
      preds: [1, 2, 1],
    }));
    const named = { group: ['q'], reward: ['scores'] };
    for (const mapping of [named, { ...named, text: 'completions', answer: 'preds' }]) {
      const { text_hash: texts, answer_hash: answers } = await columnsOf(rows, mapping);
      expect(texts).toHaveLength(6);
      for (const hashes of [texts!, answers!]) {
        expect(new Set(hashes).size).toBe(2);
        expect(hashes[0]).toBe(hashes[2]);
        expect(hashes[0]).toBe(hashes[3]);
      }
    }
  });

  it('of turns, whatever their order: all texts, the most stale, the answer of the last', async () => {
    const turn = (rollout: string, turn: number, completion: string, more: object) => ({
      step: 1,
      group: 'a',
      rollout_id: rollout,
      turn,
      completion,
      reward: turn,
      ...more,
    });
    const rows = ['r', 's', 't'].flatMap((name) => [
      turn(name, 0, 'one', { lag: 3, pred: 'no', log_ratio: 0.5 }),
      turn(name, 1, name === 't' ? 'else' : 'three', { lag: 1, pred: 'yes', log_ratio: 0.25 }),
    ]);
    const found = await columnsOf(rows, { rollout: 'rollout_id' });
    expect(found.text_length).toEqual([8, 8, 7]);
    expect(found.text_hash![0]).toBe(found.text_hash![1]);
    expect(found.text_hash![0]).not.toBe(found.text_hash![2]);
    expect(found.lag).toEqual([3, 3, 3]);
    expect(found.log_ratio).toEqual([0.75, 0.75, 0.75]);
    expect(new Set(found.answer_hash).size).toBe(1);
    const backwards = await columnsOf(rows.toReversed(), { rollout: 'rollout_id' });
    expect(backwards).toEqual(
      Object.fromEntries(Object.entries(found).map(([name, list]) => [name, list.toReversed()])),
    );
  });

  it('lag of slime: versions behind the newest of the step, in any order', async () => {
    const versions = [['3'], [1, '2'], ['3', '4'], [], ['2'], [{ toString: 1 }], 'none', [[]]];
    const rows = versions.map((weight_versions, index) => ({
      group_index: 0,
      index,
      prompt: 'q',
      response: 'a',
      response_length: 1,
      reward: 1,
      status: 'completed',
      weight_versions,
    }));
    const found = await columnsOf(rows);
    expect(found.lag).toEqual([0, 2, 0, NaN, 1, NaN, NaN, NaN]);
    expect((await columnsOf(rows.toReversed())).lag).toEqual(found.lag!.toReversed());
  });

  it('survives being written as neutral rows', async () => {
    const rows = [row('five', { lag: 2, log_ratio: -0.5 }), row('six', { lag: 1, log_ratio: 0 })];
    const written: object[] = [];
    for await (const batch of neutralRows(await readLog(lines(rows)))) written.push(...batch);
    expect(JSON.stringify(written)).not.toContain('five');
    expect(await columnsOf(written)).toEqual(await columnsOf(rows));
  });

  it('never costs a row, whatever stands there', async () => {
    const log = await readLog(
      fromText(
        '{"group":"a","reward":1,"text":{"a":[null]},"lag":"x","text_hash":[],"log_ratio":{}}',
      ),
    );
    for await (const _ of log.tables);
    expect(log.summary()).toMatchObject({ rows: 1, skipped: 0 });
  });
});
