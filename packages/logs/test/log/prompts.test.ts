import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText, promptId } from '../../src/index.ts';
import { column, read, sample } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
const chat = (content: string) => [{ role: 'user', content }];

describe('which prompt a group is of', () => {
  it('follows a prompt by its id over steps, whatever its groups are called', async () => {
    const rows = [1, 2].flatMap((step) =>
      [0, 1].map((group) => ({ step, group, prompt_id: `p${step}${group}`, reward: group })),
    );
    for (const spelled of [
      rows,
      rows.map(({ prompt_id: promptId, ...row }) => ({ ...row, promptId })),
    ]) {
      const { log, tables } = await read(lines(...spelled));
      expect(column(tables, 'group')).toEqual(['0', '1', '0', '1']);
      expect(column(tables, 'prompt')).toEqual(['p10', 'p11', 'p20', 'p21']);
      expect(log.summary().prompts).toEqual({
        method: 'explicit id',
        detail: 'prompt_id',
        numbered: true,
      });
    }
  });

  it('by its id where the log has both an id and a text', async () => {
    const { log, tables } = await read(
      lines({ step: 1, group: 0, prompt: 'x', prompt_id: 7, reward: 1 }),
    );
    expect(column(tables, 'prompt')).toEqual(['7']);
    expect(log.summary().prompts).toMatchObject({ method: 'explicit id', detail: 'prompt_id' });
  });

  it('else by its text or its messages', async () => {
    const { log, tables } = await read(
      lines(
        { step: 1, group: 0, prompt: 'x', reward: 1 },
        { step: 2, group: 0, prompt: chat('x'), reward: 1 },
        { step: 2, group: 1, reward: 1 },
      ),
    );
    expect(column(tables, 'prompt')).toEqual([promptId('x'), promptId(chat('x')), undefined]);
    expect(log.summary().prompts).toMatchObject({ method: 'prompt text', detail: 'prompt' });
    expect(log.summary().missing.prompt).toBe(1);
  });

  it('does not take numbers within a step for prompts', async () => {
    const rows = (...steps: number[]) =>
      steps.flatMap((step) => [0, 1].map((group) => ({ step, group, reward: 1 })));
    const two = await read(lines(...rows(1, 2)));
    expect(two.tables[0]!.columns).not.toHaveProperty('prompt');
    expect(two.log.summary().prompts).toEqual({
      method: 'unknown',
      detail: 'groups are numbered within a step, and nothing else names the prompt',
      numbered: true,
    });
    const one = await read(lines(...rows(1, 1)));
    expect(one.log.summary().prompts).toEqual({
      method: 'group',
      detail: 'step, group',
      numbered: true,
    });
  });

  it('takes a name that is no number for the prompt, at any step', async () => {
    const { log, tables } = await read(
      lines({ step: 1, group: '7', reward: 1 }, { step: 2, group: 'gsm8k-7', reward: 1 }),
    );
    expect(log.summary().prompts).toMatchObject({ method: 'group', numbered: false });
    expect(tables[0]!.columns).not.toHaveProperty('prompt');
  });

  it('takes blocks within a step for numbers', async () => {
    const rows = [1, 1, 2, 2].map((step) => ({ step, r: 1 }));
    const mapping: ColumnMapping = { reward: ['r'], step: 'step', groupSize: 2 };
    expect((await read(lines(...rows), { mapping })).log.summary().prompts).toMatchObject({
      method: 'unknown',
      numbered: true,
    });
    const named = { ...mapping, promptId: ['id'] };
    const { tables } = await read(lines(...rows.map((row, i) => ({ ...row, id: i >> 1 }))), {
      mapping: named,
    });
    expect(column(tables, 'prompt')).toEqual(['0', '0', '1', '1']);
  });

  it.each([
    ['promptId', { reward: ['r'], promptId: ['a', 'b'] }, '1|x', 'explicit id'],
    ['group and promptId', { reward: ['r'], group: ['g'], promptId: ['a'] }, '1', 'explicit id'],
    [
      'group and prompt',
      { reward: ['r'], group: ['g'], prompt: 'q' },
      promptId('t'),
      'prompt text',
    ],
    ['both', { reward: ['r'], promptId: ['a'], prompt: 'q' }, '1', 'explicit id'],
    ['counts', { successes: 'c', attempts: 'n', promptId: ['a'] }, '1', 'explicit id'],
    [
      'counts and text',
      { successes: 'c', attempts: 'n', group: ['g'], prompt: 'q' },
      promptId('t'),
      'prompt text',
    ],
  ] as [string, ColumnMapping, string, string][])(
    'reads the columns that are named for it: %s',
    async (_name, mapping, prompt, method) => {
      const row = { a: 1, b: 'x', g: 5, q: 't', r: 1, c: 1, n: 2 };
      const { log, tables } = await read(lines(row, row), { mapping });
      expect(column(tables, 'prompt')).toEqual([prompt, prompt]);
      const group = mapping.group ? '5' : prompt;
      expect(column(tables, 'group')).toEqual([group, group]);
      expect(log.summary().prompts.method).toBe(method);
    },
  );

  it('does not take a uid of verl for a prompt: the text is one', async () => {
    const { log, tables } = await read(sample('verl/v1/rollout_data_dir/1.jsonl'));
    expect(log.summary().prompts).toMatchObject({ method: 'prompt text', detail: 'input' });
    expect(column(tables, 'prompt')[0]).toBe(promptId('user\nWhat is 2 + 3?\nassistant\n'));
    expect(column(tables, 'group')[0]).toBe('008ae178-9c0b-4f1b-a76f-6ffa6746a21d');
  });

  it.each([
    ['_interop/rlvr-audit_groups.jsonl', 'explicit id', 'gsm8k-0'],
    ['_interop/passk-inference_counts_base.jsonl', 'explicit id', 'gsm8k-0'],
  ])('takes the id of %s', async (path, method, first) => {
    const { log, tables } = await read(sample(path));
    expect(log.summary().prompts).toMatchObject({ method, numbered: false });
    expect(column(tables, 'prompt')[0]).toBe(first);
  });

  it('knows the same prompt in a Parquet file of TRL and in its readable view', async () => {
    const parquet = await read(sample('trl/output_dir/completions/completions_00010.parquet'));
    const json = await read(sample('trl/json_view/completions_00010.jsonl'));
    expect(column(parquet.tables, 'prompt')).toEqual(column(json.tables, 'prompt'));
    expect(column(parquet.tables, 'prompt')).toEqual(column(parquet.tables, 'group'));
  });

  it('knows none behind a logged mean, and none in an empty log', async () => {
    const state = { global_step: 1, log_history: [{ step: 1, r: 0.5 }] };
    const mapping = { reward: ['r'], groupSize: 2 };
    const means = await read(fromText(JSON.stringify(state)), { mapping });
    expect(means.log.summary().prompts.method).toBe('unknown');
    expect((await read(fromText(''))).log.summary().prompts).toEqual({
      method: 'unknown',
      detail: 'no group was read',
      numbered: false,
    });
  });
});
