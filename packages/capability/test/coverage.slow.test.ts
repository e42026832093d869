import { describe, expect, it } from 'vitest';
import {
  bandCoverage,
  certifiedCrossings,
  differenceCoverage,
  gainCoverage,
  randomEffectsCoverage,
  spreadCoverage,
} from './support/coverage.ts';
import { worlds, worldsWithoutCrossing } from './support/worlds.ts';

const sizes = [
  { prompts: 50, attempts: 16, runs: 1000 },
  { prompts: 100, attempts: 64, runs: 1000 },
  { prompts: 1000, attempts: 8, runs: 600 },
];
const questions = ['sample', 'these'] as const;

describe('95 % bands hold whole curves', () => {
  it.each(worlds.map((world) => [world.name, world] as const))('%s', (name, world) => {
    for (const size of sizes)
      for (const over of questions) {
        const band = bandCoverage(world, size, over);
        const difference = differenceCoverage(world, size, over);
        console.log(`${name}, ${size.prompts} × ${size.attempts}, ${over}: ${band} ${difference}`);
        expect(band).toBeGreaterThanOrEqual(0.93);
        expect(difference).toBeGreaterThanOrEqual(0.93);
      }
  });
});

describe('a crossing is certified in fewer than 5 % of worlds without one', () => {
  it.each(worldsWithoutCrossing.map((world) => [world.name, world] as const))(
    '%s',
    (name, world) => {
      for (const over of questions)
        for (const prompts of [30, 150, 600]) {
          const experiment = { prompts, attempts: 64, runs: prompts > 200 ? 200 : 600 };
          const wrong = certifiedCrossings(world, experiment, over);
          if (wrong > 0) console.log(`${name}, ${prompts} prompts, ${over}: ${wrong}`);
          expect(wrong).toBeLessThan(0.05);
        }
    },
  );
});

describe('95 % intervals of a spread hold it, and noise is not called jagged', () => {
  const shapes = [
    { categories: 6, prompts: 20, attempts: 8, runs: 1000 },
    { categories: 12, prompts: 10, attempts: 4, runs: 1000 },
    { categories: 4, prompts: 40, attempts: 16, runs: 1000 },
  ];
  it.each(shapes)('$categories categories of $prompts prompts', (shape) => {
    for (const over of questions)
      for (const spread of [0, 0.05, 0.15]) {
        for (const among of questions) {
          const { covered, jagged } = spreadCoverage({ ...shape, spread }, over, among);
          expect(covered).toBeGreaterThanOrEqual(0.93);
          if (spread === 0 && over === 'sample') expect(jagged).toBeLessThan(0.05);
        }
        const gains = gainCoverage({ ...shape, spread: spread / 1.5 }, over);
        console.log(
          `${shape.categories} × ${shape.prompts}, ${spread}, ${over}: gains ${gains.covered}`,
        );
        expect(gains.covered).toBeGreaterThanOrEqual(0.93);
        if (spread === 0) expect(gains.jagged).toBeLessThan(0.05);
      }
  });

  it.each([0, 0.05, 0.1, 0.3])('τ = %d between effects of known noise', (tau) => {
    for (const variances of [[0.01, 0.01, 0.02, 0.005, 0.01, 0.03], new Array(15).fill(0.01)])
      expect(randomEffectsCoverage(variances, tau, 2000)).toBeGreaterThanOrEqual(0.93);
  });
});
