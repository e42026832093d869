import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { UnreadFormatError } from '../../src/index.ts';
import { column, countsOf, figuresOf, groupsOf, read, sample } from '../support/read.ts';

// The toy world behind all samples: 4 prompts, 4 rollouts each, hits 4, 0, 2, 1.
const KNOWN = { prompts: 4, samples: 16, passRate: 0.4375, allFail: 0.25, allPass: 0.25 };
const KNOWN_BITS = (0 + 0 + 1 + 0.8112781244591328) / 4;

const expectKnown = (counts: { c: number; n: number }[]) => {
  const figures = figuresOf(counts);
  expect(figures).toMatchObject(KNOWN);
  expect(figures.pluginBits).toBeCloseTo(KNOWN_BITS, 12);
};

describe('samples with known answers', () => {
  it.each([
    ['_neutral/rollouts.jsonl', 'rollouts', 'explicit id'],
    ['_interop/rlvr-audit_groups.jsonl', 'rlvr-audit', 'explicit id'],
    ['_interop/passk-inference_counts_base.jsonl', 'passk-inference', 'explicit id'],
    ['verl/legacy/rollout_data_dir/1.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['verl/v1/rollout_data_dir/1.jsonl', 'verl-rollouts', 'explicit id'],
    ['_edge/crlf_bom_blank_lines.jsonl', 'verl-rollouts', 'step + prompt text'],
    ['_edge/gzip.jsonl.gz', 'verl-rollouts', 'step + prompt text'],
    ['_edge/resumed_run_duplicate_step.jsonl', 'verl-rollouts', 'step + prompt text'],
  ])('%s', async (path, format, method) => {
    const { log, tables } = await read(sample(path));
    expect(log.format).toBe(format);
    expect(log.summary().grouping.method).toBe(method);
    expectKnown(countsOf(tables));
  });

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

  it('reads trainer_state.json as metrics, training rows only', async () => {
    const { log, tables } = await read(sample('trl/output_dir/checkpoint-30/trainer_state.json'));
    expect(log.kind).toBe('metrics');
    expect(tables).toHaveLength(1);
    expect(column(tables, 'step')).toEqual([10, 20, 30]);
    expect(column(tables, 'frac_reward_zero_std')).toEqual([0.5, 0.5, 0.75]);
    expect(tables[0]!.columns).not.toHaveProperty('eval_loss');
    expect(log.summary().notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['eval-rows', 'global-step']),
    );
  });

  it('keeps one output per session of verl, and counts the rest', async () => {
    const { log } = await read(sample('verl/v1/rollout_data_dir/1.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 16, duplicates: 1, skipped: 0 });
  });

  it('marks a bare NaN as missing and not finite', async () => {
    const { log } = await read(sample('verl/legacy/rollout_data_dir/2.jsonl'));
    expect(log.summary()).toMatchObject({ rows: 16, nonFinite: 1, missing: { reward: 1 } });
  });

  it('takes another column of verl as the reward, words and all', async () => {
    const { log, tables } = await read(sample('verl/legacy/rollout_data_dir/2.jsonl'), {
      mapping: { reward: ['acc'] },
    });
    expect(log.format).toBe('verl-rollouts');
    expect(log.summary().coerced).toBe(16);
    expect(column(tables, 'reward').slice(0, 4)).toEqual([0, 1, 0, 1]);
  });

  it('calls validation rows of verl eval, and the others train', async () => {
    const train = await read(sample('verl/legacy/rollout_data_dir/1.jsonl'));
    const validation = await read(sample('verl/legacy/validation_data_dir/0.jsonl'));
    expect(new Set(column(train.tables, 'kind'))).toEqual(new Set(['train']));
    expect(new Set(column(validation.tables, 'kind'))).toEqual(new Set(['eval']));
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

describe('every sample', () => {
  const root = fileURLToPath(new URL('../samples', import.meta.url));
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(
      (entry) => `${entry.parentPath.slice(root.length + 1).replaceAll('\\', '/')}/${entry.name}`,
    )
    .sort();
  const readable = /^(_|trl\/|trl_sft\/|verl\/(legacy|v1)\/|.*\/STABLE$)/;

  it.each(files.filter((path) => readable.test(path)))('%s is read', async (path) => {
    const { log, rows } = await read(sample(path));
    expect(log.summary().rows).toBe(rows);
  });

  const answers: Record<string, RegExp> = {
    'art/': /^ART/,
    'evalplus/': /^evalplus$/,
    'inspect/': /^Inspect$/,
    'lighteval/': /^LightEval/,
    'lm-eval/': /^lm-eval/,
    'logprobs/': /logprobs$/,
    'mlflow/': /^MLflow/,
    'nemo-rl/': /^NeMo-RL$/,
    'open-instruct/': /^open-instruct/,
    'openrlhf/': /^W&B table$/,
    'prime-rl/': /^(prime-rl|verifiers|metrics)/,
    'promptfoo/': /^promptfoo$/,
    'rllm/': /^rLLM/,
    'skyrl/': /^SkyRL/,
    'slime/': /^slime/,
    'tensorboard/': /^TensorBoard$/,
    'tinker/': /^(Tinker|metrics)/,
    'tinker_sft/': /^Tinker/,
    'trackio/': /^trackio/,
    'verifiers/': /^(prime-rl \/ )?verifiers/,
    'verl/': /^(verl file logger|W&B table)$/,
    'wandb/': /^W&B/,
  };
  it.each(files.filter((path) => !readable.test(path)))('%s is named, not read', async (path) => {
    const error = await read(sample(path)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadFormatError);
    expect(error).toMatchObject({ code: 'SCHEMA', notReadYet: true });
    const expected = answers[path.slice(0, path.indexOf('/') + 1)];
    expect((error as UnreadFormatError).format).toMatch(expected!);
    expect((error as Error).message).toContain('format not read yet: ');
  });
});
