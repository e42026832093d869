import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, countsOf, expectKnown, read, sample } from '../support/read.ts';

const real = 'lm-eval/real_0.4.13';
const qwen = 'lm-eval/Qwen__Qwen3-0.6B';

const lines = (...rows: object[]) => {
  const more = { doc: {}, resps: [['x']], filtered_resps: ['x'], metrics: ['acc'] };
  return fromText(rows.map((row, i) => JSON.stringify({ doc_id: i, ...more, ...row })).join('\n'));
};

describe('lm-eval samples', () => {
  it('reads the filter that keeps all repeats, and says which is left out', async () => {
    const { log, tables } = await read(
      sample(`${real}/samples_toy_sums_2026-11-28T18-11-50.709939.jsonl`),
    );
    expect(log.format).toBe('lm-eval-samples');
    expect(log.kind).toBe('counts');
    expectKnown(countsOf(tables));
    expect(column(tables, 'prompt')[2]).toBe('toy_sums/2');
    expect(log.summary()).toMatchObject({ rows: 4, skipped: 0 });
    expect(log.summary().notes).toEqual([
      { code: 'filters', message: 'rows of the filter all; left out: first' },
    ]);
  });

  it('reads the same filter whatever the order of the rows', async () => {
    const rows = ['strict-match', 'flexible-extract', 'b', 'a'].map((filter, i) => ({
      doc_id: 0,
      filter,
      acc: i === 0 || i === 3 ? 1 : 0,
    }));
    for (const some of [rows, rows.toReversed()])
      expect(countsOf((await read(lines(...some))).tables)).toEqual([{ c: 1, n: 1 }]);
    for (const some of [rows.slice(1), rows.slice(1).reverse()])
      expect(countsOf((await read(lines(...some))).tables)).toEqual([{ c: 1, n: 1 }]);
  });

  it('reads another filter when asked', async () => {
    const source = sample(`${real}/samples_toy_sums_2026-11-28T18-11-50.709939.jsonl`);
    const { tables } = await read(source, { mapping: { where: { filter: 'first' } } });
    expect(countsOf(tables)).toEqual([1, 0, 1, 1].map((c) => ({ c, n: 1 })));
  });

  it('reads the first filter when none keeps repeats', async () => {
    const { log, tables } = await read(
      sample(`${qwen}/samples_gsm8k_2026-08-21T10-00-00.000000.jsonl`),
    );
    expect(countsOf(tables)).toEqual([0, 0, 0, 0].map((c) => ({ c, n: 1 })));
    expect(log.summary().notes[0]?.message).toContain('left out: flexible-extract');
  });

  it('reads multiple choice, by the first metric unless another is named', async () => {
    const path = `${real}/samples_toy_mc_2026-11-28T18-11-50.709939.jsonl`;
    const { log, tables } = await read(sample(path));
    expect(countsOf(tables).every(({ n }) => n === 1)).toBe(true);
    expect(log.summary().notes).toEqual([
      { code: 'metrics', message: 'success = acc; left out: acc_norm' },
    ]);
    const named = await read(sample(path), { mapping: { reward: ['acc_norm'] } });
    expect(named.log.summary().notes[0]?.message).toBe('success = acc_norm; left out: acc');
    const wrong = read(sample(path), { mapping: { reward: ['f1'] } });
    await expect(wrong).rejects.toMatchObject({ code: 'SCHEMA', column: 'f1' });
  });

  it('leaves out what is no count of successes', async () => {
    const graded = await read(lines({ acc: 1 }, { acc: 0.37 }));
    expect(graded.log.summary()).toMatchObject({ rows: 1, skipped: 1 });
  });

  it('takes a pair of likelihoods for one answer, and thirds for whole numbers', async () => {
    const pair = ['-1.5', 'False'];
    const { tables } = await read(
      lines(
        { acc: 1, resps: [[pair, pair]], filtered_resps: [pair] },
        { acc: 0.3333333333, resps: [['a', 'b', 'c']], filtered_resps: [['a', 'b', 'c']] },
        { acc: 0.5, resps: [[pair, pair]], filtered_resps: [[pair, pair]] },
      ),
    );
    expect(countsOf(tables)).toEqual([
      { c: 1, n: 1 },
      { c: 1, n: 3 },
      { c: 1, n: 2 },
    ]);
    expect(column(tables, 'prompt')).toEqual(['0', '1', '2']);
  });

  it('finds the metric where none is listed', async () => {
    const { tables } = await read(lines({ metrics: undefined, target: 4, exact_match: 1 }));
    expect(countsOf(tables)).toEqual([{ c: 1, n: 1 }]);
  });

  it('takes no metric of several answers for successes', async () => {
    const row = { resps: [['a', 'b']], filtered_resps: [['a', 'b']], 'pass@2': 1, 'pass@1': 0.5 };
    const { tables } = await read(lines({ ...row, metrics: ['pass@2', 'pass@1'] }));
    expect(countsOf(tables)).toEqual([{ c: 1, n: 2 }]);
    const { log } = await read(lines({ ...row, metrics: ['pass@2'] }));
    expect(log.summary()).toMatchObject({ rows: 0, skipped: 1 });
    expect(log.summary().notes.at(-1)?.message).toBe('success = none; left out: pass@2');
  });
});
