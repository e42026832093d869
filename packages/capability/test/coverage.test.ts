import { describe, expect, it } from 'vitest';
import {
  bandCoverage,
  certifiedCrossings,
  differenceCoverage,
  gainCoverage,
  randomEffectsCoverage,
  spreadCoverage,
} from './support/coverage.ts';
import { worlds, worldsWithoutCrossing, worldWithCrossing } from './support/worlds.ts';

/** A small version of the slow suite: with 120 runs 95 % scatters by 2 points. */
const size = { prompts: 60, attempts: 16, runs: 120 };
const enough = 0.88;

describe('intervals hold the truth', () => {
  it.each(worlds.slice(0, 6).map((world) => [world.name, world] as const))(
    'bands of whole curves: %s',
    (_, world) => {
      for (const over of ['sample', 'these'] as const) {
        expect(bandCoverage(world, size, over)).toBeGreaterThanOrEqual(enough);
        expect(differenceCoverage(world, size, over)).toBeGreaterThanOrEqual(enough);
      }
    },
  );

  it.each(worldsWithoutCrossing.map((world) => [world.name, world] as const))(
    'no crossing is certified: %s',
    (_, world) => {
      for (const over of ['sample', 'these'] as const)
        expect(certifiedCrossings(world, { ...size, runs: 60 }, over)).toBeLessThan(0.05);
    },
  );

  it('a crossing that is there is certified, and lies where it says', () => {
    const experiment = { prompts: 150, attempts: 128, runs: 10 };
    const right = certifiedCrossings(
      worldWithCrossing,
      experiment,
      'sample',
      ({ lower, upper }) => lower <= 34 && upper >= 34,
    );
    expect(right).toBeGreaterThanOrEqual(0.9);
  });

  it('spread between categories, of levels and of gains; none where there is none', () => {
    const categories = { categories: 8, prompts: 12, attempts: 8, runs: 120 };
    for (const spread of [0, 0.15]) {
      const levels = spreadCoverage({ ...categories, spread }, 'sample', 'these');
      const gains = gainCoverage({ ...categories, spread: spread / 2 }, 'these');
      expect(levels.covered).toBeGreaterThanOrEqual(enough);
      expect(gains.covered).toBeGreaterThanOrEqual(enough);
      if (spread === 0) expect(Math.max(levels.jagged, gains.jagged)).toBeLessThan(0.08);
      else expect(levels.jagged).toBeGreaterThan(0.5);
    }
    expect(randomEffectsCoverage([0.01, 0.02, 0.01, 0.005], 0.1, 200)).toBeGreaterThan(enough);
  });
});
