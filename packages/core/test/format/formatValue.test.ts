import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatValue } from '../../src/index.ts';

describe('formatValue', () => {
  it.each([
    [0, 'number', '0'],
    [0, 'percent', '0 %'],
    [1234.5, 'number', '1235'],
    [12345, 'number', '12,345'],
    [1e7, 'number', '10⁷'],
    [2.5e8, 'number', '2.5×10⁸'],
    [0.00012, 'number', '0.00012'],
    [0.00001, 'number', '10⁻⁵'],
    [-0.5, 'number', '−0.5'],
    [0.1 + 0.2, 'bits', '0.3'],
    [0.0114, 'bits', '0.0114'],
    [0.999, 'percent', '99.9 %'],
    [0.0004, 'percent', '0.04 %'],
    [0.001, 'probability', '0.001'],
    [0.0001, 'probability', '10⁻⁴'],
    [0.9999, 'probability', '0.9999'],
    [0.9375, 'probability', '0.938'],
    [1, 'probability', '1'],
    [999, 'si', '999'],
    [1500, 'si', '1.5 k'],
    [-2.5e6, 'si', '−2.5 M'],
    [1e30, 'si', '10³⁰'],
    [Date.UTC(2026, 10, 22, 9, 30), 'time', '2026-11-22 09:30'],
    [1e99, 'time', '–'],
    [NaN, 'bits', '–'],
    [null, 'bits', '–'],
    [Infinity, 'bits', '∞'],
    [-Infinity, 'bits', '−∞'],
    [1e307, 'percent', '∞'],
    [999_999, 'si', '1 M'],
    [999.9, 'si', '1 k'],
  ] as const)('%s as %s is %s', (value, format, expected) => {
    expect(formatValue(value, format)).toBe(expected);
  });

  it.each([
    [0.999964, 'probability', 1, '0.99996'],
    [0.999964, 'probability', 4, '0.999964'],
    [0.9375, 'probability', 2, '0.94'],
    [1 - 1e-14, 'probability', 3, '1'],
    [0.000123456, 'bits', 2, '0.00012'],
    [1234567, 'si', 4, '1.235 M'],
    [1234567, 'number', 1, '1,234,567'],
    [0.123456, 'percent', 1, '12 %'],
    [0.123456, 'percent', 4, '12.35 %'],
  ] as const)('%s as %s to %d digits is %s', (value, format, digits, expected) => {
    expect(formatValue(value, format, { digits })).toBe(expected);
  });

  it.each([
    [0.525, 'percent', 0.005, '52.5 %'],
    [0.5, 'percent', 0.05, '50 %'],
    [0.02, 'si', 0.005, '0.02'],
    [1500, 'si', 500, '1.5 k'],
    [0.00005, 'number', 0.00001, '5×10⁻⁵'],
    [0.00005, 'number', 0.0001, '0.0001'],
  ] as const)('tick %f as %s of step %f is %s', (value, format, step, expected) => {
    expect(formatValue(value, format, { step })).toBe(expected);
  });

  it.each([
    [1, 0.5, '1'],
    [0.5, 0.5, '0.5'],
    [1000001, 1, '1,000,001'],
    [0.30000000000000004, 0.1, '0.3'],
    [10, 10, '10'],
  ])('tick %f of step %f is %s', (value, step, expected) => {
    expect(formatValue(value, 'number', { step })).toBe(expected);
  });

  it.each([
    [31_536_000_000, '2026'],
    [28 * 86_400_000, '2026-11'],
    [86_400_000, '2026-11-22'],
    [60_000, '09:30'],
    [1000, '09:30:05'],
  ])('a time of step %d is %s', (step, expected) => {
    expect(formatValue(Date.UTC(2026, 10, 22, 9, 30, 5), 'time', { step })).toBe(expected);
  });

  it('law: three digits are within half a unit of the third', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-4, max: 9_999_999, noNaN: true }), (x) => {
        const read = Number(formatValue(x, 'number').replaceAll(',', ''));
        expect(Math.abs(read - x)).toBeLessThanOrEqual(
          Math.max(0.005 * x, x >= 1000 ? 0.5 : 0) * 1.0000001,
        );
      }),
    );
  });

  it('says what it expected', () => {
    expect(() => formatValue(1, 'other' as 'si')).toThrow(
      "formatValue: expected format 'number', 'si', 'percent', 'probability', 'bits' or 'time', got other",
    );
    expect(() => formatValue(1, 'si', { digits: 0 })).toThrow(
      'expected digits an integer in [1, 15]',
    );
    expect(() => formatValue(1, 'si', { step: 0 })).toThrow('expected step > 0, got 0');
  });
});
