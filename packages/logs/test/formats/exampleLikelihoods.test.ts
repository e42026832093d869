import { isDictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromText, neutralRows, readLog, readRows } from '../../src/index.ts';
import { sample } from '../support/read.ts';

const cells = ({ columns, rowCount }: Table) =>
  Array.from({ length: rowCount }, (_, i) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column) ? column.values[column.codes[i]!] : column[i]!,
      ]),
    ),
  );

async function read(rows: readonly object[], options = {}) {
  const log = await readRows(rows, options);
  const all: Record<string, unknown>[] = [];
  for await (const table of log.tables) all.push(...cells(table));
  return { log, rows: all, summary: log.summary() };
}

describe('examples with their likelihoods', () => {
  it('are read by the names of this package', async () => {
    const row = {
      example: 'a',
      source: 'math',
      split: 'train',
      tokens: 9,
      nll_before: 4,
      nll_after: 3,
    };
    const { log, rows } = await read([row]);
    expect(log.kind).toBe('examples');
    expect(rows).toEqual([{ ...row, unit: 'unknown' }]);
  });

  it('say that no token has a probability above 1', async () => {
    const { rows, summary } = await read([
      { example: 'a', nll_before: 2, nll_after: -0.5 },
      { example: 'b', nll_before: 2, nll_after: 1 },
    ]);
    expect(rows.map(({ nll_after }) => nll_after)).toEqual([NaN, 1]);
    expect(summary.notes).toContainEqual({
      code: 'impossible-likelihoods',
      message: '1 row with a probability above 1, which no token has: left out there',
    });
  });

  it.each([
    [
      'a loss of a look',
      { sample_id: 1, loss: 0.5, num_tokens: 8, epoch: 2 },
      { nll: 0.5, unit: 'unknown', step: 2, tokens: 8 },
    ],
    ['a mean', { id: 'x', mean_nll: 0.5 }, { nll: 0.5, unit: 'token' }],
    ['a sum of log-probabilities', { uid: 'x', sum_logprob: -7 }, { nll: 7, unit: 'example' }],
    ['a perplexity', { idx: 3, ppl: Math.E }, { nll: 1, unit: 'token' }],
    ['two models', { id: 'x', base_loss: 3, sft_loss: 2 }, { nll_before: 3, nll_after: 2 }],
    [
      'pairs without a name',
      { loss_before: 3, loss_after: 2 },
      { example: 'row 1', nll_before: 3 },
    ],
    ['what was held out', { id: 'x', nll: 3, held_out: true }, { split: 'eval' }],
    ['both a sum and a mean', { id: 'x', nll_sum: 30, nll_mean: 3 }, { nll: 30, unit: 'example' }],
  ])('%s', async (_, row, expected) => {
    const { rows } = await read([row]);
    expect(rows).toEqual([expect.objectContaining(expected)]);
  });

  it('leaves out rows without a likelihood, and counts them', async () => {
    const { rows, summary } = await read([
      { id: 'a', nll: 3 },
      { id: 'b', nll: null },
      { id: 'c', nll: -3 },
      { nll: 3 },
      { id: 'd', nll: Number.NaN },
    ]);
    expect(rows).toHaveLength(1);
    expect(summary).toMatchObject({ rows: 1, skipped: 4 });
  });

  it('does not take a curve of losses, or rewards, for examples', async () => {
    const curve = await readRows([{ step: 1, nll: 2.5, lr: 0.1 }]);
    expect(curve.kind).toBe('metrics');
    const rewarded = await readRows([{ group: 'a', step: 1, id: 'x', nll: 3, reward: 1 }]);
    expect(rewarded.kind).toBe('rollouts');
  });

  it('takes columns that the caller names', async () => {
    const row = { id: 'x', nll: 3, origin: 'web', part: 'test', n: 7 };
    const { rows } = await read([row], {
      mapping: { category: 'origin', kind: 'part', outputTokens: 'n' },
    });
    expect(rows[0]).toMatchObject({ source: 'web', split: 'eval', tokens: 7 });
  });

  it('come back as they were given out', async () => {
    const given = [{ id: 'x', mean_nll: 0.5, tokens: 8, epoch: 1, dataset: 'web' }];
    const first = await readRows(given);
    const again: object[] = [];
    for await (const batch of neutralRows(first)) again.push(...batch);
    expect((await read(again)).rows).toEqual((await read(given)).rows);
  });
});

describe('documents of lm-evaluation-harness', () => {
  const path = 'lm-eval/Qwen__Qwen3-0.6B/samples_wikitext_2026-08-21T10-00-00.000000.jsonl';

  it('are examples, and the task their source', async () => {
    const log = await readLog(sample(path));
    const tables: Table[] = [];
    for await (const table of log.tables) tables.push(table);
    expect(tables.flatMap(cells)).toEqual([
      { example: '0', source: 'wikitext', tokens: NaN, unit: 'example', nll: 13.5 },
    ]);
    // 13.5 nats over 23 bytes
    expect(log.summary().notes).toContainEqual({
      code: 'bits-per-byte',
      message: '1 document of 23 bytes took 0.8468 bits per byte; a likelihood is no reward',
    });
  });
});

describe('predictions of OLMES', () => {
  it('are of the right choice, which the label names', async () => {
    const output = [{ sum_logits: -4 }, { sum_logits: -2.5, num_tokens: 3 }];
    const text = JSON.stringify({ doc_id: 0, native_id: 'q7', label: 1, model_output: output });
    const log = await readLog(fromText(text, 'task-003-arc_easy-predictions.jsonl'));
    const tables: Table[] = [];
    for await (const table of log.tables) tables.push(table);
    expect(tables.flatMap(cells)).toEqual([
      { example: 'q7', source: 'arc_easy', tokens: 3, unit: 'example', nll: 2.5 },
    ]);
  });
});
