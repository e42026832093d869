import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvParser } from '../../src/csv/csvParser.ts';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const mapping = { group: ['g'], reward: ['r'] };
const csv = (text: string) => read(fromText(text, 'a.csv'), { mapping });
const rowsOf = async (text: string) => {
  const { log, tables } = await csv(text);
  const rewards = column(tables, 'reward');
  return { rows: column(tables, 'group').map((g, i) => [g, rewards[i]]), summary: log.summary() };
};

describe('CSV', () => {
  it.each([
    ['comma', 'g,r\na,1\nb,0\n'],
    ['semicolon', 'g;r\na;1\nb;0\n'],
    ['tab', 'g\tr\na\t1\nb\t0\n'],
    ['CRLF', 'g,r\r\na,1\r\nb,0\r\n'],
    ['mixed line ends', 'g,r\r\na,1\nb,0\r\n'],
    ['byte order mark', '\ufeffg,r\na,1\nb,0\n'],
    ['no line end at the end', 'g,r\na,1\nb,0'],
    ['quotes', '"g","r"\n"a","1"\n"b","0"\n'],
    ['blank lines', 'g,r\n\na,1\n\n\nb,0\n\n'],
    ['more columns', 'x,g,r\n"1,5",a,1\n"2 ""q""\n",b,0\n'],
  ])('%s', async (_name, text) => {
    const { rows, summary } = await rowsOf(text);
    expect(rows).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(summary).toMatchObject({ rows: 2, skipped: 0, coerced: 0 });
  });

  it('counts ragged rows, and loses none of the others', async () => {
    const { rows, summary } = await rowsOf('g,r\na,1\nb\nc,1,2\nd,0\n');
    expect(rows).toEqual([
      ['a', 1],
      ['d', 0],
    ]);
    expect(summary.skipped).toBe(2);
    expect(summary.notes).toEqual([
      { code: 'ragged-row', message: '2 rows with more or fewer fields than the header' },
    ]);
  });

  it('lets a quote that never closes cost its own row only', async () => {
    const { rows, summary } = await rowsOf('g,r\na,1\n"b,0\nc,1\nd,0\n');
    expect(rows.slice(-2)).toEqual([
      ['c', 1],
      ['d', 0],
    ]);
    expect(rows).toHaveLength(4);
    expect(summary.notes.map(({ code }) => code)).toEqual(['stray-quote']);
  });

  it('tells words from numbers', async () => {
    const { rows, summary } = await rowsOf(
      'g,r\na,True\nb,FALSE\nc,\nd,nan\ne,inf\nf,None\ng,1e-1\n',
    );
    expect(rows.map(([, r]) => r)).toEqual([1, 0, NaN, NaN, NaN, NaN, 0.1]);
    expect(summary).toMatchObject({ coerced: 0, nonFinite: 2, missing: { reward: 4 } });
    expect(summary.notes).toEqual([]);
  });

  it('tells columns of one name apart', async () => {
    const { log, tables } = await read(fromText('g,r,r,\na,1,0,5\n', 'a.csv'), {
      mapping: { group: ['g'], reward: ['r'], success: 'r (3)', outputTokens: 'column 4' },
    });
    expect(column(tables, 'reward')).toEqual([1]);
    expect(column(tables, 'success')).toEqual([0]);
    expect(log.summary().rows).toBe(1);
  });

  it('gives an empty log for a header alone', async () => {
    expect((await csv('g,r\n')).log.summary()).toMatchObject({ rows: 0 });
  });

  it('names the columns when one is missing', async () => {
    await expect(read(fromText('g,s\na,1\n'), { mapping })).rejects.toThrow(
      'log: r: expected a column of that name, got columns: g, s; no column holds rewards',
    );
  });

  it('cuts records as they were written, wherever the pieces end', () => {
    const field = fc.string({
      unit: fc.constantFrom('a', '1', ',', ';', '"', '\n', '\r', ' ', 'é'),
    });
    const record = fc.array(field, { minLength: 2, maxLength: 5 });
    const quoted = (fields: string[]) =>
      fields.map((f) => `"${f.replaceAll('"', '""')}"`).join(',');
    fc.assert(
      fc.property(
        fc.array(record, { maxLength: 5 }),
        fc.nat(30),
        fc.constantFrom('\n', '\r\n'),
        (records, cut, end) => {
          const text = records.map(quoted).join(end);
          const parser = new CsvParser(',');
          const out = [];
          for (let at = 0; at < text.length; at += cut + 1) {
            out.push(...parser.push(text.slice(at, at + cut + 1)));
          }
          out.push(...parser.push('', true));
          expect(out.map(({ fields }) => fields)).toEqual(records);
          expect(out.every(({ damaged }) => !damaged)).toBe(true);
        },
      ),
    );
  });

  it('gives the same records whatever the pieces, for any text', () => {
    const text = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r') });
    fc.assert(
      fc.property(text, fc.nat(5), (whole, cut) => {
        const once = [...new CsvParser(',').push(whole, true)];
        const parser = new CsvParser(',');
        const out = [];
        for (let at = 0; at < whole.length; at += cut + 1) {
          out.push(...parser.push(whole.slice(at, at + cut + 1)));
        }
        out.push(...parser.push('', true));
        expect(out).toEqual(once);
      }),
    );
  });
});

describe('CSV of any size', () => {
  it('reads a field of 8 MB', async () => {
    const { rows } = await rowsOf(`g,r,x\na,1,"${'long '.repeat(1_600_000)}"\nb,0,y\n`);
    expect(rows).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
  });

  it('counts a line over 16 MiB, and reads on', async () => {
    const { rows, summary } = await rowsOf(`g,r\na,1\n${'x'.repeat(2 ** 24 + 1)},1\nb,0\n`);
    expect(rows).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(summary.notes).toEqual([
      { code: 'line-too-long', message: '1 line longer than 16 MiB left out' },
    ]);
  });

  it('finds its way again after a quote that never closes, at any distance', () => {
    const parser = new CsvParser(',');
    const piece = 'c,1\n'.repeat(16_384);
    let seen = 0;
    let damaged = 0;
    for (const text of ['g,r\na,1\n"b,0\n', ...Array<string>(300).fill(piece), 'd,0\n']) {
      for (const record of parser.push(text)) {
        seen++;
        if (record.damaged) damaged++;
      }
    }
    // all came out before the end
    expect([seen, damaged]).toEqual([300 * 16_384 + 4, 1]);
  });

  it('finds its way again at the end', async () => {
    const { rows, summary } = await rowsOf(`g,r\na,1\n"b,0\n${'c,1\n'.repeat(1000)}`);
    expect(rows).toHaveLength(1002);
    expect(summary.notes.map(({ code }) => code)).toEqual(['stray-quote']);
  });

  it('keeps columns of every name', async () => {
    const { log, tables } = await read(fromText('__proto__,constructor\na,1\nb,0\n', 'a.csv'), {
      mapping: { group: ['__proto__'], reward: ['constructor'] },
    });
    expect(column(tables, 'group')).toEqual(['a', 'b']);
    expect(column(tables, 'reward')).toEqual([1, 0]);
    expect(log.summary().skipped).toBe(0);
  });
});
