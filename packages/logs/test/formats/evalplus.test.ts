import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, countsOf, expectKnown, read, sample } from '../support/read.ts';

const notes = (log: Awaited<ReturnType<typeof read>>['log']) =>
  log.summary().notes.map(({ code }) => code);

describe('evalplus', () => {
  it('counts an answer right when it passes both sets of tests', async () => {
    const { log, tables } = await read(sample('evalplus/samples_eval_results.json'));
    expect(log.format).toBe('evalplus');
    expect(countsOf(tables)).toEqual([
      { c: 1, n: 4 },
      { c: 4, n: 4 },
    ]);
    expect(column(tables, 'prompt').slice(3, 5)).toEqual(['HumanEval/0', 'HumanEval/1']);
    expect(log.summary()).toMatchObject({ coerced: 0, notes: [] });
  });

  it('reads what 0.3.1 writes', async () => {
    const { log, tables } = await read(sample('evalplus/real_0.3.1_eval_results.json'));
    expectKnown(countsOf(tables));
    expect(log.summary().grouping).toEqual({ method: 'explicit id', detail: 'task_id' });
  });

  it('reads what was written before 0.2', async () => {
    const { tables } = await read(sample('evalplus/old_pre_0.2_eval_results.json'));
    expect(countsOf(tables)).toEqual([{ c: 1, n: 2 }]);
  });

  it('takes the tests of the base when there are no others, and says so', async () => {
    const old = {
      nfiles: 2,
      base: [
        ['success', []],
        ['failed', []],
      ],
    };
    const now = [{ base_status: 'pass', plus_status: null }, { base_status: 'timeout' }];
    const text = JSON.stringify({ hash: 'x', eval: { a: old, b: now, c: { nfiles: 0 } } });
    const { log, tables } = await read(fromText(text));
    expect(countsOf(tables)).toEqual([
      { c: 1, n: 2 },
      { c: 1, n: 2 },
    ]);
    expect(notes(log)).toEqual(['base-only', 'no-status']);
    expect(log.summary().notes[0]?.message).toContain('4 answers');
  });
});
