import { undefinedEstimate } from '@bits-per-sample/core';
import { expect, it } from 'vitest';
import { categorySpread } from '../../src/jaggedness/categorySpread.ts';

const category = (name: string, mean: number, variance: number, freedom = 9) => ({
  name,
  prompts: freedom + 1,
  mean,
  variance,
  freedom,
  grain: 1,
});
const spreadOf = (categories: readonly ReturnType<typeof category>[], among = 'these') =>
  categorySpread(categories, {
    fn: 'test',
    among: among as 'these',
    level: 0.95,
    interval: ({ mean }) => ({ ...undefinedEstimate('probability', 'not asked for'), value: mean }),
  });
const three = [category('a', 0.2, 0.01), category('b', 0.5, 0.01), category('c', 0.8, 0.01)];

it('takes noise away from the variance of the means, by hand', () => {
  const { observedVariance, samplingVariance, spread, excessVariance } = spreadOf(three);
  // means .2, .5, .8: variance .09
  expect(observedVariance).toBeCloseTo(0.09, 12);
  expect(samplingVariance).toBeCloseTo(0.01, 12);
  expect(excessVariance.value).toBeCloseTo(0.08, 12);
  expect(spread.value).toBeCloseTo(Math.sqrt(0.08), 12);
});

it('draws each mean towards that of all, as far as noise explains the difference', () => {
  // .08/(.08 + .01) of the way from .5
  expect(spreadOf(three).categories.map(({ shrunken }) => shrunken)).toEqual([
    expect.closeTo(0.5 - 0.3 * (8 / 9), 12),
    expect.closeTo(0.5, 12),
    expect.closeTo(0.5 + 0.3 * (8 / 9), 12),
  ]);
  const alike = [category('a', 0.49, 0.01), category('b', 0.51, 0.01)];
  for (const { shrunken } of spreadOf(alike).categories) expect(shrunken).toBeCloseTo(0.5, 12);
});

it('is wider for a sample of categories than for these', () => {
  const [these, sample] = [spreadOf(three), spreadOf(three, 'sample')];
  expect(sample.spread.upper).toBeGreaterThan(2 * these.spread.upper);
  expect(sample.spread.method).toBe('variance ratio, sample categories');
  // whether there is any spread is one question
  expect(sample.pValue).toBe(these.pValue);
});

it('tells nothing of one category, and nothing where nothing varies', () => {
  const one = spreadOf(three.slice(0, 1));
  expect(one.spread.method).toBe('undefined: fewer than 2 categories with known noise');
  expect([one.observedVariance, one.pValue]).toEqual([Number.NaN, Number.NaN]);
  expect(one.samplingVariance).toBeCloseTo(0.01, 12);
  const still = spreadOf([category('a', 0.2, 0), category('b', 0.5, 0)]);
  expect(still.spread.method).toBe('undefined: no noise in any category');
  expect(still.verdict).toBe('not certified');
  expect(spreadOf([]).samplingVariance).toBeNaN();
});

it('leaves out categories whose noise is unknown, and counts them', () => {
  const with1 = spreadOf([...three, category('d', 0.9, Number.NaN, 0)]);
  expect(with1.leftOut).toBe(1);
  expect(with1.spread).toEqual(spreadOf(three).spread);
  expect(with1.categories.at(-1)!.shrunken).toBe(0.9);
});
