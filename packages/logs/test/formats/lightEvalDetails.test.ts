import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, countsOf, expectKnown, read, sample } from '../support/read.ts';

const json = 'lighteval/json_view/details_gsm8k.jsonl';
const time = '2026-08-20T10-00-00.000000';
const parquet = `lighteval/results_dir/details/Qwen/Qwen3-0.6B/${time}/details_lighteval-gsm8k-0_${time}.parquet`;

const lines = (...rows: object[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));

describe('LightEval details', () => {
  it.each([json, parquet])('counts the samples behind a metric: %s', async (path) => {
    const { log, tables } = await read(sample(path));
    expect(log.format).toBe('lighteval-details');
    expectKnown(countsOf(tables));
    expect(column(tables, 'prompt')[3]).toBe('lighteval|gsm8k|0/3');
    expect(log.summary().notes).toEqual([
      { code: 'metrics', message: 'success = pass@k:k=1&n=4; left out: extractive_match' },
    ]);
  });

  it('reads the metric that is named, and refuses one that no row has', async () => {
    const { tables } = await read(sample(json), { mapping: { reward: ['extractive_match'] } });
    expect(countsOf(tables)).toEqual([1, 0, 1, 0].map((c) => ({ c, n: 1 })));
    const wrong = read(sample(json), { mapping: { reward: ['f1'] } });
    await expect(wrong).rejects.toMatchObject({ code: 'SCHEMA', column: 'f1' });
  });

  it('reads columns as they were named before 0.13, and documents without id', async () => {
    const row = (query: string, acc: number) => ({
      __doc__: { query, id: '' },
      __metric__: { acc },
      __model_response__: {},
    });
    const { log, tables } = await read(lines(row('a', 1), row('b', 0), row('c', 0.4)));
    expect(countsOf(tables)).toEqual([
      { c: 1, n: 1 },
      { c: 0, n: 1 },
    ]);
    expect(log.summary()).toMatchObject({ skipped: 1 });
    expect(log.summary().prompts.method).toBe('prompt text');
  });

  it('takes no metric of several answers for successes', async () => {
    const row = { doc: { id: '1' }, metric: { 'pass@k:k=4&n=4': 1 }, model_response: {} };
    const { log } = await read(lines(row));
    expect(log.summary()).toMatchObject({ rows: 0, skipped: 1 });
  });
});
