import { createRng, sampleBeta } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { rlReadiness } from '../../src/index.ts';

/** Prompts with pass rates from Beta(a, b) or never or always solved, each tried n times. */
function world(seed: number, prompts: number, n: number) {
  const rng = createRng(seed);
  const rates = Array.from({ length: prompts }, (_, i) =>
    i % 5 === 0 ? 0 : i % 5 === 1 ? 1 : sampleBeta({ a: 0.6, b: 1.4 }, rng),
  );
  const successes = rates.map((p) => {
    let k = 0;
    for (let j = 0; j < n; j++) k += rng.next() < p ? 1 : 0;
    return k;
  });
  return { rates, counts: { successes, attempts: rates.map(() => n) } };
}

const mean = (values: readonly number[]) => values.reduce((a, x) => a + x, 0) / values.length;
const live = (p: number, g: number) => 1 - p ** g - (1 - p) ** g;

describe('rlReadiness', () => {
  it.each([
    [8, 8],
    [16, 8],
    [8, 16],
    [4, 4],
  ])('%i tries, groups of %i: intervals hold the truth of the population', (n, groupSize) => {
    const misses = { coverage: 0, kept: 0, live: 0, liveOfKept: 0 };
    const rng = createRng(5);
    const many = Array.from({ length: 40_000 }, () => sampleBeta({ a: 0.6, b: 1.4 }, rng));
    // two of five are certain, as in the worlds
    const over = (f: (p: number) => number) => 0.2 * f(0) + 0.2 * f(1) + 0.6 * mean(many.map(f));
    const keep = (p: number) => live(p, n);
    const truth = {
      coverage: over((p) => 1 - (1 - p) ** groupSize),
      kept: over(keep),
      live: over((p) => live(p, groupSize)),
      liveOfKept: over((p) => keep(p) * live(p, groupSize)) / over(keep),
    };
    const worlds = 60;
    for (let seed = 0; seed < worlds; seed++) {
      const ready = rlReadiness(world(seed, 200, n).counts, { groupSize });
      for (const name of ['coverage', 'kept', 'live', 'liveOfKept'] as const) {
        const { lower, upper } = ready[name];
        if (!(lower <= truth[name] && truth[name] <= upper)) misses[name]++;
      }
    }
    // 95 % of 60, three standard errors below: at most eight misses
    for (const count of Object.values(misses)) expect(count).toBeLessThanOrEqual(8);
  });

  it('is undefined where no prompt was tried twice, and where none was kept', () => {
    const single = rlReadiness({ successes: [1, 0], attempts: [1, 1] });
    expect(single.coverage.value).toBeNaN();
    expect(single.coverage.method).toContain('tried twice');
    const certain = rlReadiness({ successes: [8, 0], attempts: [8, 8] });
    expect(certain.kept.value).toBe(0);
    expect(certain.liveOfKept.method).toContain('kept');
  });
});
