import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../src/compare/comparison.ts';
import {
  comparisonThresholdNames,
  comparisonValue,
} from '../../src/compare/comparisonThreshold.ts';
import { compare } from '../../src/index.ts';

const comparison = await compare(
  [
    [1, 0, 0, 0],
    [0, 0, 0, 0],
  ],
  [
    [1, 1, 1, 1],
    [1, 0, 1, 0],
  ],
);
const spread = (verdict: string, lost: readonly string[] = []) =>
  ({ ...comparison, spread: { verdict, lost, gained: [] } }) as unknown as Comparison;

describe('what a condition on a comparison looks at', () => {
  it('is a number for each name, or NaN', () => {
    for (const name of comparisonThresholdNames)
      expect(typeof comparisonValue(name, comparison)).toBe('number');
    expect(comparisonValue('prompts', comparison)).toBe(2);
    expect(comparisonValue('passRate', comparison)).toBeCloseTo(0.75, 12);
    expect(comparisonValue('difference', comparison)).toBeCloseTo(0.625, 12);
    expect(comparisonValue('unpaired', comparison)).toBe(0);
  });

  it('is NaN for a name that there is not, inherited ones among them', () => {
    expect(comparisonValue('nosuch', comparison)).toBeNaN();
    expect(comparisonValue('toString', comparison)).toBeNaN();
  });

  it('is 1 or 0 for whether categories differ, and NaN where that is not known', () => {
    expect(comparisonValue('jagged', spread('jagged'))).toBe(1);
    expect(comparisonValue('jagged', spread('not certified'))).toBe(0);
    expect(comparisonValue('jagged', { ...comparison, spread: null })).toBeNaN();
    expect(comparisonValue('lostCategories', spread('jagged', ['x', 'y']))).toBe(2);
    expect(comparisonValue('lostCategories', { ...comparison, spread: null })).toBeNaN();
  });

  it('is 1 or 0 for a certified crossing', () => {
    const crossing = (verdict: string) =>
      ({ ...comparison, curves: { ...comparison.curves, verdict } }) as Comparison;
    expect(comparisonValue('crossing', crossing('certified crossing'))).toBe(1);
    expect(comparisonValue('crossing', crossing('trained ahead throughout'))).toBe(0);
  });

  it('is NaN for prompts by class where none are told', () => {
    for (const name of ['latent', 'novel', 'lost', 'novelLower', 'lostLower']) {
      expect(comparisonValue(name, { ...comparison, classes: null })).toBeNaN();
      // two prompts: counts only
      expect(comparisonValue(name, comparison)).toBeNaN();
    }
  });

  it('is the expected number of prompts, not the counted one', () => {
    const shares = (x: number) => ({
      both: x,
      baseOnly: x + 1,
      trainedOnly: x + 2,
      neither: x + 3,
    });
    const classes = {
      ...comparison.classes!,
      latent: 100,
      novel: 100,
      counted: shares(100),
      expected: shares(10.5),
      lower: shares(1),
      upper: shares(20),
    };
    const value = (name: string) => comparisonValue(name, { ...comparison, classes });
    expect(['latent', 'novel', 'lost', 'novelLower', 'lostLower'].map(value)).toEqual([
      22, 12.5, 11.5, 3, 2,
    ]);
  });
});
