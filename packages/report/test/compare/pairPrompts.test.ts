import { dictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { pairPrompts, promptLog } from '../../src/compare/pairPrompts.ts';
import type { ReportSource } from '../../src/trials/reportSource.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { input } from '../support/trials.ts';

interface Row {
  readonly group: string;
  readonly reward: number;
  readonly step?: number;
  readonly prompt?: string | null;
  readonly category?: string;
}

async function source(rows: readonly Row[], more: Partial<ReportSource> = {}) {
  const table: Table = {
    rowCount: rows.length,
    columns: {
      group: dictionary(rows.map(({ group }) => group)),
      reward: Float64Array.from(rows, ({ reward }) => reward),
      ...(rows.some(({ step }) => step !== undefined) && {
        step: Float64Array.from(rows, ({ step }) => step ?? Number.NaN),
      }),
      ...(rows.some(({ prompt }) => prompt !== undefined) && {
        prompt: dictionary(rows.map(({ prompt }) => prompt ?? null)),
      }),
      ...(rows.some(({ category }) => category !== undefined) && {
        category: dictionary(rows.map(({ category }) => category ?? null)),
      }),
    },
  };
  const { groups } = await summariseTrials([table]);
  return { groups, input, rewardValues: [0, 1], ...more };
}

const log = async (rows: readonly Row[], more: Partial<ReportSource> = {}) =>
  promptLog(await source(rows, more), undefined, 'base');

describe('a log by prompts', () => {
  it('pools the groups of a prompt over steps, and counts the steps', async () => {
    const { prompts, steps } = await log([
      { group: '0', step: 1, prompt: 'p', reward: 1 },
      { group: '0', step: 1, prompt: 'p', reward: 0 },
      { group: '1', step: 2, prompt: 'p', reward: 1 },
      { group: '2', step: 2, prompt: 'q', reward: 0 },
    ]);
    expect(steps).toBe(2);
    expect(prompts.get('p')).toEqual({ attempts: 3, successes: 2, category: null });
    expect(prompts.get('q')).toEqual({ attempts: 1, successes: 0, category: null });
  });

  it('has no steps where none is named', async () => {
    const { steps } = await log([
      { group: 'a', reward: 1 },
      { group: 'b', reward: 0 },
    ]);
    expect(steps).toBe(0);
  });

  it('counts groups without a reward, and groups that name no prompt', async () => {
    const { prompts, unscored, unnamed } = await log([
      { group: '0', prompt: 'p', reward: 1 },
      { group: '1', prompt: 'q', reward: Number.NaN },
      { group: '2', prompt: null, reward: 0 },
    ]);
    expect([...prompts.keys()]).toEqual(['p']);
    expect([unscored, unnamed]).toEqual([1, 1]);
  });

  it('knows whether prompts are told by numbers of groups alone', async () => {
    const rows = [{ group: '0', reward: 1 }];
    const numbered = { method: 'group', detail: 'group', numbered: true } as const;
    expect((await log(rows, { prompts: numbered })).numbered).toBe(true);
    expect((await log(rows, { prompts: { ...numbered, numbered: false } })).numbered).toBe(false);
    expect((await log(rows)).numbered).toBe(false);
  });

  it('takes the first category that a prompt is given', async () => {
    const { prompts } = await log([
      { group: '0', prompt: 'p', category: 'x', reward: 1 },
      { group: '1', prompt: 'p', category: 'y', reward: 1 },
    ]);
    expect(prompts.get('p')?.category).toBe('x');
  });

  it('says which log and which option where rewards are graded or there are none', async () => {
    await expect(
      log([{ group: 'a', reward: 0.3 }], { rewardValues: [0, 0.3, 0.7] }),
    ).rejects.toThrow(
      "base log.jsonl: rewards take many values; say what counts as a success, e.g. `success: '>=1'`",
    );
    await expect(log([], { input: { ...input, kind: 'metrics' } })).rejects.toThrow(
      'base log.jsonl: a log of metrics has no prompts to compare',
    );
  });
});

describe('pairs', () => {
  const totals = (entries: Record<string, readonly [number, number]>, category: string | null) => ({
    prompts: new Map(
      Object.entries(entries).map(([id, [successes, attempts]]) => [
        id,
        { successes, attempts, category },
      ]),
    ),
    success: 'reward == 1',
    steps: 0,
    unscored: 0,
    unnamed: 0,
    numbered: false,
  });

  it('are prompts of both logs, in the order of the base, with either category', () => {
    const base = totals({ b: [1, 4], a: [2, 4], c: [0, 4] }, null);
    const paired = pairPrompts(base, totals({ a: [4, 8], b: [3, 8] }, 'x'));
    expect([...paired.base.successes]).toEqual([1, 2]);
    expect([...paired.trained.successes]).toEqual([3, 4]);
    expect([...paired.trained.attempts]).toEqual([8, 8]);
    expect(paired.categories).toEqual(['x', 'x']);
    expect(paired.short).toBe(0);
  });

  it('leave out prompts with fewer attempts than asked for on a side, and count them', () => {
    const base = totals({ a: [1, 4], b: [1, 3], c: [1, 4] }, 'x');
    const paired = pairPrompts(base, totals({ a: [1, 4], b: [1, 9], c: [1, 3] }, 'x'), 4);
    expect([...paired.base.attempts]).toEqual([4]);
    expect(paired.short).toBe(2);
  });
});
