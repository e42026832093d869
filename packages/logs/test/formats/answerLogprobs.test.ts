import { describe, expect, it } from 'vitest';
import { column } from '../support/read.ts';
import { lines, told, whole } from '../support/told.ts';

const bits = ({ tables }: Awaited<ReturnType<typeof told>>) =>
  column(tables, 'logprob').map((x, i) => [x, column(tables, 'output_tokens')[i]]);

const chat = (id: string, ...logprobs: number[]) => ({
  id,
  object: 'chat.completion',
  model: 'm',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content: 'x' },
      logprobs: { content: logprobs.map((logprob) => ({ token: 't', logprob })) },
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 9, completion_tokens: logprobs.length },
});

describe('answers with log-probabilities', () => {
  it('of a chat, one response per line', async () => {
    const log = await told(lines([chat('a', -0.5, -0.25), chat('b', -1)]));
    expect(log).toMatchObject({ format: 'answer-logprobs', rewards: [NaN, NaN] });
    expect(bits(log)).toEqual([
      [-0.75, 2],
      [-1, 1],
    ]);
  });

  it('of a batch of requests, which wraps them', async () => {
    const wrapped = (custom_id: string, body: object) => ({
      id: `batch_req_${custom_id}`,
      custom_id,
      response: { status_code: 200, body },
      error: null,
    });
    const log = await told(lines([wrapped('q1', chat('a', -0.5)), wrapped('q2', chat('b', -2))]));
    expect(log.groups).toEqual(['q1', 'q2']);
    expect(bits(log)).toEqual([
      [-0.5, 1],
      [-2, 1],
    ]);
  });

  it('of SGLang, and of vLLM scoring a prompt with its tokens', async () => {
    const sglang = (id: string, lp: number) => ({
      text: 'x',
      meta_info: { id, finish_reason: { type: 'length' }, output_token_logprobs: [[lp, 7, null]] },
    });
    const served = await told(lines([sglang('a', -0.5), sglang('b', -1)]));
    expect(served.status).toEqual(['truncated', 'truncated']);
    expect(bits(served)).toEqual([
      [-0.5, 1],
      [-1, 1],
    ]);
    const place = (...logprobs: number[]) =>
      Object.fromEntries(logprobs.map((logprob, i) => [i + 1, { logprob, rank: i + 1 }]));
    const choice = { index: 0, text: '', logprobs: null };
    const scored = { id: 's', object: 'text_completion', model: 'm' };
    const known = {
      ...scored,
      prompt_token_ids: [1, 2, 1],
      choices: [{ ...choice, prompt_logprobs: [null, place(-0.1, -3), place(-0.2, -4)] }],
    };
    expect(bits(await told(whole(known)))).toEqual([[-3.2, 2]]);
    const { prompt_token_ids: _, ...unknown } = known;
    const log = await told(whole(unknown));
    expect(log.codes).toContain('unknown-logprob');
    expect(bits(log)).toEqual([[undefined, undefined]]);
  });

  it('leaves out of the bits what had no probability', async () => {
    const log = await told(lines([chat('a', -0.5, -9999), chat('b', -1)]));
    expect(log.codes).toContain('unknown-logprob');
    expect(bits(log)).toEqual([
      [NaN, NaN],
      [-1, 1],
    ]);
  });

  it('leaves rows with a reward beside them to the caller', async () => {
    const row = { tokens: ['a'], token_logprobs: [-1], reward: 1, task: 't' };
    await expect(told(lines([row, row]))).rejects.toThrow('columns: tokens');
  });
});
