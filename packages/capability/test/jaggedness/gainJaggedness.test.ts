import { describe, expect, it } from 'vitest';
import { gainJaggedness } from '../../src/index.ts';

const size = 60;
const attempts = new Array<number>(size).fill(100);
const third = (i: number) => Math.floor((3 * i) / size);
const categories = attempts.map((_, i) => ['up', 'same', 'down'][third(i)]!);
const base = { attempts, successes: attempts.map(() => 50) };
const gains = (of: (i: number) => number) => ({
  attempts,
  successes: attempts.map((_, i) => 50 + of(i)),
});

describe('where a gain fell', () => {
  it('names what gained and what lost, and leaves out what stayed', () => {
    const trained = gains((i) => [40, 0, -40][third(i)]! + (i % 2));
    const { gained, lost, verdict } = gainJaggedness(base, trained, categories);
    expect([gained, lost, verdict]).toEqual([['up'], ['down'], 'jagged']);
  });

  it('asks for more than 95 % of each, since all categories are looked at', () => {
    // 10 prompts per category, gains of 0.18 and 0.38: 2.66 standard errors, between 2.26 and 2.9
    const few = (values: readonly number[]) => values.slice(0, 30);
    const names = few(attempts).map((_, i) => ['a', 'b', 'c'][i % 3]!);
    const { gained, categories: all } = gainJaggedness(
      { attempts: few(attempts), successes: few(base.successes) },
      {
        attempts: few(attempts),
        successes: few(attempts).map((_, i) => 50 + (Math.floor(i / 3) % 2 ? 38 : 18)),
      },
      names,
    );
    expect(all.every(({ mean }) => mean.lower > 0)).toBe(true);
    expect(gained).toEqual([]);
  });

  it('is concentrated in one category when the others gained nothing', () => {
    const trained = gains((i) => (third(i) === 0 ? 45 : 0) + (i % 2));
    const { concentration, meanGain, excessVariance } = gainJaggedness(base, trained, categories);
    const share = (2 / 3) * excessVariance.value;
    expect(concentration.value).toBeCloseTo(3 / (1 + share / meanGain.value ** 2), 12);
    expect(concentration.value).toBeGreaterThan(1);
    expect(concentration.value).toBeLessThan(1.1);
  });

  it('leaves out a prompt that one side has not attempted', () => {
    const trained = {
      attempts: attempts.map((n, i) => (i < 5 ? 0 : n)),
      successes: attempts.map((_, i) => (i < 5 ? 0 : 50)),
    };
    const { categories: all } = gainJaggedness(base, trained, categories);
    expect(all.map(({ prompts }) => prompts)).toEqual([15, 20, 20]);
  });
});
