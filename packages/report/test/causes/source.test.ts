import { createRng } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import type { NowFinding } from '../../src/now/nowFinding.ts';
import type { ReportOptions } from '../../src/options/reportOptions.ts';
import { report } from '../../src/report/report.ts';
import { labelledLogs, mixture, sourceOfPrompt } from '../support/labelledLogs.ts';

const foundIn = async (text: string, options?: ReportOptions): Promise<NowFinding | undefined> => {
  const { now } = await report(fromText(text), options);
  return now?.causes.find(({ code }) => code === 'source');
};
const rows = mixture();
/** The finding of a log in which a column is made of each rollout. */
const ofColumn = (
  make: (row: (typeof rows)[number], i: number) => unknown,
  column = 'kind_of_task',
) =>
  foundIn(
    rows
      .map((row, i) =>
        JSON.stringify({
          step: row.step,
          group: `p${row.prompt}`,
          reward: row.reward,
          [column]: make(row, i),
        }),
      )
      .join('\n'),
  );

describe('a source is found by itself', () => {
  it.each(Object.entries(labelledLogs))('in %s', async (_, { column, text, options }) => {
    const found = await foundIn(text(), options);
    expect(found).toMatchObject({ metric: `label:${column}`, evidence: { column } });
    expect(found!.now).toBeGreaterThan(0.3);
    expect(found!.meaning).toMatch(/^Live groups where \S+ = \w+: \d+ of \d+, \d+ % \(/);
  });
});

describe('what is no source', () => {
  it('a label of each rollout', async () => {
    const rng = createRng(1);
    expect(await ofColumn(() => (rng.next() < 0.5 ? 'a' : 'b'))).toBeUndefined();
  });

  it('a function of the reward, missing where it is wrong or not', async () => {
    expect(await ofColumn(({ reward }) => (reward ? 'good' : 'bad'))).toBeUndefined();
    expect(await ofColumn(({ reward }) => (reward ? 'good' : null))).toBeUndefined();
  });

  it('a time', async () => {
    expect(await ofColumn(({ prompt }) => 1.7e9 + (prompt % 3), 'seen_at')).toBeUndefined();
    expect(await ofColumn(({ prompt }) => `2026-01-0${1 + (prompt % 3)}`, 'date')).toBeUndefined();
  });

  it('51 labels; 50 are some', async () => {
    const part = (n: number) =>
      ofColumn(({ prompt }) => (prompt % 3 ? 'easy' : `hard ${prompt % n}`));
    expect(await part(9)).toBeDefined();
    expect(
      await ofColumn(({ prompt }) => `${sourceOfPrompt(prompt)} ${prompt % 51}`),
    ).toBeUndefined();
  });

  it('what came out of a group whose prompt comes once', async () => {
    const once = Array.from({ length: 400 }, (_, at) => ({ at, hits: (at * 7) % 5 }));
    const of = (label: (hits: number) => string, column: string) =>
      foundIn(
        once
          .flatMap(({ at, hits }) =>
            [0, 1, 2, 3].map((k) =>
              JSON.stringify({
                step: at >> 5,
                group: `p${at}`,
                reward: Number(k < hits),
                [column]: label(hits),
              }),
            ),
          )
          .join('\n'),
      );
    expect(
      await of((hits) => (hits === 0 ? 'hard' : hits === 4 ? 'easy' : 'middle'), 'difficulty'),
    ).toBeUndefined();
    expect(await of((hits) => (hits < 2 ? 'low' : 'high'), 'bucket')).toBeUndefined();
  });
});

describe('several columns', () => {
  const text = (columns: (prompt: number) => object) =>
    rows
      .map(({ step, prompt, reward }) =>
        JSON.stringify({ step, group: `p${prompt}`, reward, ...columns(prompt) }),
      )
      .join('\n');

  it('that split the prompts alike are named once', async () => {
    const found = await foundIn(
      text((prompt) => ({ dataset: sourceOfPrompt(prompt), lang: `l${prompt % 3}` })),
    );
    expect(found).toMatchObject({ metric: 'label:dataset', evidence: { columnsTried: 1 } });
    expect(found!.meaning).toMatch(/ lang splits the prompts alike\./);
  });

  it('the category comes first, and the others are named beside it', async () => {
    const found = await foundIn(
      text((prompt) => ({
        category: prompt % 3 ? 'easy' : 'hard',
        dataset: sourceOfPrompt(prompt),
      })),
    );
    expect(found?.metric).toBe('category');
    expect(found!.meaning).toMatch(/They differ by dataset too\./);
    const copy = await foundIn(
      text((prompt) => ({ category: sourceOfPrompt(prompt), dataset: sourceOfPrompt(prompt) })),
    );
    expect(copy!.meaning).toMatch(/ dataset splits the prompts alike\./);
  });

  it('the more of them, the wider the intervals and the larger p', async () => {
    const one = await foundIn(text((prompt) => ({ dataset: sourceOfPrompt(prompt) })));
    const noise = (prompt: number, k: number) => `${k} ${(prompt * (2 * k + 7) * 31) % (3 + k)}`;
    const many = await foundIn(
      text((prompt) => ({
        dataset: sourceOfPrompt(prompt),
        ...Object.fromEntries([1, 2, 4].map((k) => [`group_${k}_name`, noise(prompt, k)])),
      })),
    );
    expect(many!.evidence.columnsTried).toBe(4);
    expect(many!.evidence.pValue).toBeCloseTo(4 * (one!.evidence.pValue as number), 30);
    expect(many!.evidence.labelUpper).toBeGreaterThan(one!.evidence.labelUpper as number);
    expect(many!.evidence.labelLower).toBeLessThan(one!.evidence.labelLower as number);
  });
});
