import { describe, expect, it } from 'vitest';
import { promptScores, runToRunNoise } from '../../src/index.ts';
import { outcomes } from '../support/outcomes.ts';

/** Prompts with certain ones, and attempts that differ. */
const rates = [0, 0.2, 0.5, 0.9, 1];
const attempts = [2, 3, 2, 4, 2];

const mean = (xs: readonly number[]): number => xs.reduce((a, x) => a + x, 0) / xs.length;

describe('runToRunNoise', () => {
  it('has unbiased parts of the variance: over all outcomes of five prompts', () => {
    const centre = mean(rates);
    const scatter = rates.reduce((sum, p) => sum + (p - centre) ** 2, 0) / (rates.length - 1);
    let [all, within, between, square] = [0, 0, 0, 0];
    for (const { chance, successes } of outcomes(rates, attempts)) {
      const noise = runToRunNoise(promptScores({ successes, attempts }));
      all += chance;
      within += chance * noise.within.value;
      between += chance * noise.between;
      const grain = mean(attempts.map((n) => 1 / n)) / rates.length;
      square += chance * (noise.standardError.these.value ** 2 - grain ** 2);
    }
    expect(all).toBeCloseTo(1, 12);
    expect(within).toBeCloseTo(mean(rates.map((p) => p * (1 - p))), 12);
    expect(between).toBeCloseTo(scatter, 12);
    expect(square).toBeCloseTo(mean(rates.map((p, i) => (p * (1 - p)) / attempts[i]!)) / 5, 12);
  });

  it('knows what one attempt each cannot tell', () => {
    const noise = runToRunNoise(promptScores({ successes: [1, 0, 1], attempts: [1, 1, 1] }));
    expect(noise.repeated).toBe(0);
    for (const { value, method } of [
      noise.within,
      noise.chanceShare,
      noise.standardError.these,
      noise.oneAttempt.these,
      noise.rerun,
    ]) {
      expect(value).toBeNaN();
      expect(method).toBe('undefined: no prompt has two attempts');
    }
    expect(noise.standardError.sample.value).toBeGreaterThan(0.3);
    expect(noise.oneAttempt.sample.value).toBeCloseTo(noise.standardError.sample.value, 12);
  });

  it('gives prompts tried once the mean chance of the others, and leaves out those never tried', () => {
    const few = runToRunNoise(promptScores({ successes: [1, 1, 0], attempts: [2, 1, 0] }));
    expect([few.prompts, few.repeated]).toEqual([2, 1]);
    // s²/n: ½/2 and ½/1; one attempt decides ½ and 1 of a prompt
    expect(few.standardError.these.value).toBeCloseTo(Math.sqrt(0.75 + 0.75 ** 2) / 2, 12);
  });

  it('takes no agreement for certainty', () => {
    const sure = runToRunNoise(promptScores({ successes: [4, 4, 0], attempts: [4, 4, 4] }));
    expect(sure.within.value).toBe(0);
    expect(sure.within.upper).toBeGreaterThan(0.2);
    expect(sure.rerun.value).toBeGreaterThan(0);
    expect(sure.rerun.lower).toBe(0);
    expect(sure.chanceShare).toMatchObject({ value: 0, lower: 0 });
    expect(sure.chanceShare.upper).toBeGreaterThan(0.1);
  });

  it('scales with the scores, and does not mind their order', () => {
    const counts = { successes: [8, 6, 4, 0, 8, 1], attempts: [8, 8, 8, 8, 8, 4] };
    const one = promptScores(counts);
    const ten = {
      attempts: one.attempts,
      means: Float64Array.from(one.means, (x) => 10 * x - 3),
      variances: Float64Array.from(one.variances, (x) => 100 * x),
      range: 10,
    };
    const [a, b] = [runToRunNoise(one), runToRunNoise(ten)];
    for (const end of ['value', 'lower', 'upper'] as const) {
      expect(b.rerun[end]).toBeCloseTo(10 * a.rerun[end], 9);
      expect(b.within[end]).toBeCloseTo(100 * a.within[end], 9);
      expect(b.chanceShare[end]).toBeCloseTo(a.chanceShare[end], 9);
      expect(b.standardError.sample[end]).toBeCloseTo(10 * a.standardError.sample[end], 9);
    }
    const back = runToRunNoise(
      promptScores({
        successes: [...counts.successes].reverse(),
        attempts: [...counts.attempts].reverse(),
      }),
    );
    expect(back.rerun.value).toBeCloseTo(a.rerun.value, 12);
  });

  it('refuses scores that no attempts can have', () => {
    const means = [0.5];
    expect(() => runToRunNoise({ attempts: [2], means, variances: [0.6] })).toThrow('variances');
    expect(() => runToRunNoise({ attempts: [2], means, variances: [-0.1] })).toThrow('variances');
    expect(() => runToRunNoise({ attempts: [2], means: [Number.NaN], variances: [0] })).toThrow(
      'means',
    );
    expect(runToRunNoise({ attempts: [], means: [], variances: [] }).rerun.value).toBeNaN();
  });
});
