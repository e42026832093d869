import { describe, expect, it } from 'vitest';
import { report } from '../../src/index.ts';
import { jsonl, noteOf } from '../support/benchmarkRuns.ts';
import { inFolder } from '../support/trlRun.ts';

describe('a rollout that stands in several files counts once', () => {
  const episode = (id: string, reward: number, more: object = {}) => ({
    id,
    env: { name: 'toy' },
    task: { key: `task ${id[0]}` },
    group: { id: `group ${id[0]}` },
    run: { type: 'train', work: { type: 'train', step: 3 } },
    ok: true,
    traces: [
      {
        agent: { trainable: true },
        rewards: { right: { score: reward, weight: 1 } },
        nodes: [],
        ok: true,
        ...more,
      },
    ],
  });
  const all = ['a1', 'a2', 'b1', 'b2', 'c1', 'c2'].map((id, i) => episode(id, i % 2));

  it.each([
    ['rollouts/step_3/train/all/traces.jsonl', 'rollouts/step_4/train/effective/traces.jsonl'],
    ['one.jsonl', 'two.jsonl'],
  ])('%s and %s', async (one, other) => {
    const told = await report([inFolder(jsonl(all), one), inFolder(jsonl(all.slice(2, 4)), other)]);
    expect([told.rollouts, told.groups.total, told.input.duplicates]).toEqual([6, 3, 2]);
  });

  it('other episodes of the same task are other rollouts', async () => {
    const again = ['a3', 'a4'].map((id, i) => episode(id, i));
    const told = await report([
      inFolder(jsonl(all), 'one.jsonl'),
      inFolder(jsonl(again), 'two.jsonl'),
    ]);
    expect([told.rollouts, told.input.duplicates]).toEqual([8, 0]);
  });
});

describe('what is no log', () => {
  const log = inFolder(jsonl([1, 0].map((reward) => ({ group: 'a', reward }))), 'run.jsonl');
  const vocabulary = Object.fromEntries(
    ['id', 'c', 'n', 'group', 'reward', ...Array.from({ length: 95 }, (_, i) => `t${i}`)].map(
      (word, i) => [word, i],
    ),
  );
  const files = {
    'vocab.json': vocabulary,
    'words.json': { ...vocabulary, more: 100 },
    'added_tokens.json': { '<|im_start|>': 5, '<|im_end|>': 6 },
    'config.json': { architectures: ['Q'], hidden_size: 8 },
    'generation_config.json': { eos_token_id: 1, transformers_version: '5' },
    'tokenizer_config.json': { tokenizer_class: 'T', model_max_length: 1 },
    'special_tokens_map.json': { eos_token: '</s>', pad_token: '<pad>' },
    'adapter_config.json': { peft_type: 'LORA', r: 8 },
    'model.safetensors.index.json': { metadata: {}, weight_map: { a: 'b' } },
    'package.json': { name: 'x', scripts: { test: 'y' } },
  };

  it('files of a model are told in one line, and are never counted', async () => {
    const model = Object.entries(files).map(([name, file]) =>
      inFolder(JSON.stringify(file), `ckpt/${name}`),
    );
    const told = await report([log, ...model]);
    expect([told.rollouts, told.groups.total]).toEqual([2, 1]);
    expect(noteOf(told, 'files-left-out')?.message).toBe(
      '10 files are no log this can read: 10 files of a model or a project, such as ckpt/vocab.json.',
    );
  });

  it('one line per kind', async () => {
    const odd = Array.from({ length: 5 }, (_, i) =>
      inFolder(
        jsonl([
          { q: `x${i}`, z: 1 },
          { q: 'y', z: 2 },
        ]),
        `odd${i}.jsonl`,
      ),
    );
    const broken = inFolder('{"a":', 'torn.json');
    const message = noteOf(await report([log, ...odd, broken]), 'files-left-out')?.message ?? '';
    expect(message).toMatch(/^6 files are no log/);
    expect(message).toContain('odd0.jsonl');
    expect(message).toContain('and 4 more like it: odd1.jsonl, odd2.jsonl, odd3.jsonl, …');
    expect(message).not.toContain('odd4.jsonl');
    await expect(report(odd)).rejects.toThrow(/^no readable log\n[^\n]+$/);
  });

  it.each([
    ['counts of one prompt', { id: 'q', c: 1, n: 4 }],
    ['counts with a model and a step', { id: 'q', c: 1, n: 4, model: 'm', step: 3 }],
  ])('a document that is a log all the same: %s', async (_, row) => {
    expect((await report([inFolder(JSON.stringify(row), 'counts.json')])).groups.total).toBe(1);
  });

  it('an empty file does not hide metrics', async () => {
    const state = { global_step: 1, log_history: [{ step: 1, reward: 0.5, loss: 0 }] };
    const told = await report([
      inFolder('', 'a.jsonl'),
      inFolder(JSON.stringify(state), 'trainer_state.json'),
    ]);
    expect(told.input.kind).toBe('metrics');
  });
});

