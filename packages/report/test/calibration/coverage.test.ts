import { describe, expect, it } from 'vitest';
import { atLeast, type Measured, shortfalls } from './coverage.ts';

const score = { given: 300, covered: 285, above: 8, below: 7, width: 0, error: 0 };
const measured: Measured = {
  population: 'uniform',
  layout: '200 prompts × 8',
  logs: 300,
  scores: {
    bits: score,
    signal: score,
    live: score,
    bitsShare: score,
    bitsOfLive: score,
    rate: score,
  },
  fill: { 0.9: { given: 300, filled: 0.91 * 300, oneLess: 0.9 * 300 } },
  sizes: { given: 300, right: 290 },
  filtered: 0,
};

describe('what falls short', () => {
  it('is nothing where 95 of 100 hold and batches are as full as was said', () => {
    expect(shortfalls(measured)).toEqual([]);
  });

  it('is a claim that holds in fewer than 93 of 100', () => {
    const bits = { ...score, covered: 278, above: 15, below: 7 };
    expect(shortfalls({ ...measured, scores: { ...measured.scores, bits } })).toHaveLength(1);
    const few = { ...score, given: 40, covered: 25, above: 15, below: 0 };
    expect(shortfalls({ ...measured, scores: { ...measured.scores, bits: few } })).toEqual([]);
    const many = { ...score, given: 160, covered: 145, above: 15, below: 0 };
    expect(shortfalls({ ...measured, scores: { ...measured.scores, bits: many } })).toHaveLength(1);
  });

  it('is a batch that is filled too seldom, or for which too many prompts are started', () => {
    const seldom = { given: 300, filled: 0.84 * 300, oneLess: 0.8 * 300 };
    const often = { given: 300, filled: 0.99 * 300, oneLess: 0.98 * 300 };
    const whole = { given: 300, filled: 300, oneLess: 0.6 * 300 };
    expect(shortfalls({ ...measured, fill: { 0.9: seldom } })).toHaveLength(1);
    expect(shortfalls({ ...measured, fill: { 0.9: often } })).toHaveLength(1);
    expect(shortfalls({ ...measured, fill: { 0.9: whole } })).toEqual([]);
    const some = { given: 200, filled: 0.5 * 200, oneLess: 0.5 * 200 };
    expect(shortfalls({ ...measured, fill: { 0.9: some } })).toEqual([]);
  });
});

it('a group size that is not among those that were named falls short', () => {
  expect(shortfalls({ ...measured, sizes: { given: 300, right: 270 } })).toHaveLength(1);
});

describe('the chance of a full batch', () => {
  it('is that of the binomial distribution', () => {
    expect(atLeast(1, 3, 0.5)).toBeCloseTo(7 / 8, 12);
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(1 / 2, 12);
    expect(atLeast(3, 3, 0.2)).toBeCloseTo(0.008, 12);
    expect([atLeast(4, 3, 0.5), atLeast(4, 4, 1), atLeast(1, Infinity, 0.1)]).toEqual([0, 1, 1]);
  });
});
