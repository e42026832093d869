import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { fromBytes, fromText } from '../../src/index.ts';
import { column, countsOf, expectKnown, figuresOf, read, sample } from '../support/read.ts';

const log = (samples: unknown, more: object = {}) =>
  fromText(
    JSON.stringify({ version: 2, status: 'success', eval: { model: 'm' }, samples, ...more }),
  );

describe('Inspect', () => {
  it('reads a log', async () => {
    const { log, tables } = await read(sample('inspect/toy_math.json'));
    expect(log.format).toBe('inspect');
    expectKnown(countsOf(tables));
    expect(log.summary()).toMatchObject({ rows: 16, duplicates: 0, coerced: 0 });
    expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'task, id' });
    expect(column(tables, 'prompt')[4]).toBe('toy_math/2');
    expect(column(tables, 'category')[4]).toBe('toy_math');
    expect(column(tables, 'output_tokens')).toHaveLength(16);
  });

  it('asks which of several values of one score counts', async () => {
    const scored = (value: unknown, epoch: number) => ({
      id: 1,
      epoch,
      scores: { rubric: { value } },
    });
    const samples = [
      scored({ correct: 1, style: 0 }, 1),
      scored({ correct: 'C' }, 2),
      scored([1, 0], 3),
    ];
    const more = { invalidated: false, tags: ['x'], metadata: {}, reductions: [], events_data: {} };
    const { log: asked, tables } = await read(log(samples, more));
    expect(column(tables, 'reward')).toEqual([NaN, 1, NaN]);
    const note = asked.summary().notes.find(({ code }) => code === 'score-by-name');
    expect(note?.message).toContain('scores.rubric.value.correct');
    const mapping = { reward: ['scores.rubric.value.correct'] };
    const named = await read(log(samples.slice(0, 1)), { mapping });
    expect(column(named.tables, 'reward')).toEqual([1]);
  });

  it('reads what 0.3.285 writes', async () => {
    const { tables } = await read(sample('inspect/real_0.3.285_toy_sums.json'));
    expect(
      countsOf(tables)
        .map(({ c, n }) => `${c}/${n}`)
        .sort(),
    ).toEqual(['0/4', '1/4', '2/4', '3/4', '4/4']);
    expect(figuresOf(countsOf(tables))).toMatchObject({ prompts: 5, samples: 20, passRate: 0.5 });
  });

  it('reads grades, numbers and booleans, and leaves the unscored without a reward', async () => {
    const values = ['C', 'I', 'P', 'N', 0.25, true, 'C', null];
    const samples = values.map((value, i) => ({ id: 1, epoch: i, scores: { s: { value } } }));
    const text = JSON.stringify({ version: 2, eval: {}, samples });
    const { log, tables } = await read(fromText(text.replace('"value":null', '"value":NaN')));
    expect(column(tables, 'reward')).toEqual([1, 0, 0.5, 0, 0.25, 1, 1, NaN]);
    expect(log.summary()).toMatchObject({ coerced: 0, missing: { reward: 1 } });
  });

  it('takes the first of several scorers, and says so', async () => {
    const scores = { match: { value: 'C' }, judge: { value: 'I' } };
    const swapped = { judge: { value: 'C' }, match: { value: 'I' } };
    const source = () =>
      log([
        { id: 'a', epoch: 1, scores },
        { id: 'a', epoch: 2, scores: swapped },
      ]);
    const { log: first, tables } = await read(source());
    expect(column(tables, 'reward')).toEqual([1, 0]);
    expect(first.summary().notes[0]).toMatchObject({ code: 'scorers' });
    expect(first.summary().notes[0]?.message).toContain('reward = match');
    const other = await read(source(), { mapping: { reward: ['scores.judge.value'] } });
    expect(column(other.tables, 'reward')).toEqual([0, 1]);
  });

  it('keeps errors, limits and repeated epochs apart', async () => {
    const usage = { judge: { output_tokens: 9 }, m: { input_tokens: 2, output_tokens: 3 } };
    const { log: read_, tables } = await read(
      log([
        { id: 1, epoch: 1, error: { message: 'lost' }, scores: { s: { value: 'I' } } },
        {
          id: 1,
          epoch: 2,
          limit: { type: 'token' },
          scores: { s: { value: 'I' } },
          model_usage: usage,
        },
        { id: 1, epoch: 2, scores: { s: { value: 'I' } } },
        { id: 1, epoch: 3, scores: null },
      ]),
    );
    expect(column(tables, 'status')).toEqual(['error', 'truncated', 'ok']);
    expect(column(tables, 'reward')).toEqual([NaN, 0, NaN]);
    expect(column(tables, 'output_tokens')).toEqual([NaN, 3, NaN]);
    expect(read_.summary().duplicates).toBe(1);
  });

  it('says that a header holds no samples', async () => {
    const { log: empty, rows } = await read(log(undefined));
    expect(rows).toBe(0);
    expect(empty.summary().notes.map(({ code }) => code)).toEqual(['no-samples']);
  });

  it('reads an archive of deflate', async () => {
    const { log, tables } = await read(sample('inspect/toy_math_deflate.eval'));
    expect(log.format).toBe('inspect');
    expectKnown(countsOf(tables));
    expect(log.summary()).toMatchObject({ rows: 16, skipped: 0 });
  });

  it('reads an archive of zstd, where one sample has no score', async () => {
    const { log, tables } = await read(sample('inspect/toy_math_zstd.eval'));
    const counts = countsOf(tables).map(({ c, n }) => `${c}/${n}`);
    expect(counts).toEqual(['4/4', '0/3', '2/4', '1/4']);
    expect(log.summary()).toMatchObject({ rows: 16, skipped: 0, missing: { reward: 1 } });
  });

  it('reads the archive of 0.3.285', async () => {
    const { tables } = await read(sample('inspect/real_0.3.285_toy_sums.eval'));
    expect(figuresOf(countsOf(tables))).toMatchObject({ prompts: 5, samples: 20, passRate: 0.5 });
  });

  it('reads an archive that was streamed or packed again', async () => {
    const { stream, name } = sample('inspect/real_0.3.285_toy_sums.eval');
    const streamed = await read({ name, stream });
    expect(streamed.rows).toBe(20);
    const zipped = stream().pipeThrough(new CompressionStream('gzip'));
    const again = await read({ name, stream: () => zipped });
    expect(again.rows).toBe(20);
  });

  it('reads the journal of a run that was stopped', async () => {
    const json = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
    const row = (id: string) => ({ id, epoch: 1, scores: { s: { value: 'C' } } });
    const archive = zipSync({
      '_journal/start.json': json({ version: 2, eval: { model: 'm' }, plan: {} }),
      '_journal/summaries/10.json': json([row('c')]),
      '_journal/summaries/2.json': json([row('b')]),
      '_journal/summaries/1.json': json([row('a')]),
    });
    const { log, tables } = await read(fromBytes(archive, 'a.eval'));
    expect(log.format).toBe('inspect');
    expect(column(tables, 'group')).toEqual(['a', 'b', 'c']);
  });

  it('refuses an archive that is no log, or broken', async () => {
    const none = zipSync({ 'a.txt': new Uint8Array(3) });
    await expect(read(fromBytes(none, 'a.eval'))).rejects.toThrow('without header.json');
    const text = zipSync({ 'header.json': new Uint8Array(3) });
    await expect(read(fromBytes(text, 'a.eval'))).rejects.toMatchObject({ code: 'SCHEMA' });
    const cut = text.subarray(0, text.length - 20);
    await expect(read(fromBytes(cut, 'a.eval'))).rejects.toThrow('without its directory');
  });
});
