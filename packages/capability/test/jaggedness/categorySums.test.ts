import { expect, it } from 'vitest';
import { categorySums } from '../../src/jaggedness/categorySums.ts';

const codes = Int32Array.from([0, 0, 1, -1, 1, 2]);
const names = ['a', 'b', 'c'];
const base = { successes: [1, 3, 2, 4, 0, 1], attempts: [4, 4, 4, 4, 2, 4] };

it('has the mean of each category, by hand; prompts without one are left out', () => {
  const sums = categorySums(codes, names, [base], 'sample');
  expect(sums.map(({ name, prompts, mean }) => [name, prompts, mean])).toEqual([
    ['a', 2, 0.5],
    ['b', 2, 0.25],
    ['c', 1, 0.25],
  ]);
});

it('takes the noise of drawing prompts from how they differ', () => {
  const [a, b, c] = categorySums(codes, names, [base], 'sample');
  // rates .25 and .75: variance .125, of a mean of two .0625; rates ½ and 0 likewise
  expect([a!.variance, b!.variance]).toEqual([0.0625, 0.0625]);
  expect(c!.variance).toBeNaN();
  expect([a!.freedom, b!.freedom, c!.freedom]).toEqual([1, 1, 0]);
  expect([a!.grain, b!.grain]).toEqual([1, 1]);
});

it('takes the noise of attempts from the attempts alone', () => {
  const [a, b, c] = categorySums(codes, names, [base], 'these');
  // p(1 − p)/(n − 1): .1875/3 each, over 2²; ½·½/3 and 0/1, over 2²; .1875/3, over 1
  expect([a!.variance, b!.variance, c!.variance]).toEqual([0.03125, 0.25 / 3 / 4, 0.0625]);
  expect([a!.freedom, b!.freedom, c!.freedom]).toEqual([6, 4, 3]);
  // an attempt is worth 1/n of its prompt
  expect([a!.grain, b!.grain, c!.grain]).toEqual([0.25, 0.375, 0.25]);
});

it('takes gains where there are two sides, and the noise of both', () => {
  const after = { successes: [4, 4, 2, 4, 1, 1], attempts: [4, 4, 4, 4, 2, 4] };
  const [a] = categorySums(codes, names, [base, after], 'these');
  expect(a!.mean).toBe(0.5);
  expect(a!.variance).toBe(0.03125);
  expect(a!.freedom).toBe(12);
  const [sampled] = categorySums(codes, names, [base, after], 'sample');
  // gains .75 and .25
  expect(sampled!.variance).toBe(0.0625);
});
