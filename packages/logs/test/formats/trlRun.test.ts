import { describe, expect, it } from 'vitest';
import { fromText, TrlRun } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const row = (step: number, prompt: string, right: number, advantage: number) => ({
  step,
  prompt,
  completion: `answer to ${prompt}`,
  right,
  level: step * 10,
  advantage,
});
const text = (rows: readonly object[]): string => rows.map((one) => JSON.stringify(one)).join('\n');
const first = text([row(1, 'p', 1, 1), row(1, 'p', 0, -1)]);
const second = text([row(2, 'q', 1, 1), row(2, 'q', 0, -1)]);
const state = (more: readonly object[] = []): string =>
  JSON.stringify({
    global_step: 2,
    log_history: [
      { step: 1, reward: 0.25, 'rewards/right/mean': 0.5 },
      { step: 2, reward: 0.25, 'rewards/right/mean': 0.5 },
      ...more,
    ],
  });

async function looked(...files: readonly string[]): Promise<TrlRun> {
  const run = new TrlRun();
  for (const file of files) await read(fromText(file), { formats: run.formats });
  return run;
}

describe('TrlRun', () => {
  it('knows functions, weights and evaluations of all files together', async () => {
    const run = await looked(first, second, state());
    expect(run.facts()).toEqual({
      named: true,
      functions: ['right'],
      absent: [],
      weights: new Map([['right', 0.5]]),
      kindsKnown: true,
      evaluations: new Set(),
    });
    const { tables, log } = await read(fromText(first), { run });
    expect(log.format).toBe('trl-completions');
    expect(column(tables, 'reward')).toEqual([0.5, 0]);
    expect(column(tables, 'kind')).toEqual(['train', 'train']);
  });

  it('a step with an evaluation is of the evaluation, unless means and prompts prove otherwise', async () => {
    const evaluated = { step: 2, eval_reward: 0.4, 'eval_rewards/right/mean': 0.8 };
    const run = await looked(first, second, state([evaluated]));
    expect(run.facts().evaluations).toEqual(new Set([2]));
    expect(column((await read(fromText(second), { run })).tables, 'kind')).toEqual([
      'eval',
      'eval',
    ]);
    const again = await looked(
      first,
      text([row(2, 'p', 1, 1), row(2, 'p', 0, -1)]),
      state([evaluated]),
    );
    expect(again.facts().evaluations).toEqual(new Set());
  });

  it('without a history no column is known to be a reward, and no kind', async () => {
    const run = await looked(first, second);
    expect(run.hasHistory).toBe(false);
    expect(run.facts()).toMatchObject({
      named: false,
      functions: ['right', 'level'],
      kindsKnown: false,
    });
    run.adopt(await looked(state()));
    expect(run.facts()).toMatchObject({ named: true, functions: ['right'] });
  });

  it('functions that no column holds are told', async () => {
    const more = { step: 3, reward: 1, 'rewards/format/mean': 1 };
    const run = await looked(first, state([more]));
    expect(run.facts().absent).toEqual(['format']);
    const { log } = await read(fromText(first), { run });
    expect(log.summary().notes.find(({ code }) => code === 'reward-columns')?.message).toContain(
      'named there and no column here: format',
    );
  });

  it('of rows that were not looked through it knows nothing', async () => {
    const run = await looked(state());
    expect([run.hasRows, run.facts(['x']).weights]).toEqual([false, undefined]);
  });
});
