import type { FormatCases } from '@bits-per-sample/testkit';

const secrets = ['SECRET question', 'SECRET answer'];
const question = (i: number) => `SECRET question ${i}`;
const answer = (i: number, k: number) => `SECRET answer ${i} ${k}`;

/** Three prompts, four rollouts each, hits 4, 0 and 2. */
const each = <T>(row: (prompt: number, rollout: number, hit: number) => T): T[] =>
  [4, 0, 2].flatMap((hits, i) => [0, 1, 2, 3].map((k) => row(i, k, k < hits ? 1 : 0)));

const slime = each((group_index, k, reward) => ({
  group_index,
  index: 4 * group_index + k,
  prompt: question(group_index),
  response: answer(group_index, k),
  response_length: 2,
  reward,
  status: 'completed',
}));

/** Rows of the formats that evaluations and servers write. */
export const evalSamples: Readonly<
  Record<string, Pick<FormatCases, 'rows' | 'secrets' | 'document' | 'bad'>>
> = {
  'example-likelihoods': {
    secrets: [],
    rows: [0, 1, 2, 3].map((i) => ({
      example: `example ${i}`,
      source: i < 2 ? 'math' : 'chat',
      split: i % 2 === 0 ? 'train' : 'eval',
      tokens: 20 + i,
      nll_before: 30 + i,
      nll_after: 20 - i,
    })),
  },
  'lm-eval-documents': {
    secrets: ['SECRET question'],
    rows: [0, 1, 2].map((doc_id) => ({
      doc_id,
      doc: { page: question(doc_id) },
      target: question(doc_id),
      resps: [[`${-13.5 - doc_id}`]],
      filtered_resps: [`${-13.5 - doc_id}`],
      filter: 'none',
      metrics: ['byte_perplexity', 'bits_per_byte'],
      byte_perplexity: [-13.5 - doc_id, 23],
      bits_per_byte: [-13.5 - doc_id, 23],
    })),
  },
  'olmes-predictions': {
    secrets: [],
    rows: [0, 1, 2].map((doc_id) => ({
      doc_id,
      native_id: `toy ${doc_id}`,
      label: 1,
      model_output: [-4, -2.5, -9].map((nats, choice) => ({
        sum_logits: nats - doc_id,
        num_tokens: 3 + choice,
        num_chars: 12,
      })),
    })),
  },
  'slime-rollout': {
    secrets,
    document: (samples) => ({ rollout_id: 4, samples }),
    rows: slime,
  },
  'verifiers-traces': {
    secrets,
    rows: each((idx, k, score) => ({
      version: 1,
      id: `${idx} ${k}`,
      verifiers: { version: '0.3.1' },
      task: { type: 'toy', data: { idx, prompt: question(idx) }, key: String(idx) },
      agent: { name: 'agent', trainable: true },
      nodes: [{ message: { content: answer(idx, k) }, sampled: true, logprobs: [-0.5] }],
      calls: [{ usage: { prompt_tokens: 9, completion_tokens: 5 } }],
      rewards: { correct: { score, weight: 1 } },
      ok: true,
    })),
  },
  'prime-rl-token-export': {
    secrets: [],
    rows: each((rank, micro_step, hit) => ({
      schema_version: 1,
      step: 3,
      rank,
      micro_step,
      micro_sequence_idx: 0,
      env_name: 'toy',
      token_ids: [7, 8, 9],
      loss_mask: [false, true, true],
      advantages: [0, hit - 0.5, hit - 0.5],
      inference_logprobs: [0, -0.5, -0.25],
      trainer_logprobs: [null, -0.5, -0.25],
    })),
  },
  'humaneval-results': {
    secrets: [secrets[1]!],
    rows: each((i, k, hit) => ({
      task_id: `HumanEval/${i}`,
      completion: answer(i, k),
      result: hit === 1 ? 'passed' : k === 3 ? 'timed out' : 'failed: wrong',
      passed: hit === 1,
    })),
  },
  'multipl-e': {
    secrets,
    document: (results) => ({
      name: 'HumanEval_7_sum',
      language: 'lua',
      prompt: question(0),
      tests: '',
      results,
    }),
    rows: ['OK', 'Exception', 'Timeout', 'SyntaxError'].map((status, k) => ({
      program: answer(0, k),
      stdout: '',
      stderr: '',
      exit_code: k === 0 ? 0 : 1,
      status,
      timestamp: 1_700_000_000,
    })),
  },
  livecodebench: {
    secrets,
    rows: [4, 0, 2].map((hits, i) => ({
      question_title: 'toy',
      question_content: question(i),
      question_id: `abc_${i}`,
      difficulty: 'easy',
      output_list: [0, 1, 2, 3].map((k) => answer(i, k)),
      code_list: [],
      graded_list: [0, 1, 2, 3].map((k) => k < hits),
      'pass@1': hits / 4,
      metadata: ['{}', '{}', '{}', '{}'],
    })),
  },
  bigcodebench: {
    secrets: [secrets[1]!],
    document: (rows) => ({ date: '2026-01-01 10:00', eval: { 'BigCodeBench/0': rows } }),
    rows: each((i, k, hit) => ({
      task_id: `BigCodeBench/${i}`,
      solution: answer(i, k),
      status: hit === 1 ? 'pass' : k === 3 ? 'timeout' : 'fail',
      details: {},
    })),
  },
  'promptfoo-table': {
    secrets,
    rows: [4, 0, 2].flatMap((hits, i) =>
      [0, 1, 2, 3].map((k) => ({
        q: question(i),
        '[toy] Sum: {{q}}': answer(i, k),
        Status: k < hits ? 'PASS' : 'FAIL',
        Score: k < hits ? '1.00' : '0.00',
        'Named Scores': '',
        'Grader Reason': '',
        Comment: '',
      })),
    ),
  },
  'openrlhf-samples': {
    secrets,
    rows: [0, 1, 2, 3].map((k) => ({
      global_step: Math.floor(k / 2) + 1,
      text: `${question(k)}\n${answer(k, 0)}`,
      reward: k % 2,
    })),
  },
  'answer-logprobs': {
    secrets: [secrets[1]!],
    rows: [0, 1, 2].map((i) => ({
      id: `chatcmpl-${i}`,
      object: 'chat.completion',
      model: 'toy',
      choices: [0, 1].map((k) => ({
        index: k,
        message: { role: 'assistant', content: answer(i, k) },
        logprobs: {
          content: [
            { token: 'a', logprob: -0.5 - i },
            { token: 'b', logprob: -0.25 },
          ],
        },
        finish_reason: k === 1 ? 'length' : 'stop',
      })),
      usage: { prompt_tokens: 9, completion_tokens: 4 },
    })),
  },
  'solve-rates': {
    secrets: [secrets[0]!],
    rows: [1, 0, 0.5].map((solve_rate, i) => ({
      problem: question(i),
      answer: '5',
      solve_rate,
      n: 4,
    })),
  },
};
