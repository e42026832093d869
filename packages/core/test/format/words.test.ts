import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatBits,
  formatCount,
  formatList,
  formatPercent,
  formatPlain,
  formatPlural,
  formatShort,
} from '../../src/index.ts';

describe.each<[string, (x: number) => string, [number, string][]]>([
  [
    'formatCount',
    formatCount,
    [
      [0, '0'],
      [-0, '0'],
      [0.4, '0'],
      [-0.4, '0'],
      [999, '999'],
      [1000, '1,000'],
      [999.6, '1,000'],
      [1234567, '1,234,567'],
      [-1234, '−1,234'],
      [2 ** 53, '9,007,199,254,740,992'],
      [1e21, '1,000,000,000,000,000,000,000'],
    ],
  ],
  [
    'formatShort',
    formatShort,
    [
      [9999, '9,999'],
      [10_000, '10.0 k'],
      [99_949, '99.9 k'],
      [99_950, '100 k'],
      [123_456, '123 k'],
      [999_999, '1000 k'],
      [1e6, '1.0 M'],
      [1234567, '1.2 M'],
      [2.5e9, '2.5 G'],
      [7e13, '70.0 T'],
      [-1234567, '−1.2 M'],
    ],
  ],
  [
    'formatPercent',
    formatPercent,
    [
      [0, '0 %'],
      [1e-9, '< 0.1 %'],
      [0.0005, '0.1 %'],
      [0.0094, '0.9 %'],
      [0.0096, '1 %'],
      [0.1834, '18 %'],
      [0.99, '99 %'],
      [0.996, '99.6 %'],
      [0.9996, '> 99.9 %'],
      [1, '100 %'],
      [1.5, '150 %'],
      [-0.12, '−12 %'],
      [-1e-9, '> −0.1 %'],
      [-0.9999, '< −99.9 %'],
    ],
  ],
  [
    'formatBits',
    formatBits,
    [
      [0, '0'],
      [2.71e-5, '2.7e-5'],
      [0.0123, '0.012'],
      [0.0994, '0.099'],
      [0.0996, '0.10'],
      [0.2412, '0.24'],
      [12.345, '12.35'],
      [-0.5, '−0.50'],
    ],
  ],
  [
    'formatPlain',
    formatPlain,
    [
      [0, '0'],
      [12345, '12,345'],
      [1e6, '1000000'],
      [1234567, '1235000'],
      [0.123456, '0.1235'],
      [1.5e-9, '1.5e-9'],
      [-3, '−3'],
    ],
  ],
])('%s', (_, print, table) => {
  it.each(table)('%d is %s', (x, text) => {
    expect(print(x)).toBe(text);
  });

  it('prints what is no number as figures do', () => {
    expect(print(NaN)).toBe('–');
    expect(print(Infinity)).toMatch(/^∞/);
    expect(print(-Infinity)).toMatch(/^−∞/);
  });

  it('law: a negative number is its size with a minus', () => {
    fc.assert(
      fc.property(fc.double({ min: 1, max: 0.9e21, noNaN: true }), (x) => {
        if (print !== formatPercent) expect(print(-x)).toBe(`−${print(x)}`);
      }),
    );
  });
});

it('formatCount keeps every digit', () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (x) => {
      expect(Number(formatCount(x).replaceAll(',', '').replace('−', '-'))).toBe(x);
    }),
  );
});

it('formatPlural knows one from many', () => {
  expect(formatPlural(1, 'group')).toBe('1 group');
  expect(formatPlural(0, 'group')).toBe('0 groups');
  expect(formatPlural(1200, 'category', 'categories')).toBe('1,200 categories');
});

it('formatList says and before the last', () => {
  expect(formatList([])).toBe('');
  expect(formatList(['a'])).toBe('a');
  expect(formatList(['a', 'b'])).toBe('a and b');
  expect(formatList(['a', 'b', 'c'])).toBe('a, b and c');
});
