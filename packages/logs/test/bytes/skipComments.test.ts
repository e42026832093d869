import { describe, expect, it } from 'vitest';
import { fromText, readLog } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const mapping = { group: ['id'], reward: ['r'] };
const csv = 'id,r\na,1\na,0\nb,1\n';
const jsonl = '{"id":"a","r":1}\n{"id":"a","r":0}\n{"id":"b","r":1}\n';

describe('comments before the rows', () => {
  it.each([
    ['of CSV', `# exported today\n# model: m\n${csv}`, 2],
    ['of CSV, with blank lines', `#comment\n\n${csv}`, 1],
    ['with a byte order mark', `\uFEFF# a run\n${csv}`, 1],
    ['of CRLF lines', `# a run\r\n${csv.replaceAll('\n', '\r\n')}`, 1],
    ['of JSON lines', `# run of today\n${jsonl}`, 1],
    ['by slashes', `// a, b and c\n${jsonl}`, 1],
  ])('%s are passed over and noted', async (_, text, n) => {
    const { log, tables } = await read(fromText(text, 'a.txt'), { mapping });
    expect(column(tables, 'reward')).toEqual([1, 0, 1]);
    const { notes, skipped } = log.summary();
    expect(notes.find(({ code }) => code === 'comments')?.message).toMatch(`${n} line`);
    expect(skipped).toBe(0);
  });

  it('a header that begins with # is one', async () => {
    const { tables } = await read(fromText('#id,r\na,1\na,0\n', 'a.csv'), {
      mapping: { group: ['#id'], reward: ['r'] },
    });
    expect(column(tables, 'reward')).toEqual([1, 0]);
  });

  it.each(['# a\n# b\n', '#', '# words\nmore words\n'])('no table: %j', async (text) => {
    await expect(readLog(fromText(text, 'a.txt'))).rejects.toThrow('other text');
  });
});
