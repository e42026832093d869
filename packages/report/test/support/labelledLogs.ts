import { createRng, type Rng } from '@bits-per-sample/core';
import type { ReportOptions } from '../../src/options/reportOptions.ts';

/** One rollout of a mixture of three sources. */
interface Drawn {
  readonly step: number;
  readonly prompt: number;
  readonly try: number;
  readonly reward: number;
}

const sources = ['aime', 'gsm8k', 'math'] as const;
const rates = [0.04, 0.75, 0.5] as const;

/** The source of a prompt: the first is hardly ever right. */
export const sourceOfPrompt = (prompt: number): string => sources[prompt % 3]!;

/** What a mixture of three sources brought, group by group; prompts come back. */
export function mixture(rng: Rng = createRng(3), steps = 24, groups = 12): Drawn[] {
  const difficulty = Array.from({ length: 90 }, () => 0.2 * (rng.next() - 0.5));
  return Array.from({ length: steps * groups }, (_, at) => at).flatMap((at) => {
    const prompt = Math.floor(90 * rng.next());
    const p = Math.max(0.02, rates[prompt % 3]! + difficulty[prompt]!);
    return [0, 1, 2, 3, 4, 5].map((k) => ({
      step: Math.floor(at / groups),
      prompt,
      try: k,
      reward: Number(rng.next() < p),
    }));
  });
}

const lines = (rows: readonly object[]): string =>
  rows.map((row) => JSON.stringify(row)).join('\n');
const question = (prompt: number): string =>
  `A question of some length about the number ${prompt}: what is it?`;
const level = (prompt: number): number => (prompt % 3) + 1;

/** Logs of several tools in which each prompt keeps a label: their text, and the column that has it. */
export const labelledLogs: Readonly<
  Record<
    string,
    { readonly column: string; readonly text: () => string; readonly options?: ReportOptions }
  >
> = {
  'a plain log': {
    column: 'data_source',
    text: () =>
      lines(
        mixture().map(({ step, prompt, reward }) => ({
          step,
          group: `p${prompt}`,
          reward,
          data_source: sourceOfPrompt(prompt),
        })),
      ),
  },
  'a plain log that names where rollouts come from': {
    column: 'source',
    text: () =>
      lines(
        mixture().map(({ step, prompt, reward }) => ({
          step,
          group: `p${prompt}`,
          reward,
          source: sourceOfPrompt(prompt),
        })),
      ),
  },
  "a stranger's table": {
    column: 'difficulty',
    options: { step: 'iteration', promptId: ['problem_id'], reward: ['verdict'] },
    text: () =>
      [
        'iteration,problem_id,verdict,difficulty,worker',
        ...mixture().map(
          (row, i) =>
            `${row.step},q${row.prompt},${row.reward ? 'pass' : 'fail'},${level(row.prompt)},w${i % 4}`,
        ),
      ].join('\n'),
  },
  'TRL completions': {
    column: 'level',
    text: () =>
      lines(
        mixture().map(({ step, prompt, try: k, reward }, i) => ({
          step,
          prompt: question(prompt),
          completion: `answer ${k} ${i}`,
          accuracy_reward: reward,
          level: level(prompt) === 1 ? 'hard' : 'easy',
          advantage: 0,
        })),
      ),
  },
  'verl rollouts': {
    column: 'data_source',
    text: () =>
      lines(
        mixture().map(({ step, prompt, try: k, reward }, i) => ({
          input: question(prompt),
          output: `answer ${k} ${i}`,
          gts: String(prompt),
          score: reward,
          step,
          data_source: sourceOfPrompt(prompt),
        })),
      ),
  },
  'verifiers results': {
    column: 'info.topic',
    text: () =>
      lines(
        mixture().map(({ prompt, try: k, reward }, i) => ({
          example_id: prompt,
          prompt: [{ role: 'user', content: question(prompt) }],
          completion: [{ role: 'assistant', content: `answer ${k} ${i}` }],
          reward,
          info: { topic: sourceOfPrompt(prompt), seconds: i },
        })),
      ),
  },
  'verifiers episodes': {
    column: 'task.data.level',
    text: () =>
      lines(
        mixture().map(({ step, prompt, reward }, i) => ({
          id: `e${i}`,
          env: { id: 'toy', name: 'toy' },
          task: {
            type: 'toy',
            data: { idx: prompt, prompt: question(prompt), level: level(prompt) },
            key: String(prompt),
          },
          group: { id: `${step} ${prompt}` },
          run: { type: 'train', id: 'run' },
          ok: true,
          traces: [
            {
              id: `t${i}`,
              agent: { name: 'agent', trainable: true },
              nodes: [{ message: { content: `answer ${i}` }, sampled: true }],
              calls: [],
              rewards: { correct: { score: reward, weight: 1 } },
              ok: true,
            },
          ],
        })),
      ),
  },
  'an Inspect log': {
    column: 'metadata.level',
    text: () =>
      JSON.stringify({
        version: 2,
        status: 'success',
        eval: { task: 'toy', model: 'm', created: '2026-01-01T00:00:00' },
        samples: mixture().map(({ prompt, reward }, i) => ({
          id: prompt,
          epoch: i,
          input: question(prompt),
          target: String(prompt),
          scores: { match: { value: reward ? 'C' : 'I' } },
          metadata: { level: level(prompt) },
        })),
      }),
  },
  'slime samples': {
    column: 'metadata.domain',
    text: () =>
      JSON.stringify({
        rollout_id: 0,
        samples: mixture(createRng(4), 1, 90).map(({ prompt, try: k, reward }, i) => ({
          group_index: Math.floor(i / 6),
          index: i,
          prompt: question(prompt),
          response: `answer ${k} ${i}`,
          response_length: 2,
          reward,
          status: 'completed',
          metadata: { domain: sourceOfPrompt(prompt) },
        })),
      }),
  },
};
