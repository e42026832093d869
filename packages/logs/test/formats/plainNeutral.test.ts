import { describe, expect, it } from 'vitest';
import { read } from '../support/read.ts';
import { lines } from '../support/told.ts';

/** More rows than the head has. */
const plain = Array.from({ length: 300 }, (_, i) => ({
  group: `g${i >> 2}`,
  reward: i % 3 === 0 ? 1 : 0,
  step: i >> 5,
}));

const told = async (rows: readonly object[], mapping = {}) => {
  const { log, tables } = await read(lines(rows), { mapping, batchRows: 64 });
  return { tables, summary: log.summary() };
};

describe('plain rows of this package', () => {
  it.each<[string, object]>([
    ['a reward in a word', { reward: 'pass' }],
    ['a reward that is an end', { reward: 'timeout' }],
    ['a reward in digits', { reward: '1' }],
    ['a reward that is NaN', { reward: 'NaN' }],
    ['a graded reward', { reward: 0.25 }],
    ['a reward that is too large', { reward: 1e200 }],
    ['success in a word', { success: 'yes' }],
    ['success', { success: 1 }],
    ['an end', { status: 'length' }],
    ['an end that is nothing', { status: null }],
    ['a prompt', { prompt: 'what is it?' }],
    ['chat messages', { prompt: [{ role: 'user', content: 'what is it?' }] }],
    ['a prompt in place of a group', { group: undefined, prompt: 'what is it?' }],
    ['neither group nor prompt', { group: undefined }],
    ['a text', { text: 'it is that' }],
    ['a lag', { lag: 2 }],
    ['parts of the reward', { rewards: { a: 1, b: 'no' } }],
    ['a rollout', { rollout: 3 }],
    ['numbers in words', { output_tokens: 'yes', advantage: 'none', propensity: 'x' }],
    ['a number in a word before a word', { step: '7', reward: 'fail' }],
  ])('are read the same with %s far down, whatever has been loaded before', async (_, odd) => {
    const rows = [...plain, { ...plain[0], ...odd }, ...plain.slice(0, 5)];
    // whoever names a column has all loaded from the start
    expect(await told(rows)).toEqual(await told(rows, { reward: ['reward'] }));
  });

  it('are read the same with words beside an id that loses digits', async () => {
    const rows = [...plain, { group: 2 ** 60, reward: 'pass' }, { group: 'z', reward: 'fail' }];
    expect(await told(rows)).toEqual(await told(rows, { reward: ['reward'] }));
  });
});
