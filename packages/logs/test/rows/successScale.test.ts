import { describe, expect, it } from 'vitest';
import { type ColumnMapping, fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const csv = (text: string, mapping: ColumnMapping) =>
  read(fromText(`${text}\n`, 'a.csv'), { mapping: { group: ['id'], ...mapping } });
const counts = async (text: string, mapping: ColumnMapping) => {
  const { log, tables } = await csv(text, mapping);
  return [column(tables, 'reward_sum'), column(tables, 'reward_n'), log.summary().skipped];
};
const bySuccesses = (successes: string): ColumnMapping => ({ successes, attempts: 'n' });

describe('successes that are shares of the attempts', () => {
  it.each([
    ['shares', 'id,pass_rate,n\na,0.875,8\nb,0.0,8\nc,1.0,8', 'pass_rate', [7, 0, 8]],
    ['percent by its sign', 'id,p,n\na,75%,4\nb,100 %,4', 'p', [3, 4]],
    ['percent by its size', 'id,p,n\na,87.5,8\nb,100,8\nc,0,8', 'p', [7, 8, 0]],
    ['percent by its name', 'id,pass_pct,n\na,75,4\nb,50,4', 'pass_pct', [3, 2]],
    ['decimal commas', 'id;p;n\na;0,25;4\nb;0,5;4', 'p', [1, 2]],
    ['rounded shares', 'id,p,n\na,0.33,3\nb,0.67,3\nc,1,3', 'p', [1, 2, 3]],
    ['shares of 0 and 1, by the name', 'id,acc,n\na,1,8\nb,0,8', 'acc', [8, 0]],
    ['shares that failed', 'id,fail_rate,n\na,0.25,4\nb,1.0,4', 'fail_rate', [3, 0]],
    ['counts', 'id,c,n\na,1,8\nb,0,8\nc,8,8', 'c', [1, 0, 8]],
    ['counts below 2 in a column that names no share', 'id,k,n\na,1,4\nb,0,4', 'k', [1, 0]],
  ])('%s', async (_, text, successes, expected) => {
    const [sums, , skipped] = await counts(text, bySuccesses(successes));
    expect(sums).toEqual(expected);
    expect(skipped).toBe(0);
  });

  it('leaves out what is no whole number of the attempts, and counts it', async () => {
    const text = 'id,p,n\na,0.875,8\nb,0.9,8\nc,1.5,8\nd,,8\ne,0.5,';
    expect(await counts(text, bySuccesses('p'))).toEqual([[7], [8], 4]);
  });

  it('takes the attempts from a number that is the same for all', async () => {
    const text = 'id,pass_rate\na,0.875\nb,0.5';
    const expected = [[7, 4], [8, 8], 0];
    expect(await counts(text, { successes: 'pass_rate', groupSize: 8 })).toEqual(expected);
    expect(await counts(text, { reward: ['pass_rate'], groupSize: 8 })).toEqual(expected);
  });

  it('takes the reward for the share where attempts stand beside it', async () => {
    const text = 'id,mean_reward,k\na,0.75,4\nb,0.5,2';
    expect(await counts(text, { reward: ['mean_reward'], attempts: 'k' })).toEqual([
      [3, 1],
      [4, 2],
      0,
    ]);
  });

  it('keeps graded rewards of repeated groups as rollouts, whatever the group size', async () => {
    const text = 'id,r\na,0.25\na,0.5\nb,0.75\nb,1';
    const { log } = await csv(text, { reward: ['r'], groupSize: 2 });
    expect(log.kind).toBe('rollouts');
  });

  it('refuses a column that turns from counts to shares', async () => {
    const head = Array.from({ length: 300 }, (_, i) => `${i},${i % 2},8`);
    await expect(csv(['id,k,n', ...head, 'x,0.5,8'].join('\n'), bySuccesses('k'))).rejects.toThrow(
      'whole numbers first',
    );
  });

  it.each([{ successes: 'p' }, { attempts: 'n' }, { attempts: 'n', reward: ['p', 'q'] }])(
    'refuses %j as one half',
    async (mapping) => {
      await expect(csv('id,p,q,n\na,1,1,2', mapping)).rejects.toThrow(
        'both successes and attempts',
      );
    },
  );

  it('takes a number that is no column for the attempts of all, and knows percent by it', async () => {
    const text = 'id,accuracy\na,75\nb,50\nc,100\nd,0';
    expect(await counts(text, { successes: 'accuracy', attempts: '4' })).toEqual([
      [3, 2, 4, 0],
      [4, 4, 4, 4],
      0,
    ]);
    expect(await counts('id,c,8\na,1,2\nb,2,4', { successes: 'c', attempts: '8' })).toEqual([
      [1, 2],
      [2, 4],
      0,
    ]);
  });
});
