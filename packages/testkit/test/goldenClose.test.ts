import { expect, it } from 'vitest';
import { goldenClose } from '../src/index.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

it.each([
  [1, 1, {}],
  [1.01, 1, { rtol: 0.011 }],
  [-99, -100, { rtol: 0.01 }],
  [1e-20, 0, { atol: 1e-14 }],
  [-0, 0, {}],
  [infinity, 'Infinity', { rtol: 1e-9 }],
  [-infinity, '-Infinity', {}],
  [nan, 'NaN', {}],
  [nan, null, {}],
  [null, null, {}],
  [undefined, null, {}],
  [[1, 2], [1, 2], {}],
  [Float64Array.of(1, infinity), [1, 'Infinity'], {}],
  [[[1], [2.0001]], [[1], [2]], { rtol: 1e-3 }],
  [{ a: 1, b: [2, nan], more: 3 }, { a: 1, b: [2, null] }, {}],
  ['solved', 'solved', {}],
  [true, true, {}],
])('meets: %o for %o within %o', (got, expected, tolerance) => {
  expect(goldenClose(got, expected, tolerance)).toBe(true);
});

it.each([
  ['a number out of tolerance', 1.02, 1, { rtol: 0.011 }],
  ['the last digit when exact', 1 + Number.EPSILON, 1, { rtol: 0 }],
  ['a tolerance relative to zero', 1e-300, 0, { rtol: 1 }],
  ['NaN for a number', nan, 1, { rtol: 1e9 }],
  ['a number for NaN', 1, 'NaN', { rtol: 1 }],
  ['null for NaN', null, 'NaN', {}],
  ['a number for undefined', 0, null, { atol: 1 }],
  ['a finite number for Infinity', 1e308, 'Infinity', { rtol: 1 }],
  ['the other infinity', -infinity, 'Infinity', { rtol: 1 }],
  ['Infinity for a number', infinity, 1, { rtol: infinity }],
  ['a missing element', [1], [1, 2], {}],
  ['an element too many', [1, 2], [1], {}],
  ['a wrong element', Float64Array.of(1, 3), [1, 2], {}],
  ['a number for an array', 1, [1], {}],
  ['an array for a number', [1], 1, {}],
  ['an array for an object', [1], { 0: 1 }, {}],
  ['a key that is not there', { a: 1 }, { a: 1, b: 2 }, {}],
  ['a key that is not there, for undefined', { a: 1 }, { a: 1, b: null }, {}],
  ['a wrong key deep inside', { a: { b: [1, 2] } }, { a: { b: [1, 3] } }, {}],
  ['null for an object', null, { a: 1 }, {}],
  ['text for a number', '1', 1, { rtol: 1 }],
  ['other text', 'solved', 'failed', { rtol: 1 }],
])('does not meet: %s', (_, got, expected, tolerance) => {
  expect(goldenClose(got, expected, tolerance)).toBe(false);
});
