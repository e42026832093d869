import { extent, moments, summarise } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { readLog } from '../../src/index.ts';
import { column, sample } from '../support/read.ts';

const spec = { by: ['group'], measures: { reward: [moments, extent] } };

describe('a log, summarised by group', () => {
  it.each([
    '_neutral/rollouts.jsonl',
    '_interop/rlvr-audit_groups.jsonl',
    '_interop/passk-inference_counts_base.jsonl',
    'verl/legacy/rollout_data_dir/1.jsonl',
  ])('%s', async (path) => {
    const { tables } = await readLog(sample(path), { batchRows: 3 });
    const table = await summarise(tables, spec);
    expect(table.rowCount).toBe(4);
    expect(column([table], 'reward_n')).toEqual([4, 4, 4, 4]);
    expect(column([table], 'reward_sum')).toEqual([4, 0, 2, 1]);
    expect(column([table], 'reward_m2')).toEqual([0, 0, 1, 0.75]);
    expect(column([table], 'reward_min')).toEqual([1, 0, 0, 0]);
    expect(column([table], 'reward_max')).toEqual([1, 0, 1, 1]);
    expect(column([table], 'reward_missing')).toEqual([0, 0, 0, 0]);
  });
});
