import { expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { sample } from '../support/read.ts';
import { told } from '../support/told.ts';

it('reads the table of a real run: two providers, four tests, four repeats', async () => {
  const log = await told(sample('_real/promptfoo-0.123.1/results.csv'));
  expect(log.format).toBe('promptfoo-table');
  expect(log.rewards.filter((reward) => reward === 1)).toHaveLength(12);
  expect(log.rewards.filter((reward) => reward === 0)).toHaveLength(18);
  expect(log.status.filter((status) => status === 'error')).toHaveLength(2);
  expect(log.categories).toEqual(['toy-a', 'toy-b']);
});

it('groups as the JSON of the same run does', async () => {
  const sizes = async (path: string) =>
    (await told(sample(path))).counts.sort((a, b) => (a < b ? -1 : 1));
  expect(await sizes('_real/promptfoo-0.123.1/results.csv')).toEqual(
    await sizes('promptfoo/real_0.123.1_results.json'),
  );
});

it('reads two prompts of one provider, without variables between them', async () => {
  const text = [
    'city,[openai:gpt] Say {{city}},Status,Score,[openai:gpt] Tell {{city}},Status,Score',
    'Bonn,x,PASS,1.00,y,FAIL,0.00',
    'Bonn,x,FAIL,0.00,y,,',
    'Ulm,x,PASS,1.00,y,ERROR,0.00',
  ].join('\n');
  const log = await told(fromText(text, 'results.csv'));
  expect(log).toMatchObject({ rewards: [1, 0, 0, 1, NaN], skipped: 1 });
  expect(new Set(log.groups).size).toBe(4);
});
