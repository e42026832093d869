import { describe, expect, it } from 'vitest';
import { CLASSES, classCoverage, classWorlds } from '../support/classWorlds.ts';

describe.each(Object.entries(classWorlds))('95 %% of intervals hold the class: %s', (_, rates) => {
  it.each([
    [40, 4],
    [60, 8],
    [400, 8],
    [100, 16],
    [200, 32],
  ])('%i prompts with %i attempts', (prompts, n) => {
    const times = 200;
    const { misses, alikeLost } = classCoverage(rates, { prompts, n, times });
    for (const name of CLASSES) expect(misses[name] / times, name).toBeLessThanOrEqual(0.05);
    expect(alikeLost / times).toBeLessThanOrEqual(0.05);
  });
});
