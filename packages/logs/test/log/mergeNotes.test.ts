import { describe, expect, it } from 'vitest';
import { countedNote, mergeNotes } from '../../src/log/mergeNotes.ts';

const rows = (n: number) =>
  countedNote('rows', n, (count) => `${count} row${count === 1 ? '' : 's'} left out`);

describe('mergeNotes', () => {
  it('adds up what was counted in several logs', () => {
    expect(mergeNotes([rows(1), rows(2), rows(16)])).toEqual([
      { code: 'rows', message: '19 rows left out' },
    ]);
  });

  it('says the same words once, and other words too', () => {
    const same = { code: 'a', message: 'once' };
    const other = { code: 'a', message: 'something else' };
    expect(mergeNotes([same, { ...same }, other])).toEqual([same, other]);
  });

  it('keeps counts of other things apart, in the order of the first', () => {
    const cells = countedNote('rows', 4, (n) => `${n} cells bent`);
    expect(mergeNotes([cells, rows(1), cells]).map(({ message }) => message)).toEqual([
      '8 cells bent',
      '1 row left out',
    ]);
  });

  it('of no notes there are none', () => {
    expect(mergeNotes([])).toEqual([]);
  });
});
