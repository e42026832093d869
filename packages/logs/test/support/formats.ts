import type { FormatCases } from '@bits-per-sample/testkit';
import { evalSamples } from './evalFormats.ts';
import { trainerSamples } from './trainerFormats.ts';

/** Rows of a format, as its writer writes them. */
type Sample = Pick<FormatCases, 'rows' | 'secrets' | 'document' | 'bad'>;

const secrets = ['SECRET question', 'SECRET answer'];
const question = (i: number) => `SECRET question ${i}`;
const answer = (i: number, k: number) => `SECRET answer ${i} ${k}`;

/** Three prompts, four rollouts each, hits 4, 0 and 2. */
const each = <T>(row: (prompt: number, rollout: number, hit: number) => T): T[] =>
  [4, 0, 2].flatMap((hits, i) => [0, 1, 2, 3].map((k) => row(i, k, k < hits ? 1 : 0)));

const promptfooRows = each((i, k, hit) => ({
  id: `${i} ${k}`,
  success: hit === 1,
  score: hit,
  failureReason: 1 - hit,
  promptIdx: 0,
  testIdx: 4 * i + k,
  promptId: 'template',
  provider: { id: 'toy', label: '' },
  prompt: { raw: question(i), label: '{{q}}' },
  vars: { q: question(i) },
  response: { output: answer(i, k) },
}));

/** What describeFormat needs of each format that can be read. */
export const samples: Readonly<Record<string, Sample>> = {
  rollouts: {
    secrets: [secrets[0]!],
    rows: each((i, k, reward) => ({
      step: 1,
      group: `g${i}`,
      rollout: k,
      prompt: question(i),
      reward,
    })),
  },
  'rlvr-audit': {
    secrets: [],
    rows: [
      { prompt_id: 'a', rewards: [1, 1, 1, 1] },
      { prompt_id: 'b', rewards: [0, 0, 0, 0] },
    ],
  },
  'passk-inference': {
    secrets: [],
    rows: [
      { id: 'a', c: 4, n: 4 },
      { id: 'b', c: 0, n: 4 },
    ],
  },
  'verl-rollouts': {
    secrets,
    rows: each((i, k, score) => ({
      input: question(i),
      output: answer(i, k),
      gts: '',
      score,
      step: 1,
    })),
  },
  'trl-completions': {
    secrets,
    rows: each((i, k, hit) => ({
      step: 1,
      prompt: question(i),
      completion: answer(i, k),
      accuracy: hit,
      advantage: i === 2 ? hit - 0.5 : 0,
    })),
  },
  metrics: {
    secrets: [],
    bad: [[], 7, null],
    rows: [
      { step: 1, loss: 2, 'eval/loss': 3 },
      { step: 2, loss: 1, 'eval/loss': 2 },
      { step: 3, loss: 0.5, 'eval/loss': 1 },
    ],
  },
  'trainer-state': {
    secrets: [],
    bad: [[], 7, null],
    document: (log_history) => ({ global_step: 3, log_history }),
    rows: [
      { step: 1, loss: 2, reward: 0.25 },
      { step: 2, loss: 1, reward: 0.5 },
      { step: 3, loss: 0.5, reward: 0.75 },
    ],
  },
  evalplus: {
    secrets: [secrets[1]!],
    document: (rows) => ({ date: '2026-01-01 10:00', hash: 'x', eval: { 'Toy/0': rows } }),
    rows: each((i, k, hit) => ({
      task_id: `Toy/${i}`,
      solution: answer(i, k),
      base_status: 'pass',
      plus_status: hit === 1 ? 'pass' : 'fail',
      base_fail_tests: [],
      plus_fail_tests: [],
    })),
  },
  promptfoo: {
    secrets,
    document: (results) => ({ evalId: 'eval-1', results: { version: 3, results }, config: {} }),
    rows: promptfooRows,
  },
  'promptfoo-rows': { secrets, rows: promptfooRows },
  ...trainerSamples,
  ...evalSamples,
  inspect: {
    secrets,
    document: (samples) => ({ version: 2, status: 'success', eval: { model: 'toy' }, samples }),
    rows: each((i, k, hit) => ({
      id: i + 1,
      epoch: k + 1,
      input: question(i),
      output: { completion: answer(i, k) },
      scores: { match: { value: hit === 1 ? 'C' : 'I', answer: answer(i, k) } },
      model_usage: { toy: { input_tokens: 5, output_tokens: k } },
    })),
  },
  'lighteval-details': {
    secrets,
    rows: [1, 0, 0.5].map((mean, i) => ({
      doc: { query: question(i), id: String(i), task_name: 'toy|0' },
      model_response: { text: [0, 1, 2, 3].map((k) => answer(i, k)) },
      metric: { first_match: mean > 0 ? 1 : 0, 'pass@k:k=1&n=4': mean },
    })),
  },
  'lm-eval-samples': {
    secrets,
    rows: [1, 0, 0.5].flatMap((exact_match, i) => {
      const all = [0, 1, 2, 3].map((k) => answer(i, k));
      const row = { doc_id: i, doc: { q: question(i) }, resps: [all], metrics: ['exact_match'] };
      return [
        { ...row, filtered_resps: all.slice(0, 1), filter: 'first', exact_match: 1 },
        { ...row, filtered_resps: [all], filter: 'all', exact_match },
      ];
    }),
  },
};
