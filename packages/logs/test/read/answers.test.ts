import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import { describe, expect, it } from 'vitest';
import { column, read, sample } from '../support/read.ts';

const bytes = (path: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../samples/${path}`, import.meta.url)));

// biome-ignore lint/suspicious/noExplicitAny: rows of any format
type Row = any;
const lines = (path: string): Row[] =>
  bytes(path)
    .toString('utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line.replaceAll(': NaN', ': null')));
const whole = (path: string): Row => JSON.parse(bytes(path).toString('utf8'));
const parquet = async (path: string): Promise<Row[]> =>
  parquetReadObjects({ file: new Uint8Array(bytes(path)).buffer, compressors });

const VERL = 'verl/legacy/rollout_data_dir';
const EPISODES = 'prime-rl/2026-08_step_dirs/rollouts/step_3/train';
const REAL_VERL = '_real/verl-0.9.1';
const REAL_TRL = '_real/trl-1.16.0';
const TRL = readdirSync(fileURLToPath(new URL(`../samples/${REAL_TRL}`, import.meta.url)))
  .filter((run) => /^grpo/.test(run))
  .flatMap((run) =>
    readdirSync(
      fileURLToPath(new URL(`../samples/${REAL_TRL}/${run}/completions`, import.meta.url)),
    ).map((file) => `${REAL_TRL}/${run}/completions/${file}`),
  );

const rllm = [
  'hash641bae84_idtask1_0',
  'hash641bae84_idtask1_1',
  'hasha23e5bc7_idtask2_0',
  'hasha23e5bc7_idtask2_1',
].map((name) => `rllm/episodes/train_step_1_epoch_0/episode_${name}.json`);

const ofEpisodes = (path: string): string[] =>
  lines(path).map((row) =>
    row.traces[0]?.nodes
      .filter((node: Row) => node.sampled)
      .map((node: Row) => node.message.content)
      .join('\n'),
  );

/** The texts of the answers in the order of the file, each got from it in its own way. */
const texts: [path: string, texts: () => string[] | Promise<string[]>][] = [
  ...[
    `${VERL}/1.jsonl`,
    `${VERL}/2.jsonl`,
    'verl/legacy/validation_data_dir/0.jsonl',
    `${REAL_VERL}/legacy/rollout/1.jsonl`,
    `${REAL_VERL}/legacy/rollout_full/3.jsonl`,
    `${REAL_VERL}/v1/rollout/2.jsonl`,
    `${REAL_VERL}/v1/validation/2.jsonl`,
  ].map((path): [string, () => string[]] => [path, () => lines(path).map((row) => row.output)]),
  [
    'verl/v1/rollout_data_dir/1.jsonl',
    () =>
      lines('verl/v1/rollout_data_dir/1.jsonl')
        // one output of each session
        .filter(({ uid }) => /_0$/.test(uid))
        .map((row) => row.output),
  ],
  ...[...TRL, 'trl/output_dir/completions/completions_00010.parquet'].map(
    (path): [string, () => Promise<string[]>] => [
      path,
      async () =>
        (await parquet(path)).map(({ completion }) =>
          typeof completion === 'string' ? completion : completion[0].content,
        ),
    ],
  ),
  ...['all', 'effective'].map((set): [string, () => string[]] => [
    `${EPISODES}/${set}/traces.jsonl`,
    () => ofEpisodes(`${EPISODES}/${set}/traces.jsonl`),
  ]),
  ...['prime-rl/2026-09_monitors_file/monitors/file/traces/stream/00000.jsonl'].map(
    (path): [string, () => string[]] => [path, () => ofEpisodes(path)],
  ),
  ...['verifiers/real_0.4.0/ok/traces.jsonl'].map((path): [string, () => string[]] => [
    path,
    () => ofEpisodes(path),
  ]),
  ...[
    'prime-rl/2026-04_rollouts/rollouts/step_3/train_rollouts.jsonl',
    'verifiers/legacy/outputs/evals/gsm8k--Qwen--Qwen3-0.6B/1a2b3c4d/results.jsonl',
  ].map((path): [string, () => string[]] => [
    path,
    () => lines(path).map((row) => row.completion[0].content),
  ]),
  [
    'nemo-rl/exp_001/train_data_step1.jsonl',
    () => lines('nemo-rl/exp_001/train_data_step1.jsonl').map((row) => row.content[0][1]),
  ],
  [
    'nemo-rl/exp_001/val_data_step0.jsonl',
    () => lines('nemo-rl/exp_001/val_data_step0.jsonl').map((row) => row.content[0][1].content),
  ],
  [
    'slime/exported/rollout_0.jsonl',
    () => lines('slime/exported/rollout_0.jsonl').map((row) => row.response),
  ],
  [
    'skyrl/dumped_evals/global_step_5_evals/openai_gsm8k.jsonl',
    () =>
      lines('skyrl/dumped_evals/global_step_5_evals/openai_gsm8k.jsonl').map(
        (row) => row.output_response,
      ),
  ],
  [
    'art/json_view/0001.jsonl',
    () => lines('art/json_view/0001.jsonl').map((row) => row.messages[1].content),
  ],
  [
    'art/parquet/trajectories/train/0001.parquet',
    async () =>
      (await parquet('art/parquet/trajectories/train/0001.parquet')).map(
        (row) => row.messages[1].content,
      ),
  ],
  [
    'art/older_jsonl/trajectories/train/0001.jsonl',
    () =>
      lines('art/older_jsonl/trajectories/train/0001.jsonl').flatMap((row) =>
        row.trajectories.map((one: Row) => one.messages_and_choices[1].message.content),
      ),
  ],
  ...rllm.map((path): [string, () => string[]] => [
    path,
    () => [whole(path).trajectories[0].steps[0].model_response],
  ]),
  [
    'inspect/real_0.3.285_toy_sums.json',
    () =>
      whole('inspect/real_0.3.285_toy_sums.json').samples.map(
        (row: Row) => row.output.choices[0].message.content,
      ),
  ],
  [
    'promptfoo/real_0.123.1_results.jsonl',
    () =>
      lines('promptfoo/real_0.123.1_results.jsonl').map((row) => row.response?.output ?? undefined),
  ],
  [
    'evalplus/real_0.3.1_eval_results.json',
    () =>
      Object.values<Row>(whole('evalplus/real_0.3.1_eval_results.json').eval).flatMap((answers) =>
        answers.map((row: Row) => row.solution),
      ),
  ],
];

/** For each value the place where it came first; −1 for none. */
const firsts = (values: readonly unknown[]): number[] =>
  values.map((value) => (value === undefined || Number.isNaN(value) ? -1 : values.indexOf(value)));

describe('texts of answers', () => {
  it.each(texts)('%s', async (path, textsOf) => {
    const raw = await textsOf();
    const { tables } = await read(sample(path));
    const hashes = column(tables, 'text_hash');
    expect(raw.length).toBeGreaterThan(0);
    expect(firsts(hashes)).toEqual(firsts(raw));
    expect(column(tables, 'text_length')).toEqual(raw.map((text) => text?.length ?? Number.NaN));
    for (const hash of hashes)
      expect(Number.isNaN(hash) || (Number.isInteger(hash) && (hash as number) < 2 ** 52)).toBe(
        true,
      );
  });

  it('are not found where a log has none', async () => {
    for (const path of [
      '_neutral/rollouts.jsonl',
      'open-instruct/demo_run_rollouts_000000.jsonl',
    ]) {
      const { tables } = await read(sample(path));
      for (const { columns } of tables)
        for (const name of ['text_hash', 'text_length', 'answer_hash', 'lag', 'log_ratio'])
          expect(columns).not.toHaveProperty([name]);
    }
  });
});

describe('answers that were taken out of texts', () => {
  it.each<[string, () => unknown[]]>([
    [`${VERL}/1.jsonl`, () => lines(`${VERL}/1.jsonl`).map((row) => row.pred)],
    [`${VERL}/2.jsonl`, () => lines(`${VERL}/2.jsonl`).map((row) => row.pred)],
    [
      'inspect/real_0.3.285_toy_sums.json',
      () =>
        whole('inspect/real_0.3.285_toy_sums.json').samples.map(
          (row: Row) => row.scores.match.answer,
        ),
    ],
  ])('%s', async (path, answersOf) => {
    const { tables } = await read(sample(path));
    const answers = answersOf();
    expect(new Set(answers).size).toBeGreaterThan(1);
    expect(firsts(column(tables, 'answer_hash'))).toEqual(firsts(answers));
  });

  it('are not those that are right', async () => {
    const path = 'verifiers/legacy/outputs/evals/gsm8k--Qwen--Qwen3-0.6B/1a2b3c4d/results.jsonl';
    expect(lines(path)[0]).toHaveProperty('answer');
    const { tables } = await read(sample(path));
    expect(tables[0]!.columns).not.toHaveProperty(['answer_hash']);
  });
});

describe('lag', () => {
  it.each<[string, () => number[]]>([
    [
      `${EPISODES}/effective/traces.jsonl`,
      () =>
        lines(`${EPISODES}/effective/traces.jsonl`).map(
          ({ run: { work } }) => work.step - work.policy.start,
        ),
    ],
    [
      'tinker/log_path/iteration_000000/train_rollout_summaries.jsonl',
      () =>
        lines('tinker/log_path/iteration_000000/train_rollout_summaries.jsonl').map(
          (row) => row.iteration - row.sampling_client_step,
        ),
    ],
    ['slime/exported/rollout_0.jsonl', () => lines('slime/exported/rollout_0.jsonl').map(() => 0)],
  ])('%s', async (path, lagsOf) => {
    const { tables } = await read(sample(path));
    expect(column(tables, 'lag')).toEqual(lagsOf());
  });
});

describe('log-ratio', () => {
  it('of NeMo-RL: what the trainer gives to the trained tokens, less what the sampler gave', async () => {
    const path = 'nemo-rl/exp_001/train_data_step1.jsonl';
    const raw = lines(path).map((row) => {
      const [mask, ours, theirs] = [
        row.token_loss_mask[0],
        row.prev_logprobs[0],
        row.generation_logprobs[0],
      ];
      let sum = 0;
      for (const [i, one] of mask.entries()) if (one === 1) sum += ours[i] - theirs[i];
      return sum;
    });
    const { tables } = await read(sample(path));
    const ratios = column(tables, 'log_ratio') as number[];
    expect(ratios).toHaveLength(raw.length);
    for (const [i, ratio] of ratios.entries()) expect(ratio).toBeCloseTo(raw[i]!, 12);
  });

  it('of a token export of prime-rl', async () => {
    const path = 'prime-rl/token_exports/step_3/rank_0.jsonl';
    const raw = lines(path).map((row) =>
      row.log_importance_ratio
        .filter((_: number, i: number) => row.loss_mask[i])
        .reduce((a: number, b: number) => a + b, 0),
    );
    const { tables } = await read(sample(path));
    expect(column(tables, 'log_ratio')).toEqual(raw);
  });
});
