import type { Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { readRows } from '../../src/index.ts';
import { column, countsOf, expectKnown, groupsOf, read, sample } from '../support/read.ts';

const tinker = 'tinker/log_path/iteration_000000/train_rollout_summaries.jsonl';
const skyrl = 'skyrl/dumped_evals/global_step_5_evals/openai_gsm8k.jsonl';
const openInstruct = 'open-instruct/demo_run_rollouts_000000.jsonl';
const spring = 'prime-rl/2026-04_rollouts/rollouts/step_3/train_rollouts.jsonl';
const results = 'verifiers/legacy/outputs/evals/gsm8k--Qwen--Qwen3-0.6B/1a2b3c4d/results.jsonl';
const v1 =
  'verifiers/v1/outputs/gsm8k--Qwen--Qwen3-0.6B--chat/1b671a64-40d5-491e-99b0-da01ff1f3341/traces.jsonl';
const all = 'prime-rl/2026-08_step_dirs/rollouts/step_3/train/all/traces.jsonl';
const effective = 'prime-rl/2026-08_step_dirs/rollouts/step_3/train/effective/traces.jsonl';

const nemo = 'nemo-rl/exp_001/train_data_step1.jsonl';
const slime = 'slime/exported/rollout_0.jsonl';
const artOld = 'art/older_jsonl/trajectories/train/0001.jsonl';
const artNew = 'art/parquet/trajectories/train/0001.parquet';

describe('what trainers write, with known answers', () => {
  it.each([
    [tinker, 'tinker-rollouts', 'train', 0, 'unknown'],
    [spring, 'verifiers-results', 'train', 3, 'explicit id'],
    [results, 'verifiers-results', 'eval', undefined, 'explicit id'],
    [all, 'verifiers-episodes', 'train', 3, 'explicit id'],
    [
      'verifiers/real_0.4.0/ok/traces.jsonl',
      'verifiers-episodes',
      'eval',
      undefined,
      'explicit id',
    ],
  ])('%s', async (path, format, kind, step, prompts) => {
    const { log, tables } = await read(sample(path));
    expect(log.format).toBe(format);
    expect(log.summary()).toMatchObject({
      skipped: 0,
      duplicates: 0,
      prompts: { method: prompts },
    });
    expect(new Set(column(tables, 'step'))).toEqual(new Set([step]));
    expect(new Set(column(tables, 'kind'))).toEqual(new Set([kind]));
    expectKnown(countsOf(tables));
  });
});

it('reads evaluations with two rollouts per prompt', async () => {
  const { log, tables } = await read(sample(v1));
  expect(log.format).toBe('verifiers-episodes');
  expect(new Set(column(tables, 'kind'))).toEqual(new Set(['eval']));
  expect(countsOf(tables)).toEqual([2, 0, 1, 0].map((c) => ({ c, n: 2 })));
});

describe('Tinker', () => {
  it('has lengths and tags, and says that constant groups may be missing', async () => {
    const { log, tables } = await read(sample(tinker));
    expect(column(tables, 'input_tokens')[0]).toBe(18);
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expect(column(tables, 'category')[0]).toBe('gsm8k/add');
    expect(log.summary().notes.map(({ code }) => code)).toContain('survivors');
  });
});

describe('SkyRL', () => {
  it('adds up the rewards of tokens, and groups by prompt', async () => {
    const { log, tables } = await read(sample(skyrl));
    expect(log.summary()).toMatchObject({
      format: 'skyrl-evals',
      grouping: { method: 'step + prompt text' },
      prompts: { method: 'prompt text' },
    });
    expect([...groupsOf(tables).values()]).toEqual([
      [1, 1],
      [0, 0],
      [1, 0],
      [0, 0],
    ]);
    expect(new Set(column(tables, 'step'))).toEqual(new Set([5]));
    expect(new Set(column(tables, 'category'))).toEqual(new Set(['openai/gsm8k']));
  });
});

describe('open-instruct', () => {
  it('has survivors only, counted anew at each step', async () => {
    const { log, tables } = await read(sample(openInstruct));
    expect(log.format).toBe('open-instruct');
    expect(log.summary().prompts.method).toBe('unknown');
    expect(log.summary().notes.map(({ code }) => code)).toContain('survivors');
    expect([...groupsOf(tables)]).toEqual([
      ['1 0', [10, 0, 0, 10]],
      ['1 1', [0, 0, 10, 0]],
    ]);
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expect(column(tables, 'logprob')[0]).toBeCloseTo(-3.6458, 12);
    expect(column(tables, 'advantage')[0]).toBe(0.866);
  });
});

describe('episodes of verifiers and prime-rl', () => {
  it('gives a failed episode no reward', async () => {
    const { log, tables } = await read(sample(all));
    expect(log.summary()).toMatchObject({ rows: 17, missing: { reward: 1 } });
    expect(column(tables, 'status').filter((status) => status === 'error')).toHaveLength(1);
    const failed = await read(sample('verifiers/real_0.4.0/failed/traces.jsonl'));
    expect(failed.log.summary()).toMatchObject({ rows: 4, missing: { reward: 4 } });
    expect(new Set(column(failed.tables, 'status'))).toEqual(new Set(['error']));
  });

  it('weighs scores, and takes lengths, log-probability and advantage from the nodes', async () => {
    const { log, tables } = await read(sample(effective));
    expect(log.summary().rewardValues).toEqual([0.2, 1.2]);
    expect(log.summary().notes.map(({ code }) => code)).toContain('survivors');
    expect(column(tables, 'input_tokens')[0]).toBe(12);
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expect(column(tables, 'logprob')[0]).toBeCloseTo(-3.0337, 12);
    expect(column(tables, 'advantage')[0]).toBe(0.8659);
  });

  it('takes the trainable agents, each in a group of its own, and leaves unscored ones without', async () => {
    const agent = (name: string, trainable: boolean, rewards: object) => ({
      agent: { name, trainable },
      rewards,
    });
    const log = await readRows([
      {
        id: 'e',
        env: { id: 'duel' },
        task: { data: { idx: 7 } },
        traces: [
          agent('white', true, { win: { score: 1, weight: 2 }, judge: null }),
          agent('black', true, {}),
          agent('judge', false, { win: { score: 1 } }),
        ],
      },
      { id: 'f', env: { id: 'duel' }, task: {}, traces: [] },
    ]);
    const tables = [];
    for await (const table of log.tables) tables.push(table);
    expect(column(tables, 'group')).toEqual(['duel 7 white', 'duel 7 black']);
    expect(column(tables, 'prompt')).toEqual(['duel 7', 'duel 7']);
    expect(column(tables, 'reward')).toEqual([2, NaN]);
    expect(log.summary().skipped).toBe(1);
  });
});

const readAll = async (rows: readonly object[], options?: object) => {
  const log = await readRows(rows, options);
  const tables: Table[] = [];
  for await (const table of log.tables) tables.push(table);
  return { log, tables };
};

describe('NeMo-RL', () => {
  it('sums over the tokens that were trained on', async () => {
    const { tables } = await read(sample(nemo));
    expect(column(tables, 'output_tokens')[0]).toBe(5);
    expect(column(tables, 'input_tokens')[0]).toBe(3);
    expect(column(tables, 'logprob')[0]).toBeCloseTo(-2.8158, 12);
    expect(column(tables, 'advantage')[0]).toBe(0);
  });

  it('groups validations by the messages before the answer', async () => {
    const { log, tables } = await read(sample('nemo-rl/exp_001/val_data_step0.jsonl'));
    expect([...groupsOf(tables).values()]).toEqual([[1], [0], [1], [0]]);
    expect(column(tables, 'kind')[0]).toBe('eval');
    expect(log.summary().notes.map(({ code }) => code)).toContain('grouping-failed');
  });

  it('takes the rewards that were kept, when groups were filtered', async () => {
    const row = { idx: 0, content: [['q', 'a']], rewards: [0], filtered_rewards: [1] };
    const { log, tables } = await readAll([row, { ...row, idx: 1, content: [[]] }]);
    expect(column(tables, 'reward')).toEqual([1]);
    expect(log.summary().skipped).toBe(1);
    expect(log.summary().notes.map(({ code }) => code)).toContain('survivors');
  });
});

describe('slime', () => {
  it('gives an aborted sample no reward, and asks which of several rewards counts', async () => {
    const row = { group_index: 0, index: 0, response_length: 2, status: 'completed', reward: 1 };
    const rows = [
      row,
      { ...row, index: 1, status: 'aborted' },
      { ...row, index: 2, reward: { score: 1, format: 0 } },
    ];
    const { log, tables } = await readAll(rows);
    expect(column(tables, 'reward')).toEqual([1, NaN, NaN]);
    expect(column(tables, 'status')).toEqual(['ok', 'error', 'ok']);
    expect(log.summary().notes.map(({ code }) => code)).toContain('reward-by-name');
    const named = await readAll([rows[2]!], { mapping: { reward: ['reward.score'] } });
    expect(named.log.format).toBe('slime-samples');
    expect(column(named.tables, 'reward')).toEqual([1]);
  });

  it('counts the tokens', async () => {
    const { tables } = await read(sample(slime));
    expect(column(tables, 'input_tokens')[0]).toBe(9);
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expect(column(tables, 'logprob')[0]).toBeCloseTo(-3.084, 12);
  });
});

describe('rLLM', () => {
  const at = (name: string) => sample(`rllm/episodes/train_step_1_epoch_0/episode_${name}.json`);

  it('reads one episode per document', async () => {
    const { log, tables } = await read(at('hash641bae84_idtask1_0'));
    expect(log.format).toBe('rllm-episodes');
    expect(log.summary()).toMatchObject({ rows: 1, prompts: { method: 'explicit id' } });
    expect([...groupsOf(tables)]).toEqual([['1 641bae84', [0]]]);
    const other = await read(at('hasha23e5bc7_idtask2_0'));
    expect([...groupsOf(other.tables)]).toEqual([['1 a23e5bc7', [1]]]);
  });

  it('knows errors, and episodes that were cut', async () => {
    const row = { training_step: 1, episode_id: 'a', task_hash: 'h', is_correct: true };
    const { log, tables } = await readAll([
      row,
      { ...row, episode_id: 'b', termination_reason: 'error' },
      { ...row, episode_id: 'c', termination_reason: 'max_turns_exceeded' },
      { ...row, task_hash: null },
    ]);
    expect(column(tables, 'reward')).toEqual([1, NaN, 1]);
    expect(column(tables, 'status')).toEqual(['ok', 'error', 'truncated']);
    expect(log.summary().skipped).toBe(1);
  });
});

describe('ART', () => {
  it('names prompts alike in both layouts', async () => {
    const prompts = async (path: string) =>
      new Set(column((await read(sample(path))).tables, 'prompt'));
    expect(await prompts(artOld)).toEqual(await prompts(artNew));
  });

  it('keeps groups of one prompt apart', async () => {
    const group = {
      trajectories: [{ messages_and_choices: [{ role: 'user', content: 'q' }], reward: 1 }],
    };
    const { tables } = await readAll([group, group]);
    expect(groupsOf(tables).size).toBe(2);
    expect(new Set(column(tables, 'prompt')).size).toBe(1);
  });
});

describe('the index of prime-rl', () => {
  const index = (folder: string) =>
    sample(`prime-rl/${folder}/monitors/file/traces/stream.index.jsonl`);

  it('holds all that a report needs but the step', async () => {
    const { log, tables } = await read(index('2026-09_sealed'));
    expect(log.format).toBe('prime-rl-index');
    expect(log.summary()).toMatchObject({
      rows: 16,
      missing: { reward: 0 },
      prompts: { method: 'unknown' },
    });
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expectKnown(countsOf(tables));
  });

  it('gives a failed episode no reward', async () => {
    const row = { id: 'a', trace_ids: [], group: 'g', offset: 0, reward: 0, ok: true };
    const rows = [row, { ...row, id: 'b', ok: false }, row, { ...row, id: 'c', group: null }];
    const { log, tables } = await readAll(rows);
    expect(column(tables, 'reward')).toEqual([0, NaN]);
    expect(column(tables, 'status')).toEqual(['ok', 'error']);
    expect(log.summary()).toMatchObject({ duplicates: 1, skipped: 1 });
  });
});
