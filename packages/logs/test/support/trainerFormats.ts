import type { FormatCases } from '@bits-per-sample/testkit';

const secrets = ['SECRET question', 'SECRET answer'];
const question = (i: number) => `SECRET question ${i}`;
const answer = (i: number, k: number) => `SECRET answer ${i} ${k}`;

/** Three prompts, four rollouts each, hits 4, 0 and 2. */
const each = <T>(row: (prompt: number, rollout: number, hit: number) => T): T[] =>
  [4, 0, 2].flatMap((hits, i) => [0, 1, 2, 3].map((k) => row(i, k, k < hits ? 1 : 0)));

/** Rows of the formats that trainers write. */
export const trainerSamples: Readonly<Record<string, Pick<FormatCases, 'rows' | 'secrets'>>> = {
  'tinker-rollouts': {
    secrets: [],
    rows: each((group_idx, traj_idx, total_reward) => ({
      schema_version: 1,
      split: 'train',
      iteration: 3,
      group_idx,
      traj_idx,
      tags: ['toy'],
      total_reward,
      steps: [{ step_idx: 0, ob_len: 9, ac_len: 5, reward: total_reward }],
    })),
  },
  'skyrl-evals': {
    secrets,
    rows: each((i, k, hit) => ({
      input_prompt: question(i),
      output_response: answer(i, k),
      score: k % 2 ? hit : [0, hit],
      stop_reason: k === 3 ? 'length' : 'stop',
      env_class: 'toy',
      data_source: 'toy/sums',
    })),
  },
  'open-instruct': {
    secrets: ['SECRET question'],
    rows: each((prompt_idx, k, hit) => ({
      step: 2,
      sample_idx: 4 * prompt_idx + k,
      prompt_idx,
      prompt_tokens: [1, 2, 3],
      response_tokens: [4, 5],
      reward: 10 * hit,
      advantage: hit - 0.5,
      finish_reason: 'stop',
      dataset: 'toy',
      ground_truth: question(prompt_idx),
      logprobs: [-0.5, -0.25],
    })),
  },
  'verifiers-results': {
    secrets,
    rows: each((example_id, k, reward) => ({
      example_id,
      prompt: [{ role: 'user', content: question(example_id) }],
      completion: [{ role: 'assistant', content: answer(example_id, k) }],
      reward,
      is_truncated: k === 3,
      token_usage: { input_tokens: 9, output_tokens: 5 + k },
      env_name: 'toy',
    })),
  },
  'verifiers-episodes': {
    secrets,
    rows: each((idx, k, score) => ({
      id: `${idx} ${k}`,
      env: { id: 'toy' },
      task: { type: 'Toy', data: { idx, prompt: question(idx) }, key: `k${idx}` },
      run: { type: 'train', work: { type: 'train', step: 3 } },
      ok: true,
      traces: [
        {
          agent: { name: 'agent', trainable: true },
          nodes: [{ message: { content: answer(idx, k) }, sampled: true, logprobs: [-0.5] }],
          calls: [{ usage: { prompt_tokens: 9, completion_tokens: 5 } }],
          rewards: { correct: { score, weight: 1 }, judge: null },
          ok: true,
        },
      ],
    })),
  },
};
