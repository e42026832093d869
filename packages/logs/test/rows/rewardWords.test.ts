import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const csv = (words: readonly string[]) =>
  fromText(`id,out\n${words.map((word, i) => `${i >> 1},"${word}"`).join('\n')}\n`, 'a.csv');
const mapping = { group: ['id'], reward: ['out'] };
const rewards = async (words: readonly string[], more = {}) => {
  const { log, tables } = await read(csv(words), { mapping: { ...mapping, ...more } });
  return {
    rewards: column(tables, 'reward'),
    ends: tables.some(({ columns }) => columns.status !== undefined)
      ? column(tables, 'status')
      : [],
    summary: log.summary(),
  };
};

describe('words of verdicts', () => {
  it.each([
    'yes/no',
    'Y/N',
    'T/F',
    'TRUE/False',
    'success/failure',
    'Succeeded/Failed',
    'pass/fail',
    'P/F',
    'passed/failed',
    'win/loss',
    'WIN/LOSE',
    'correct/incorrect',
    'right/wrong',
    'solved/unsolved',
    'resolved/not_resolved',
    'accepted/rejected',
    'C/I',
    '✓/✗',
    '100%/0 %',
    '1,0/0,0',
    'OK/error',
    'OK/Exception',
    'ok/TypeError',
    'AC/WA',
    'passed/timeout',
  ])('%s is 1 and 0, in any order', async (pair) => {
    const [right, wrong] = pair.split('/') as [string, string];
    const first = await rewards([right, wrong, wrong, right]);
    expect(first.rewards).toEqual([1, 0, 0, 1]);
    expect(first.summary.unreadable).toBe(0);
    expect((await rewards([wrong, wrong, right])).rewards).toEqual([0, 0, 1]);
  });

  it('reads percent and decimal commas', async () => {
    expect((await rewards(['85%', '12,5 %', '0,5', '-0,25'])).rewards).toEqual([
      0.85, 0.125, 0.5, -0.25,
    ]);
  });

  it('takes a draw for one half, and P for half only beside C and I', async () => {
    expect((await rewards(['win', 'tie', 'loss', 'draw'])).rewards).toEqual([1, 0.5, 0, 0.5]);
    expect((await rewards(['C', 'P', 'I', 'N'])).rewards).toEqual([1, 0.5, 0, 0]);
    expect((await rewards(['W', 'T', 'L'])).rewards).toEqual([1, 0.5, 0]);
  });

  it('of code that ran, errors and timeouts are failures', async () => {
    const { rewards: read, ends } = await rewards([
      ...['OK', 'Exception', 'Timeout', 'SyntaxError', 'OK'],
    ]);
    expect(read).toEqual([1, 0, 0, 0, 1]);
    expect(ends).toEqual([]);
    expect((await rewards(['pass', 'fail', 'timeout'])).rewards).toEqual([1, 0, 0]);
    expect((await rewards(['OK', 'Timeout', 'api_error'])).rewards).toEqual([1, 0, NaN]);
  });

  it('of anything else, they are neither right nor wrong', async () => {
    const { rewards: read, ends } = await rewards([
      ...['success', 'failure', 'timeout', 'error', 'parse_error', 'max_tokens'],
    ]);
    expect(read).toEqual([1, 0, NaN, NaN, NaN, NaN]);
    expect(ends.slice(2)).toEqual(['timeout', 'error', 'unparsed', 'truncated']);
  });

  it('takes empty cells and n/a for missing', async () => {
    const { rewards: read, summary } = await rewards(['yes', '', 'N/A', 'no', 'none', '-']);
    expect(read).toEqual([1, NaN, NaN, 0, NaN, NaN]);
    expect(summary.unreadable).toBe(0);
  });

  it.each([
    [['pass', 'meh', 'meh', 'pass', 'fail'], /"pass" 2×, "meh" 2×, "fail" 1×/],
    [['great', 'awful', 'great'], /"great" 2×, "awful" 1×/],
    [[...Array<string>(60).fill('success'), 'flop'], /"flop" 1×/],
    [['0.5', 'x', '0.25', 'y'], /"x" 1×, "y" 1×/],
    [['P', 'Q', 'P'], /"P" 2×/],
  ])('refuses %j with the words and their counts', async (words, message) => {
    await expect(rewards(words)).rejects.toThrow(message);
    await expect(rewards(words)).rejects.toThrow('`success: WORD`');
    await expect(rewards(words)).rejects.toMatchObject({ code: 'SCHEMA' });
  });

  it('leaves one odd text among many numbers out, and counts it', async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => String((i % 5) / 4));
    const { rewards: read, summary } = await rewards([...numbers, 'oops']);
    expect(read.at(-1)).toBeNaN();
    expect(summary).toMatchObject({ unreadable: 1, rows: 41 });
  });

  it('takes the word that is named for the success, and the others for failures', async () => {
    const words = ['GREAT', 'awful', 'meh', 'great', 'timeout', ''];
    const { rewards: read, ends } = await rewards(words, { successWord: 'great' });
    expect(read).toEqual([1, 0, 0, 1, NaN, NaN]);
    expect(ends[4]).toBe('timeout');
    const fail = await rewards(['pass', 'fail', 'fail'], { successWord: 'fail' });
    expect(fail.rewards).toEqual([0, 1, 1]);
  });

  it('notes a word that never came', async () => {
    const { summary } = await rewards(['great', 'awful'], { successWord: 'grand' });
    expect(summary.notes).toEqual([
      { code: 'success-word-unmet', message: 'grand never came (out: "great" 1×, "awful" 1×)' },
    ]);
  });

  it('understands words after the first rows as it did before', async () => {
    const late = [
      ...Array.from({ length: 600 }, (_, i) => (i % 3 ? 'no' : 'yes')),
      'maybe',
      'maybe',
    ];
    await expect(rewards(late)).rejects.toThrow('"maybe" 2×');
  });

  it('counts a list or an object where a number is due, and numbers beyond all bounds', async () => {
    const lines = [1, 0, 1e308, -1e308, 1, 0].map((reward, i) => ({ group: i >> 1, reward }));
    const { log, tables } = await read(
      fromText(lines.map((row) => JSON.stringify(row)).join('\n')),
    );
    expect(column(tables, 'reward')).toEqual([1, 0, NaN, NaN, 1, 0]);
    expect(log.summary().notes.map(({ message }) => message)).toEqual([
      '2 numbers beyond ±1e150 left out as no numbers',
    ]);
  });

  it('says which word was read as what, in any order of rows, and counts no word as a number', async () => {
    const words = ['✔️', '✖️', '✖', '✔️', '👍', '👎'];
    for (const some of [words, words.toReversed()]) {
      const { rewards: read, summary } = await rewards(some);
      expect(read.filter((x) => x === 1)).toHaveLength(3);
      expect(summary.coerced).toBe(0);
      expect(summary.notes).toEqual([
        {
          code: 'verdict-words out',
          message: 'out: "✔️", "👍" are read as 1, "✖", "✖️", "👎" are read as 0',
        },
      ]);
    }
  });

  it('names the one word that can be the success where all that are known are failures', async () => {
    const some = ['completed', 'failed', 'completed', 'failed'];
    await expect(rewards(some)).rejects.toThrow("`success: 'completed'`");
    expect((await rewards(some, { successWord: 'completed' })).rewards).toEqual([1, 0, 1, 0]);
    await expect(rewards(['great', 'failed', 'meh', 'meh'])).rejects.toThrow('`success: WORD`');
  });
});
