import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyStatistic, describeStatistic, statisticLaws } from '../src/index.ts';

const values = fc.double({ min: -1e3, max: 1e3, noNaN: true });

const total: AnyStatistic = {
  name: 'total',
  fields: ['n', 'sum'],
  update(rows, at, x) {
    rows[at]! += 1;
    rows[at + 1]! += x!;
  },
  merge(into, at, from, fromAt) {
    into[at]! += from[fromAt]!;
    into[at + 1]! += from[fromAt + 1]!;
  },
};

const products: AnyStatistic = {
  ...total,
  name: 'products',
  update(rows, at, x, y) {
    rows[at]! += 1;
    rows[at + 1]! += x! * y!;
  },
};

describeStatistic(total, { values });
describeStatistic(products, { values: fc.tuple(values, values) });

describe('a broken statistic fails the law it breaks', () => {
  const broken: [name: string, law: string, change: Partial<AnyStatistic>][] = [
    [
      'merge forgets a field',
      'concatenation',
      {
        merge: (into, at, from, fromAt) => {
          into[at]! += from[fromAt]!;
        },
      },
    ],
    [
      'the empty row changes the other',
      'identity',
      {
        merge: (into, at, from, fromAt) => {
          into[at]! += from[fromAt]!;
          into[at + 1] = from[fromAt + 1]!;
        },
      },
    ],
    [
      'update writes into the next row',
      'leak',
      {
        update: (rows, at, x) => {
          total.update(rows, at, x!);
          if (at + 2 < rows.length) rows[at + 2]! += 1;
        },
      },
    ],
    ['update ignores the offset', 'leak', { update: (rows, _, x) => total.update(rows, 0, x!) }],
    [
      'merge ignores the offset of its source',
      'leak',
      {
        merge: (into, at, from) => total.merge(into, at, from, 0),
      },
    ],
    [
      'merge empties its source',
      'source',
      {
        merge: (into, at, from, fromAt) => {
          total.merge(into, at, from, fromAt);
          from[fromAt] = 0;
        },
      },
    ],
    [
      'a row holds Infinity',
      'JSON',
      {
        update: (rows, at, x) => {
          rows[at]! += 1;
          rows[at + 1]! += 1 / (x! - x!);
        },
      },
    ],
    ['two fields share a name', 'distinct', { fields: ['sum', 'sum'] }],
    ['a field is in camel case', 'distinct', { fields: ['n', 'sumOfX'] }],
  ];

  it.each(broken)('%s: %s', (_, law, change) => {
    const laws = statisticLaws({ ...total, ...change }, { values });
    const check = laws.find(([name]) => name.includes(law))?.[1];
    expect(check).toBeDefined();
    expect(check).toThrow();
  });
});
