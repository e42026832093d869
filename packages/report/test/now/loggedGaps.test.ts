import { fromText } from '@bits-per-sample/logs';
import { expect, it } from 'vitest';
import { report } from '../../src/index.ts';

const lines = (n: number, row: (i: number) => string): string =>
  Array.from(
    { length: n },
    (_, i) => `{"step":${i + 1},"reward":0.${10 + (i % 7)},${row(i)}}`,
  ).join('\n');

const gapsOf = async (text: string, name = 'a.jsonl') =>
  (await report(fromText(text, name))).now!.trends.filter(({ code }) => code === 'not-finite');

it.each(['NaN', 'null', '"nan"', 'Infinity', '-Infinity'])(
  '%s three times in a row',
  async (bad) => {
    const text = (from: number) =>
      lines(20, (i) => `"loss":${i >= from ? bad : 0.1},"grad_norm":${i >= from ? bad : 2}`);
    expect(await gapsOf(text(17))).toMatchObject([
      {
        severity: 'alarm',
        state: 'active',
        seen: 18,
        evidence: { columns: 'loss, grad_norm', steps: 3 },
        fact: expect.stringMatching(/^`\w+` and `\w+` are not finite since step 18$/),
        change: expect.stringContaining('of step 17 or before'),
      },
    ]);
    expect(await gapsOf(text(18))).toEqual([]);
  },
);

it('in every value of a step', async () => {
  const text = Array.from(
    { length: 20 },
    (_, i) => `{"step":${i},"reward":${i > 14 ? 'NaN' : '0.5'},"loss":${i > 14 ? 'NaN' : '0.1'}}`,
  ).join('\n');
  expect(await gapsOf(text)).toMatchObject([{ seen: 15, evidence: { steps: 5 } }]);
});

it('in CSV, where an empty cell is no value', async () => {
  const csv = (bad: string) =>
    [
      'step,reward,loss,kl',
      ...Array.from({ length: 20 }, (_, i) => `${i},0.${10 + i},${i > 14 ? bad : '0.1'},0.01`),
    ].join('\n');
  expect(await gapsOf(csv('nan'), 'a.csv')).toMatchObject([{ seen: 15 }]);
  expect(await gapsOf(csv(''), 'a.csv')).toEqual([]);
});

it('that ended is a note', async () => {
  const text = lines(20, (i) => `"loss":${i > 5 && i < 10 ? 'NaN' : 0.1},"grad_norm":2`);
  expect(await gapsOf(text)).toMatchObject([
    { severity: 'note', state: 'over', fact: '`loss` was not finite at steps 7 to 10', change: '' },
  ]);
});

it('is no column that is not logged any more, or only every fifth step', async () => {
  const stopped = lines(20, (i) => (i > 10 ? '"loss":0.1' : '"loss":0.1,"kl":0.01'));
  const seldom = lines(20, (i) => (i % 5 === 0 ? '"loss":0.1,"kl":0.01' : '"loss":0.1'));
  const evaluated = `${lines(20, () => '"loss":0.1')}\n{"step":20,"eval_loss":NaN}\n{"step":20,"eval_reward":NaN}`;
  for (const text of [stopped, seldom, evaluated]) expect(await gapsOf(text)).toEqual([]);
});

it('is found in a column that is logged every fifth step', async () => {
  const text = lines(60, (i) =>
    i % 5 === 0 ? `"loss":0.1,"kl":${i > 30 ? 'NaN' : 0.01}` : '"loss":0.1',
  );
  expect(await gapsOf(text)).toMatchObject([{ seen: 36, evidence: { columns: 'kl', steps: 5 } }]);
});

it('parts that no answer was asked for are no fault', async () => {
  const text = lines(20, (i) => `"loss":0.1,"rewards/code/mean":${i > 10 ? 'null' : 0.5}`);
  expect(await gapsOf(text)).toEqual([]);
});
