import { describe, expect, it } from 'vitest';
import { type AlarmRow, alarmPromises } from '../../src/index.ts';
import { madeRow } from '../support/madeRow.ts';

const broken = (rows: readonly AlarmRow[]): string[] =>
  alarmPromises(rows, { detector: 'own' })
    .filter(({ kept }) => !kept)
    .map(({ promise, counted }) => `${promise.split(':')[0]}: ${counted}`);

describe('false alarms', () => {
  // P(X ≥ 3 | 100, 1 %) = 7.9 %, P(X ≥ 5) = 0.34 %: by the binomial distribution
  it('are broken where chance makes so many once in a hundred times or less', () => {
    expect(broken([madeRow({ alarms: { fall: 3 } })])).toEqual([]);
    expect(broken([madeRow({ alarms: { fall: 5 } })])).toEqual([
      'false alarms, kinds on which thresholds were chosen: 5 fall in 100 runs',
    ]);
  });

  it('count by sort, over all kinds, in other kinds apart', () => {
    const three = { alarms: { fall: 3 } };
    expect(broken([madeRow({ alarms: { fall: 3, cut: 3 } })])).toEqual([]);
    expect(broken([madeRow(three), madeRow({ ...three, kind: 'noisy', runs: 50 })])).toHaveLength(
      1,
    );
    expect(broken([madeRow(three), madeRow({ ...three, kind: 'odd', tuned: false })])).toEqual([]);
  });

  it('before a fault are false too; questions that may be asked are not', () => {
    expect(broken([madeRow({ sick: true, caught: 100, alarms: { fall: 6 } })])).toHaveLength(1);
    expect(broken([madeRow({ asks: { fall: 6 } })])).toHaveLength(1);
    expect(broken([madeRow({ mayAsk: true, asks: { fall: 60 } })])).toEqual([]);
    expect(broken([madeRow({ mayAsk: true, alarms: { fall: 6 } })])).toHaveLength(1);
  });
});

describe('faults', () => {
  const sick = { sick: true, runs: 10 };

  it('are to be caught in four of five, and of each kind in two of five', () => {
    const caught = (...counts: number[]) =>
      broken(counts.map((n, i) => madeRow({ ...sick, kind: `k${i}`, caught: n })));
    expect(caught(10, 8, 7)).toEqual([]);
    // P(X ≤ 0 | 10, 40 %) = 0.6 %
    expect(caught(10, 10, 10, 10, 10, 0)).toEqual(['caught of k5: 0 of 10']);
    expect(caught(3, 4, 5)).toEqual(['faults that are caught: 12 of 30']);
  });

  it('began within what was said', () => {
    const dated = (held: number) => broken([madeRow({ ...sick, caught: 10, dated: 10, held })]);
    expect(dated(7)).toEqual([]);
    expect(dated(4)).toEqual(['onsets within what was said: 4 of 10']);
  });
});

it('rows of others do not count', () => {
  expect(broken([madeRow({ detector: 'other', alarms: { fall: 90 } })])).toEqual([]);
});
