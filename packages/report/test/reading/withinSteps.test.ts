import { describe, expect, it } from 'vitest';
import { compare, type Report, renderComparison, report, toJson } from '../../src/index.ts';

/** Rows of a run: at step s prompt p is right in the first s of 8 tries. */
const rows = (steps: readonly (number | null)[], prompts = ['a', 'b', 'c']) =>
  steps.flatMap((step) =>
    prompts.flatMap((prompt_id) =>
      Array.from({ length: 8 }, (_, j) => ({
        ...(step !== null && { step }),
        group: prompt_id,
        prompt_id,
        reward: Number(j < (step ?? 0)),
        output_tokens: 10,
        text: `${j}`,
      })),
    ),
  );
const run = rows([1, 2, 3, 4, 5, 6]);

/** What a report counts, without what it says of files. */
const counted = (told: Report) => {
  const { input: _, warnings: __, findings: ___, ...rest } = JSON.parse(toJson(told)) as Report;
  return rest;
};

describe('since and until', () => {
  it('give the report of a log that holds these steps alone', async () => {
    for (const [options, steps] of [
      [{ since: 4 }, [4, 5, 6]],
      [{ until: 2 }, [1, 2]],
      [{ since: 2, until: 4 }, [2, 3, 4]],
      [{ since: 2.5, until: 3 }, [3]],
      [{ since: -10, until: 1e9 }, [1, 2, 3, 4, 5, 6]],
    ] as const) {
      const [some, alone] = [await report(run, options), await report(rows(steps))];
      expect(counted(some)).toEqual(counted(alone));
    }
  });

  it('say how many groups are left out, those without a step among them', async () => {
    const { warnings } = await report(run, { since: 5 });
    expect(warnings.find(({ code }) => code === 'steps-left-out')?.message).toBe(
      'Only steps from 5 on: 12 groups of 18 are left out.',
    );
    const none = { group: 'x', prompt_id: 'x', reward: 1 };
    const mixed = await report([...run, none, none], { since: 1 });
    expect(mixed.groups.total).toBe(18);
    expect(mixed.warnings.find(({ code }) => code === 'steps-left-out')?.message).toContain(
      '1 group of 19 is left out',
    );
  });

  it('take rows of a log of metrics', async () => {
    const metrics = [1, 2, 3, 4].map((step) => ({ step, reward: step / 4, kl: 0.1 }));
    const { logged, metrics: told } = await report(metrics, { until: 2 });
    expect(logged.steps).toBe(2);
    expect(told.find(({ key }) => key === 'reward')).toMatchObject({ n: 2, last: 0.5 });
  });

  it('refuse a log without steps, and steps that it does not have', async () => {
    await expect(report([[1, 0]], { since: 3 })).rejects.toMatchObject({
      reason: 'no-steps',
      message: expect.stringContaining('`since: 3`'),
    });
    for (const options of [{ since: 7 }, { until: 0 }, { since: 5, until: 3 }])
      await expect(report(run, options)).rejects.toMatchObject({
        reason: 'no-such-step',
        message: expect.stringContaining('the log has steps 1 to 6'),
      });
    await expect(report(run, { since: Number.NaN })).rejects.toThrow('since');
    await expect(report(run, { since: '3' as never })).rejects.toThrow('since');
  });
});

describe('two windows of one run', () => {
  it('are compared on the prompts that stand in both', async () => {
    const log = [...run, ...rows([1, 2], ['early']), ...rows([5, 6], ['late', 'later'])];
    const told = await compare(log, log, { baseUntil: 2, trainedSince: 5 });
    expect(told.prompts).toBe(3);
    expect([told.base.unpaired, told.trained.unpaired]).toEqual([1, 2]);
    expect(told.base.attempts).toEqual([16, 16]);
    // 1 and 2 of 8, then 5 and 6 of 8
    expect(told.base.passRate.value).toBeCloseTo(3 / 16, 12);
    expect(told.trained.passRate.value).toBeCloseTo(11 / 16, 12);
    expect(told.notes.join('\n')).toContain('before: Only steps up to 2');
    expect(told.notes.join('\n')).toContain('after: Only steps from 5 on');
    expect(renderComparison(told)).toContain('+50.0');
    expect(told.base.name).toBe('rows, steps up to 2');
    expect(told.trained.name).toBe('rows, steps from 5 on');
  });

  it('may overlap or be the same steps of two logs, but not of one', async () => {
    const other = rows([1, 2, 3]);
    const same = { baseUntil: 2, trainedUntil: 2 };
    expect((await compare(run, other, same)).noise.moreThanChance).toBe(0);
    expect((await compare(run, run, { baseUntil: 4, trainedSince: 3 })).prompts).toBe(3);
    await expect(compare(run, run, same)).rejects.toMatchObject({ reason: 'same-log' });
  });
});
