import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { LogTally } from '../../src/rows/logTally.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => fromText(rows.map((row) => JSON.stringify(row)).join('\n'));
const codes = (tally: LogTally) => tally.summary().notes.map(({ code }) => code);

describe('the account of a log', () => {
  it.each([null, undefined])('counts an id of %s as missing, not as unreadable', (value) => {
    const tally = new LogTally();
    expect(tally.id(value)).toBeUndefined();
    expect(tally.number(value)).toBeNaN();
    expect(codes(tally)).toEqual([]);
  });

  it.each([[{}], [[1]], [Symbol('x')]])('counts an id of %s as unreadable', (value) => {
    const tally = new LogTally();
    expect(tally.id(value)).toBeUndefined();
    expect(codes(tally)).toEqual(['unreadable-value']);
  });

  it('says nothing of fields that are null in a log', async () => {
    const row = { step: 1, group: 'a', reward: 1, category: null, rollout: null, kind: null };
    const { log, tables } = await read(lines(row, { ...row, group: null }));
    expect(log.summary().notes).toEqual([
      { code: 'no-group', message: '1 row without group or prompt' },
    ]);
    expect(Object.keys(tables[0]!.columns)).toEqual(['group', 'step', 'reward']);
  });

  it('keeps numbers and booleans as names, and a long name as a hash', () => {
    const tally = new LogTally();
    expect([tally.id(0), tally.id(false), tally.id(1.5), tally.id(2n ** 70n)]).toEqual([
      '0',
      'false',
      '1.5',
      String(2n ** 70n),
    ]);
    expect(tally.id('x'.repeat(256))).toHaveLength(256);
    expect(tally.id('x'.repeat(257))).toMatch(/^[0-9a-f]{16}$/);
    expect(tally.roundedId).toBe(false);
    tally.id(2 ** 53);
    expect(tally.roundedId).toBe(true);
  });

  it('reads a row once more when a column that was named lost digits', async () => {
    const rows = [1, 2, 3].map(
      (k) =>
        `{"step":1,"prompt":"p","completion":"c${k}","r":${k % 2},"advantage":0,"id":${k === 1 ? 1 : `900719925474099${k}`}}`,
    );
    const { log, tables } = await read(fromText(rows.join('\n')), {
      mapping: { promptId: ['id'] },
    });
    expect(column(tables, 'prompt')).toEqual(['1', '9007199254740992', '9007199254740993']);
    expect(log.summary().rows).toBe(3);
  });
});
