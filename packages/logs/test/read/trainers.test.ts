import { describe, expect, it } from 'vitest';
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
    expect(column(tables, 'input_tokens')[0]).toBe(12);
    expect(column(tables, 'output_tokens')[0]).toBe(6);
    expect(column(tables, 'logprob')[0]).toBeCloseTo(-3.0337, 12);
    expect(column(tables, 'advantage')[0]).toBe(0.8659);
  });

  it('takes the trainable agents, each in a group of its own, and leaves unscored ones without', async () => {
    const { readRows } = await import('../../src/index.ts');
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
