import { expect, test } from 'vitest';
import { pairedDifference } from '../../src/index.ts';
import { madeTrial } from '../support/madeTrial.ts';

test('the interval of a paired difference is that of the mean, at large n', () => {
  const n = 400;
  const trials = Array.from({ length: n }, (_, seed) => [
    madeTrial('a', 'x', seed, 0.5 + 0.1 * Math.sin(seed * 12.9898)),
    madeTrial('b', 'x', seed, 0.4),
  ]).flat();
  const { value, lower, upper } = pairedDifference(trials, { contender: 'a', against: 'b' });
  const values = trials.filter((t) => t.contender === 'a').map((t) => t.auc! - 0.4);
  const mean = values.reduce((a, b) => a + b, 0) / n;
  const error = Math.sqrt(values.reduce((a, b) => a + (b - mean) ** 2, 0) / n / n);
  expect(value).toBeCloseTo(mean, 12);
  expect(Math.abs(mean - lower - 1.96 * error)).toBeLessThan(0.15 * error);
  expect(Math.abs(upper - mean - 1.96 * error)).toBeLessThan(0.15 * error);
});

test('a pair in which a number is null does not count', () => {
  const trials = [
    madeTrial('a', 'x', 1, 0.5),
    madeTrial('b', 'x', 1, 0.4),
    { ...madeTrial('a', 'x', 2, 0.9), auc: null },
    madeTrial('b', 'x', 2, 0.4),
    madeTrial('a', 'x', 3, 0.7),
    { ...madeTrial('b', 'x', 3, 0.1), auc: null },
    madeTrial('a', 'x', 4, 0.7),
  ];
  const { value, n } = pairedDifference(trials, { contender: 'a', against: 'b' });
  expect(n).toBe(1);
  expect(value).toBeCloseTo(0.1, 12);
  const none = pairedDifference(trials.slice(2, 4), { contender: 'a', against: 'b' });
  expect(none.method).toBe('undefined: no trials');
});
