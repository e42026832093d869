import { describe, expect, it } from 'vitest';
import { fromText, readLog } from '../../src/index.ts';
import { column, countsOf, expectKnown, read, sample } from '../support/read.ts';

describe('completions of TRL', () => {
  it('adds up the reward columns of TRL that its advantages follow, and names them', async () => {
    const { log, tables } = await read(
      sample('trl/output_dir/completions/completions_00010.parquet'),
    );
    const picked = await read(sample('trl/output_dir/completions/completions_00010.parquet'), {
      mapping: { reward: ['accuracy_reward'] },
    });
    expect(log.format).toBe('trl-completions');
    expectKnown(countsOf(tables));
    expectKnown(countsOf(picked.tables));
    const { notes } = log.summary();
    expect(notes.find(({ code }) => code === 'reward-columns')?.message).toBe(
      'reward = accuracy_reward: the logged advantages follow it and not format_reward',
    );
    expect(log.summary()).toMatchObject({ nonFinite: 0, missing: { reward: 0 } });
    expect(column(tables, 'step')).toEqual(Array(16).fill(10));
    expect(column(tables, 'advantage').slice(0, 4)).toEqual([0, 0, 0, 0]);
  });

  it('reads the readable view of the same completions the same way', async () => {
    const parquet = await read(sample('trl/output_dir/completions/completions_00010.parquet'));
    const json = await read(sample('trl/json_view/completions_00010.jsonl'));
    expect(column(json.tables, 'reward')).toEqual(column(parquet.tables, 'reward'));
    expect(column(json.tables, 'group')).toEqual(column(parquet.tables, 'group'));
  });

  it('prompts and completions may be chat messages', async () => {
    const said = (content: string) => [{ role: 'user', content }];
    const rows = ['a', 'a', 'b', 'b'].map((name, i) => ({
      step: 1,
      prompt: said(name),
      completion: said(`answer ${i}`),
      right: i % 2,
      sometimes: i === 0 ? null : 0,
      advantage: i % 2 === 1 ? 0.7 : -0.7,
    }));
    const text = rows.map((row) => JSON.stringify(row)).join('\n');
    const { log, tables } = await read(fromText(text));
    expect(log.format).toBe('trl-completions');
    expect(column(tables, 'reward')).toEqual([0, 1, 0, 1]);
    expect(new Set(column(tables, 'group')).size).toBe(2);
  });

  it('a distillation has no rewards, and says so', async () => {
    const text =
      '{"step":1,"prompt":"p","completion":"c"}\n{"step":1,"prompt":"q","completion":"d"}';
    await expect(readLog(fromText(text))).rejects.toThrow('as a distillation of TRL logs them');
  });
});
