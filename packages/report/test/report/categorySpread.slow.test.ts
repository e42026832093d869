import { describe, expect, it } from 'vitest';
import {
  type CategoryLaw,
  categoryRun,
  type Draws,
  jaggedLogs,
} from '../support/categoryWorlds.ts';

const LOGS = 300;
const alike = (categories: number, prompts: number): CategoryLaw[] =>
  Array.from({ length: categories }, () => ({ prompts }));

interface Layout extends Omit<Draws, 'rng'> {
  readonly name: string;
  readonly laws: readonly CategoryLaw[];
}

const layouts: readonly Layout[] = [
  { name: '40 prompts × 20 steps', laws: alike(10, 4), steps: 20, groupSize: 8 },
  { name: '400 prompts, once each', laws: alike(10, 40), steps: 1, groupSize: 8 },
  { name: 'groups of two', laws: alike(10, 20), steps: 1, groupSize: 2 },
  {
    name: '200 prompts and 9 rare categories',
    laws: [{ prompts: 200 }, ...alike(9, 3)],
    steps: 4,
    groupSize: 8,
  },
  {
    name: 'unequal spreads',
    laws: Array.from({ length: 10 }, (_, c) => ({ prompts: 20, spread: 0.3 * (c + 1) })),
    steps: 4,
    groupSize: 8,
  },
  {
    name: 'rare categories that spread most',
    laws: [
      { prompts: 200, spread: 0.3 },
      ...Array.from({ length: 9 }, () => ({ prompts: 5, spread: 3 })),
    ],
    steps: 2,
    groupSize: 8,
  },
  {
    name: 'rare categories that spread least',
    laws: [
      { prompts: 200, spread: 3 },
      ...Array.from({ length: 9 }, () => ({ prompts: 5, spread: 0.3 })),
    ],
    steps: 2,
    groupSize: 8,
  },
  {
    name: 'hard prompts: most groups all wrong',
    laws: Array.from({ length: 10 }, () => ({ prompts: 20, mean: -5, spread: 2 })),
    steps: 3,
    groupSize: 8,
  },
  {
    name: 'some prompts drawn often, others once',
    laws: alike(8, 12),
    steps: 30,
    groupSize: 8,
    drawn: (prompt, step) => (prompt % 3 === 0 ? true : step === prompt % 30),
  },
  {
    name: 'all prompts drift while they are drawn',
    laws: alike(8, 30),
    steps: 40,
    groupSize: 8,
    drawn: (prompt, step) => (7 * prompt + 3) % 40 === step,
    drift: 0.1,
  },
  { name: 'two categories of three prompts', laws: alike(2, 3), steps: 10, groupSize: 8 },
];

describe('categories that are alike', () => {
  it.each(layouts)('$name', async ({ name, laws, ...draws }) => {
    const jagged = await jaggedLogs(LOGS, (rng) => categoryRun(laws, { rng, ...draws }));
    console.log(`alike, ${name}: ${jagged} of ${LOGS} called jagged`);
    // 15 are expected at most, and 2.4 deviations of √14.25
    expect(jagged).toBeLessThanOrEqual(24);
  });
});

describe('categories that differ by a standard deviation of 0.7 in log odds', () => {
  it.each([
    { name: 'ten of 20 prompts, once each', steps: 1, least: 0.9 },
    { name: 'ten of 20 prompts, 10 times each', steps: 10, least: 0.9 },
  ])('$name', async ({ name, steps, least }) => {
    // the ten normal quantiles of (i + ½)/10, scaled to 0.7
    const means = [-1.645, -1.036, -0.674, -0.385, -0.126, 0.126, 0.385, 0.674, 1.036, 1.645];
    const laws = means.map((z) => ({ prompts: 20, mean: (0.7 / 0.94) * z }));
    const jagged = await jaggedLogs(LOGS, (rng) => categoryRun(laws, { rng, steps, groupSize: 8 }));
    console.log(`apart, ${name}: ${jagged} of ${LOGS} called jagged`);
    expect(jagged).toBeGreaterThanOrEqual(least * LOGS);
  });
});
