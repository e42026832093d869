import { type Dictionary, isDictionary } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { type Report, report, toJson } from '../../src/index.ts';

const column = ({ prompts }: Report, name: string): unknown[] => {
  const values = prompts!.columns[name]!;
  return isDictionary(values) ? [...values.codes].map((code) => values.values[code]) : [...values];
};

describe('r.prompts', () => {
  const row = (step: number, prompt: string, reward: number | null, tokens?: number) => ({
    step,
    group: `${step}/${prompt}`,
    prompt_id: prompt,
    reward,
    ...(tokens !== undefined && { output_tokens: tokens }),
  });
  const rows = [
    ...[1, 1].map((x) => row(1, 'solved', x, 5)),
    ...[1, 1].map((x) => row(2, 'solved', x, 6)),
    ...[0, 0].map((x) => row(2, 'failed', x)),
    // dead at each step, and yet not the same at both
    ...[0, 0].map((x) => row(1, 'between', x)),
    ...[1, 1].map((x) => row(3, 'between', x)),
    row(1, 'single', 1),
    row(1, 'unscored', null),
  ];

  it('puts all groups of a prompt together', async () => {
    const told = await report(rows);
    expect(column(told, 'prompt')).toEqual(['solved', 'failed', 'between', 'single', 'unscored']);
    expect(column(told, 'attempts')).toEqual([4, 2, 4, 1, 0]);
    expect(column(told, 'successes')).toEqual([4, 0, 2, 1, Number.NaN]);
    expect(column(told, 'bits')).toEqual([0, 0, 1, Number.NaN, Number.NaN]);
    expect(column(told, 'state')).toEqual(['solved', 'failed', 'live', 'singleton', 'unscored']);
    expect(column(told, 'tokens')).toEqual([22, Number.NaN, Number.NaN, Number.NaN, Number.NaN]);
    expect(column(told, 'last_step')).toEqual([2, 2, 3, 1, 1]);
  });

  it('graded rewards are live or dead, without bits', async () => {
    const graded = [
      ...[0.2, 0.9].map((x) => row(1, 'live', x)),
      ...[0.3, 0.3].map((x) => row(1, 'dead', x)),
      ...[0.3, 0.3].map((x) => row(1, 'moved', x)),
      ...[0.7, 0.7].map((x) => row(2, 'moved', x)),
    ];
    const told = await report(graded);
    expect(column(told, 'state')).toEqual(['live', 'dead', 'live']);
    expect(column(told, 'bits')).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('is not in JSON unless asked for, and is made once', async () => {
    const told = await report(rows);
    expect(JSON.parse(toJson(told))).not.toHaveProperty('prompts');
    expect(JSON.stringify(told)).not.toContain('"prompts":{');
    expect(told.prompts).toBe(told.prompts);
    const { prompts } = JSON.parse(toJson(told, { prompts: true }));
    expect(prompts[4]).toEqual({
      prompt: 'unscored',
      attempts: 0,
      successes: null,
      bits: null,
      state: 'unscored',
      tokens: null,
      last_step: 1,
    });
  });

  it('is null when groups are numbered within the step, and a warning says why', async () => {
    const numbered = [1, 2].flatMap((step) =>
      [0, 1].flatMap((group) => [0, 1].map((reward) => ({ step, group, reward }))),
    );
    const told = await report(numbered);
    expect(told.prompts).toBeNull();
    const warning = told.warnings.find(({ code }) => code === 'prompts-unknown');
    expect(warning).toMatchObject({
      severity: 'note',
      message: expect.stringContaining('where prompts come back they are too narrow'),
      fields: ['prompts', 'groups.prompts'],
      remedy: { field: 'promptId' },
    });
    const mended = await report(numbered, { promptId: ['step', 'group'] });
    expect(mended.prompts?.rowCount).toBe(4);
  });

  it('is null when rollouts of one group name different prompts', async () => {
    const mixed = ['a', 'b'].map((prompt_id, i) => ({ step: 1, group: 'g', prompt_id, reward: i }));
    const told = await report(mixed);
    expect(told.groups).toMatchObject({ total: 1, live: 1 });
    expect(told.prompts).toBeNull();
    expect((told.prompts ?? null) as Dictionary | null).toBeNull();
  });
});
