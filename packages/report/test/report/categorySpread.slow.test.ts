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
  {
    name: '200 prompts that are alike and three that are sure or hopeless',
    laws: [
      { prompts: 200, spread: 0.3 },
      { prompts: 3, spread: 3 },
    ],
    steps: 2,
    groupSize: 8,
  },
  {
    name: 'one category of four that are sure or hopeless, nine of 40 that are alike',
    laws: [
      { prompts: 4, spread: 4 },
      ...Array.from({ length: 9 }, () => ({ prompts: 40, spread: 0.3 })),
    ],
    steps: 2,
    groupSize: 8,
  },
  { name: 'two categories of three prompts', laws: alike(2, 3), steps: 10, groupSize: 8 },
];

describe('categories that are alike', () => {
  it.each(layouts)('$name', async ({ name, laws, ...draws }) => {
    const jagged = await jaggedLogs(LOGS, (rng) => categoryRun(laws, { rng, ...draws }));
    console.log(`alike, ${name}: ${jagged} of ${LOGS} called jagged`);
    expect(jagged).toBeLessThanOrEqual(0.05 * LOGS);
  });
});

describe('categories with one mean, some of them sure or hopeless prompts alone', () => {
  // 200 prompts that are right with chance q, and m that are always right with chance q
  it.each([
    [0.9, 6],
    [0.95, 20],
    [0.97, 40],
    [0.5, 4],
  ])('q = %f, m = %i', async (q, m) => {
    const jagged = await jaggedLogs(LOGS, (rng) =>
      Array.from({ length: 200 + m }, (_, i) => {
        const rate = i < 200 ? q : Number(rng.next() < q);
        const rewards = Array.from({ length: 16 }, () => Number(rng.next() < rate));
        const successes = rewards.reduce((sum, x) => sum + x, 0);
        const category = i < 200 ? 'open' : 'closed';
        return { step: 0, prompt: `p${i}`, category, successes, attempts: 16 };
      }),
    );
    console.log(`one mean ${q}, ${m} sure or hopeless: ${jagged} of ${LOGS} called jagged`);
    expect(jagged).toBeLessThanOrEqual(0.05 * LOGS);
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
