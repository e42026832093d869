import { describe, expect, it } from 'vitest';
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
});
