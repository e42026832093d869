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
  'nemo-rl': {
    secrets,
    rows: each((i, k, hit) => ({
      content: [[question(i), answer(i, k)]],
      rewards: [hit],
      input_lengths: [4],
      token_ids: [[7, 8, 9, 9, 0]],
      token_loss_mask: [[0, 0, 1, 1, 0]],
      advantages: [[0, 0, hit - 0.5, hit - 0.5, 0]],
      generation_logprobs: [[0, 0, -0.5, -0.25, 0]],
      idx: 4 * i + k,
    })),
  },
  'slime-samples': {
    secrets,
    rows: each((group_index, k, reward) => ({
      group_index,
      index: 4 * group_index + k,
      rollout_id: null,
      prompt: question(group_index),
      tokens: [1, 2, 3, 4, 5],
      response: answer(group_index, k),
      response_length: 2,
      reward: k === 3 ? { score: reward } : reward,
      rollout_log_probs: [-0.5, -0.25],
      status: k === 2 ? 'truncated' : 'completed',
    })),
  },
  'rllm-episodes': {
    secrets,
    rows: each((i, k, hit) => ({
      training_step: 1,
      epoch: 0,
      episode_id: `task${i}:${k}`,
      task: { question: question(i) },
      task_hash: `hash${i}`,
      is_correct: hit === 1,
      termination_reason: k === 3 ? 'max_turns_exceeded' : 'env_done',
      trajectories:
        k === 2 ? [] : [{ name: 'solver', reward: hit, steps: [{ action: answer(i, k) }] }],
    })),
  },
  'art-trajectories': {
    secrets,
    rows: [4, 0, 2].map((hits, i) => ({
      trajectories: [0, 1, 2, 3].map((k) => ({
        messages_and_choices: [
          { role: 'user', content: question(i) },
          {
            finish_reason: 'stop',
            index: 0,
            message: { role: 'assistant', content: answer(i, k) },
          },
        ],
        reward: k < hits ? 1 : 0,
        metrics: {},
      })),
    })),
  },
  'art-rows': {
    secrets,
    rows: each((group_index, k, reward) => ({
      group_index,
      group_metadata: '{}',
      reward,
      messages: [
        { role: 'user', content: question(group_index), tool_calls: null },
        { role: 'assistant', content: answer(group_index, k), tool_calls: null },
      ],
    })),
  },
  'prime-rl-index': {
    secrets: [],
    rows: each((i, k, reward) => ({
      line: 4 * i + k,
      offset: 100 * (4 * i + k),
      id: `episode ${i} ${k}`,
      kind: 'train',
      trace_ids: [`trace ${i} ${k}`],
      env: 'toy',
      group: `group ${i}`,
      ok: true,
      reward,
      advantage: null,
      input_tokens: 9,
      output_tokens: 5,
      truncated: k === 3,
    })),
  },
};
