import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const rowsOf = async (text: string, mapping = { group: ['task'], reward: ['ok'] }) => {
  const { log, tables } = await read(fromText(text, 'a.csv'), { mapping });
  const rewards = column(tables, 'reward');
  return {
    rows: column(tables, 'group').map((group, i) => `${group} ${rewards[i]}`),
    summary: log.summary(),
  };
};
const codes = ({ notes }: { notes: readonly { code: string }[] }) => notes.map(({ code }) => code);

describe('a header within a file', () => {
  it.each([
    ['the same', 'task,ok,s\na,1,3\ntask,ok,s\na,0,4\n'],
    ['the same, with blanks', 'task, ok ,s\na,1,3\n task,ok,s\na,0,4\n'],
    ['the same, with a byte order mark', 'task,ok,s\na,1,3\n\ufefftask,ok,s\na,0,4\n'],
    ['the same, in quotes', 'task,ok,s\na,1,3\n"task","ok","s"\na,0,4\n'],
    ['in another order', 'task,ok,s\na,1,3\nok,s,task\n0,4,a\n'],
    ['with more columns', 'task,ok\na,1\ntask,model,ok,s\na,m,0,4\n'],
    ['with fewer columns', 'task,s,ok\na,3,1\ntask,ok\na,0\n'],
    ['with other columns at its ends', 'task,ok,s\na,1,3\nmodel,task,ok,cost\nm,a,0,4\n'],
    ['after CRLF', 'task,ok,s\r\na,1,3\r\ntask,ok,s\r\na,0,4\r\n'],
  ])('%s, is no row and names what follows', async (_, text) => {
    const { rows, summary } = await rowsOf(text);
    expect(rows).toEqual(['a 1', 'a 0']);
    expect(summary).toMatchObject({ skipped: 0, missing: { reward: 0 } });
    expect(codes(summary)).toContain('header-again');
  });

  it('is counted', async () => {
    const part = 'task,ok\na,1\nb,0\n';
    const { rows, summary } = await rowsOf(part.repeat(4));
    expect(rows).toHaveLength(8);
    const note = summary.notes.find(({ code }) => code === 'header-again');
    expect(note?.message).toMatch(/^3 lines within the file are headers and no rows/);
  });

  it('is not a row that holds a name of a column', async () => {
    const { rows, summary } = await rowsOf('task,ok,s\ntask,1,3\nok,0,4\ns,1,s\n');
    expect(rows).toEqual(['task 1', 'ok 0', 's 1']);
    expect(codes(summary)).not.toContain('header-again');
  });

  it('is not a row of another length', async () => {
    const { rows, summary } = await rowsOf('task,ok,s\na,1,3\nb,1\nc,0,4,5\n');
    expect(rows).toEqual(['a 1']);
    expect(summary.skipped).toBe(2);
  });
});