describe('metrics of a folder are one run', () => {
  const line = (step: number, value: number) => `178680000000${step} ${value} ${step}\n`;

  it('a file per metric, as MLflow keeps them', async () => {
    const file = (key: string, values: readonly number[]) =>
      inFolder(
        values.map((value, step) => line(step, value)).join(''),
        `mlruns/0/${'0123456789abcdef'.repeat(2)}/metrics/${key}`,
      );
    const told = await report([
      file('critic/score/mean', [0.25, 0.5, 0.75]),
      file('actor/grad_norm', [1, 2]),
    ]);
    expect(told.input).toMatchObject({ kind: 'metrics', files: { length: 2 } });
    const found = Object.fromEntries(told.metrics.map(({ key, n, last }) => [key, [n, last]]));
    expect(found).toEqual({ 'critic/score/mean': [3, 0.75], 'actor/grad_norm': [2, 2] });
  });
});

describe('one evaluation in several views counts once', () => {
  const hits = [4, 0, 2, 1];
  const samples = (task: string) =>
    jsonl(
      hits.map((right, doc_id) => ({
        doc_id,
        doc: { q: `${task} ${doc_id}` },
        target: '1',
        arguments: {},
        resps: [['a', 'b', 'c', 'd']],
        filtered_resps: [['a', 'b', 'c', 'd']],
        filter: 'all',
        metrics: ['exact_match'],
        doc_hash: `h${doc_id}`,
        prompt_hash: `p${task}${doc_id}`,
        target_hash: 't',
        exact_match: right / 4,
      })),
    );
  const means = (tasks: readonly string[]) =>
    JSON.stringify({
      results: Object.fromEntries(tasks.map((task) => [task, { 'exact_match,all': 0.5 }])),
      'n-samples': Object.fromEntries(tasks.map((task) => [task, { original: 4, effective: 4 }])),
      higher_is_better: {},
    });
  const time = '2026-08-21T10-00-00.000000';

  it('means of lm-evaluation-harness beside the samples', async () => {
    const files = [
      inFolder(means(['sums', 'odds']), `m/results_${time}.json`),
      inFolder(samples('sums'), `m/samples_sums_${time}.jsonl`),
      inFolder(samples('odds'), `m/samples_odds_${time}.jsonl`),
    ];
    const told = await report(files);
    expect(told.groups).toMatchObject({ total: 8, live: 4, solved: 2, failed: 2 });
    expect(told.rollouts).toBe(32);
    expect(noteOf(told, 'told-twice')?.message).toContain(`m/results_${time}.json`);
    expect(noteOf(told, 'files-are-repeats')).toBeUndefined();
  });

  it('means alone, and means of tasks that have no samples, are read', async () => {
    const alone = await report([inFolder(means(['sums', 'odds']), 'm/results.json')]);
    expect(alone.rollouts).toBe(8);
    const more = await report([
      inFolder(means(['evens']), 'm/results.json'),
      inFolder(samples('odds'), 'm/samples_odds.jsonl'),
    ]);
    expect(more.rollouts).toBe(20);
  });
});

describe('words of verdicts are understood over all files', () => {
  const ends = [
    ['pass', 'fail'],
    ['timeout', 'timeout'],
    ['timeout', 'fail'],
    ['pass', 'timeout'],
  ];
  it.each([[ends], [[...ends].reverse()]])('a file of timeouts alone: %j', async (files) => {
    const sources = files.map((words, i) =>
      inFolder(jsonl(words.map((outcome) => ({ problem: `p${i}`, outcome }))), `r/p${i}.jsonl`),
    );
    const told = await report(sources, { group: 'problem', reward: 'outcome' });
    expect(told.groups).toMatchObject({ total: 4, live: 2, solved: 0, failed: 2 });
  });

  it('timeouts beside right and wrong answers of no code are neither, in every file', async () => {
    const files = [
      ['right', 'wrong', 'timeout'],
      ['timeout', 'right', 'right'],
    ];
    const sources = files.map((words, i) =>
      inFolder(jsonl(words.map((outcome) => ({ problem: `p${i}`, outcome }))), `r/p${i}.jsonl`),
    );
    const told = await report(sources, { group: 'problem', reward: 'outcome' });
    expect(told.groups).toMatchObject({ total: 2, live: 1, solved: 1, failed: 0 });
  });
});
