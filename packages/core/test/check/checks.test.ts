import { describe, expect, it } from 'vitest';
import {
  checkArray,
  checkAtLeast,
  checkBetaShapes,
  checkFinitePositive,
  checkGroupSize,
  checkLevel,
  checkNumber,
  checkNumbers,
  checkObject,
  checkOneOf,
  checkPositive,
  checkProbability,
  checkSameLength,
  checkWhole,
} from '../../src/index.ts';

type Check = (x: never) => void;
const refused = (check: Check, x: unknown): string | undefined => {
  try {
    check(x as never);
    return undefined;
  } catch (error) {
    expect(error).toMatchObject({ code: 'DOMAIN', fn: 'f' });
    return (error as Error).message;
  }
};

describe.each<[name: string, check: Check, passes: unknown[], refuses: unknown[], words: string]>([
  ['checkNumber', (x) => checkNumber('f', 'x', x), [0, -1, NaN, Infinity], [1n, true], 'a number'],
  [
    'checkProbability',
    (x) => checkProbability('f', 'x', x),
    [0, 1, 0.5, NaN],
    [-1e-9, 1.1],
    'in [0, 1]',
  ],
  [
    'checkAtLeast',
    (x) => checkAtLeast('f', 'x', x, 2),
    [2, Infinity, NaN],
    [1.9, -Infinity],
    '≥ 2',
  ],
  ['checkPositive', (x) => checkPositive('f', 'x', x), [5e-324, Infinity, NaN], [0, -1], '> 0'],
  [
    'checkFinitePositive',
    (x) => checkFinitePositive('f', 'x', x),
    [5e-324, NaN],
    [0, Infinity],
    '> 0 and finite',
  ],
  [
    'checkWhole',
    (x) => checkWhole('f', 'x', x),
    [0, 2 ** 53 - 1],
    [-1, 0.5, NaN, 2 ** 53],
    'an integer ≥ 0',
  ],
  [
    'checkWhole with ends',
    (x) => checkWhole('f', 'x', x, { least: 1, most: 8 }),
    [1, 8],
    [0, 9],
    'an integer in [1, 8]',
  ],
  [
    'checkWhole or NaN',
    (x) => checkWhole('f', 'x', x, { orNaN: true }),
    [NaN, 3],
    [-1, 0.5],
    'an integer ≥ 0',
  ],
  ['checkLevel', (x) => checkLevel('f', x), [0.5, 1e-9], [0, 1, NaN], 'in (0, 1)'],
  [
    'checkGroupSize',
    (x) => checkGroupSize('f', x),
    [1, 2 ** 20],
    [0, 2 ** 20 + 1, 1e9, NaN],
    'an integer in [1, 1048576]',
  ],
  [
    'checkGroupSize with an end',
    (x) => checkGroupSize('f', x, 64),
    [64],
    [65],
    'an integer in [1, 64]',
  ],
  [
    'checkOneOf',
    (x) => checkOneOf('f', 'x', x, ['a', 'b', 3]),
    ['a', 3],
    ['c', 'toString'],
    "'a', 'b' or 3",
  ],
  ['checkOneOf of one', (x) => checkOneOf('f', 'x', x, ['a']), ['a'], ['b'], "'a'"],
  [
    'checkSameLength',
    (x) => checkSameLength('f', 'x', x, 2),
    [[1, 2], new Float32Array(2)],
    [[1], 'ab'],
    'of length 2',
  ],
  [
    'checkArray',
    (x) => checkArray('f', 'x', x),
    [[], new Int8Array(1)],
    ['ab', { length: -1 }],
    'an array',
  ],
  [
    'checkNumbers',
    (x) => checkNumbers('f', 'x', x),
    [[1, NaN], new Float64Array(1)],
    [['1'], [1, null]],
    'of numbers',
  ],
  ['checkObject', (x) => checkObject('f', 'x', x), [{}, []], ['a', 1], 'an object'],
])('%s', (_, check, passes, refuses, words) => {
  it.each(passes)('lets %s pass', (x) => {
    expect(refused(check, x)).toBeUndefined();
  });

  it.each([...refuses, undefined, null, 'x'])('refuses %s', (x) => {
    expect(refused(check, x)).toMatch(/^f: expected \w+ /);
  });

  it('says what it expected', () => {
    expect(refused(check, refuses[0])).toContain(words);
  });
});

it('checkNumbers names the row', () => {
  const call = () => checkNumbers('f', 'x', [1, 2, undefined as unknown as number]);
  expect(call).toThrow(expect.objectContaining({ row: 2, received: undefined }));
});

it('checkBetaShapes names the shape, after the parameter when there is one', () => {
  expect(() => checkBetaShapes('f', { a: NaN, b: 1 })).not.toThrow();
  expect(() => checkBetaShapes('f', { a: 0, b: 1 })).toThrow('f: expected a > 0 and finite, got 0');
  expect(() => checkBetaShapes('f', { a: 1, b: Infinity }, 'prior')).toThrow(
    'f: expected prior.b > 0 and finite, got Infinity',
  );
  expect(() => checkBetaShapes('f', null as never, 'prior')).toThrow('expected prior with shapes');
});
