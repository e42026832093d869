import { describe, expect, it } from 'vitest';
import { column, countsOf, expectKnown, groupsOf, read, sample } from '../support/read.ts';

describe('samples with known answers', () => {
  it.each([
    ['_neutral/rollouts.jsonl', 'rollouts', 'explicit id'],
    ['_interop/rlvr-audit_groups.jsonl', 'rlvr-audit', 'explicit id'],
    ['_interop/passk-inference_counts_base.jsonl', 'passk-inference', 'explicit id'],
    ['verl/legacy/rollout_data_dir/1.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['verl/v1/rollout_data_dir/1.jsonl', 'verl-rollouts', 'explicit id'],
    ['evalplus/real_0.3.1_eval_results.json', 'evalplus', 'explicit id'],
    ['_edge/crlf_bom_blank_lines.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['_edge/gzip.jsonl.gz', 'verl-rollouts', 'step + prompt text'],
    ['_edge/resumed_run_duplicate_step.jsonl', 'verl-rollouts', 'step + prompt text'],
  ])('%s', async (path, format, method) => {
    const { log, tables } = await read(sample(path));
    expect(log.format).toBe(format);
    expect(log.summary().grouping.method).toBe(method);
    expectKnown(countsOf(tables));
  });
});

describe('edge samples', () => {
  it('skips a torn last line with a note', async () => {
    const { log } = await read(sample('_edge/torn_last_line.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 15, skipped: 1 });
    expect(log.summary().notes.map(({ code }) => code)).toContain('torn-last-line');
  });

  it('gives an empty log for an empty file', async () => {
    const { log, rows } = await read(sample('_edge/empty.jsonl'));
    expect(rows).toBe(0);
    expect(log.summary().notes).toEqual([{ code: 'empty', message: 'the log holds no rows' }]);
  });

  it('keeps integers beyond 2^53 as their digits', async () => {
    const { tables } = await read(sample('_edge/big_ints.jsonl'));
    expect(column(tables, 'group')).toEqual(['12345678901234567890']);
  });

  it('counts NaN, infinities and numbers written as text', async () => {
    const { log, tables } = await read(sample('_edge/special_floats.jsonl'));
    expect(column(tables, 'reward')).toEqual([NaN, NaN, NaN, 0.5]);
    expect(log.summary()).toMatchObject({ nonFinite: 3, coerced: 1, missing: { reward: 3 } });
  });

  it('drops the groups that a resumed run wrote twice', async () => {
    const { log } = await read(sample('_edge/resumed_run_duplicate_step.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 16, duplicates: 8 });
  });

  it('says that grouping failed when every prompt differs', async () => {
    const { log, tables } = await read(sample('_edge/singleton_groups_prompt_differs.jsonl'));
    expect(groupsOf(tables).size).toBe(16);
    expect(log.summary().notes.map(({ code }) => code)).toContain('grouping-failed');
  });

  it('keeps ragged groups and a null reward apart from zero', async () => {
    const { log, tables } = await read(sample('_edge/ragged_groups.jsonl'));
    expect([...groupsOf(tables).values()]).toEqual([[1], [0, 0], [1, 0, 0], [0, 1, 0]]);
    expect(log.summary().missing.reward).toBe(1);
  });

  it('leaves float noise as it is', async () => {
    const { log } = await read(sample('_edge/float_noise_groups.jsonl'));
    expect(log.summary().rewardValues).toContain(0.30000000000000004);
  });
});
