import { categoryRatioPValue, jaggedness, permutationPValue } from '@bits-per-sample/capability';
import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { renderMarkdown, renderTerminal, report, reportFigure } from '../../src/index.ts';
import { jaggednessNote } from '../../src/pages/jaggednessNote.ts';
import {
  type CategoryLaw,
  type CategoryRow,
  categoryRun,
  reportOnRun,
} from '../support/categoryWorlds.ts';
import { shuffled } from '../support/shuffled.ts';

const alike = (categories: number, prompts: number) =>
  Array.from({ length: categories }, () => ({ prompts }));
const apart = Array.from({ length: 4 }, (_, c) => ({ prompts: 12, mean: 2 * c - 3 }));
const run = (seed: number, laws: readonly CategoryLaw[] = apart, steps = 1) =>
  categoryRun(laws, { rng: createRng(seed), steps, groupSize: 8 });

/** Rows as a log that names nothing but groups. */
const byGroup = (
  rows: readonly CategoryRow[],
  group: (row: CategoryRow, i: number) => string | number,
) =>
  report(
    rows.flatMap(({ step, category, successes, attempts }, i) =>
      Array.from({ length: attempts }, (_, j) => ({
        step,
        category,
        group: group(rows[i]!, i),
        reward: Number(j < successes),
      })),
    ),
  );

describe('whether categories differ beyond chance', () => {
  it('is told by tests that must agree, over prompts with all their groups together', async () => {
    const seen = new Set<string>();
    const rare = Array.from({ length: 5 }, () => ({ prompts: 4, spread: 3 }));
    const worlds = [
      [{ prompts: 40, spread: 0.3 }, ...rare],
      alike(6, 10),
      // three and three can be shared out in 20 ways: no permutation is rare enough
      [-2, 2].map((mean) => ({ prompts: 3, mean, spread: 0.3 })),
      apart,
    ];
    const wide = [
      { prompts: 45, mean: -0.75, spread: 3 },
      { prompts: 22, mean: -0.25, spread: 0.2 },
      { prompts: 33, mean: 0.25, spread: 1 },
      { prompts: 30, mean: 0.75, spread: 3 },
    ];
    for (const seed of [...Array(40).keys(), 1109]) {
      const laws = seed === 1109 ? wide : worlds[seed % 4]!;
      const rows = run(seed, laws, 2);
      const prompts = [...new Set(rows.map(({ prompt }) => prompt))].map((name) => {
        const own = rows.filter(({ prompt }) => prompt === name);
        const successes = own.reduce((sum, row) => sum + row.successes, 0);
        return { successes, attempts: 8 * own.length, category: own[0]!.category };
      });
      // by category name and pass rate: the order in which chance is drawn
      prompts.sort((a, b) => a.category.localeCompare(b.category) || a.successes - b.successes);
      const category = Int32Array.from(prompts, (row) => Number(row.category.slice(1)));
      const ratio =
        jaggedness(
          {
            successes: prompts.map(({ successes }) => successes),
            attempts: prompts.map(({ attempts }) => attempts),
          },
          category,
        ).pValue <= 0.05;
      const rates = prompts.map(({ successes, attempts }) => successes / attempts);
      const tests = [
        ratio,
        categoryRatioPValue(rates, category) <= 0.05,
        permutationPValue(rates, category) <= 0.05,
      ];
      const told = (await reportOnRun(rows)).jaggedness;
      expect(told.verdict).toBe(tests.every(Boolean) ? 'jagged' : 'not certified');
      expect(told).toMatchObject({
        prompts: prompts.length,
        groupsAsPrompts: false,
        reason: '',
      });
      if (told.verdict !== 'jagged') expect(told.spread!.lower).toBe(0);
      seen.add(tests.map(Number).join(''));
    }
    // all agree, none does, and each of the last two decides alone
    for (const pattern of ['111', '000', '110', '101']) expect(seen).toContain(pattern);
  });

  it('a log read five times over tells no more', async () => {
    for (const seed of [1, 2, 3]) {
      const rows = run(seed, alike(6, 5));
      const again = [0, 1, 2, 3, 4].flatMap((step) => rows.map((row) => ({ ...row, step })));
      const [once, often] = [await reportOnRun(rows), await reportOnRun(again)];
      expect(often.jaggedness).toEqual(once.jaggedness);
    }
  });

  it('does not depend on the order of the rows', async () => {
    const rows = run(4, apart, 3);
    const told = (await reportOnRun(rows)).jaggedness;
    expect(told.verdict).toBe('jagged');
    for (const seed of [1, 2, 3])
      expect((await reportOnRun(shuffled(rows, seed))).jaggedness).toEqual(told);
  });

  it('leaves out prompts that are alone in their category, and groups without one', async () => {
    const rows = run(5);
    const told = (await reportOnRun(rows)).jaggedness;
    const alone = { ...rows[0]!, prompt: 'alone', category: 'rare', successes: 8 };
    expect((await reportOnRun([...rows, alone])).jaggedness).toEqual(told);
    const { category: _, ...none } = { ...alone, prompt: 'none' };
    expect((await reportOnRun([...rows, none as CategoryRow])).jaggedness).toEqual(told);
  });
});

describe('prompts that cannot be told apart', () => {
  // 40 prompts, all their categories alike, drawn at each of 20 steps
  const rows = run(6, alike(10, 4), 20);

  it('certify nothing where groups are numbered within a step', async () => {
    const { jaggedness: told } = await byGroup(rows, ({ prompt }) => Number(prompt.slice(1)));
    expect(told).toMatchObject({ verdict: 'cannot tell', spread: null, prompts: null });
    expect(told.reason).toContain('does not tell prompts apart');
  });

  it('certify nothing where every group has a name of its own', async () => {
    const fresh = await byGroup(rows, (_, i) => `uid-${i}`);
    expect(fresh.jaggedness).toMatchObject({ verdict: 'cannot tell', spread: null });
    expect(jaggednessNote(fresh)).toContain('no group comes back at another step');
    // the same groups are called jagged where each is said to be a prompt
    const claimed = await reportOnRun(rows.map((row, i) => ({ ...row, prompt: `uid-${i}` })));
    expect(claimed.jaggedness).toMatchObject({ verdict: 'jagged', prompts: 800 });
  });

  it('are the groups where their names come back, and are known as such', async () => {
    const { jaggedness: told } = await byGroup(rows, ({ prompt }) => prompt);
    expect(told).toMatchObject({ prompts: 40, groupsAsPrompts: false });
    expect(told).toEqual((await reportOnRun(rows)).jaggedness);
  });

  it('are taken for the groups of a log without steps, which it says', async () => {
    const trials = run(7).map(({ step: _, ...row }) => row as CategoryRow);
    const told = await byGroup(trials, ({ prompt }) => prompt);
    expect(told.jaggedness).toMatchObject({
      verdict: 'jagged',
      prompts: 48,
      groupsAsPrompts: true,
    });
    expect(jaggednessNote(told)).toContain('over 48 groups, each taken as a prompt of its own');
  });
});

describe('what is said of categories', () => {
  it('is neither jagged nor certified on any page', async () => {
    for (const rows of [run(8, apart, 2), run(9, alike(5, 6), 2)]) {
      const told = await reportOnRun(rows);
      const figure = await reportFigure(told, 'jaggedness');
      const words = figure!.findings!.map(({ text }) => text).join(' ');
      const pages = [renderTerminal(told, { details: true }), renderMarkdown(told), words];
      for (const page of pages) expect(page).not.toMatch(/jagged|certified/i);
    }
  });

  it('names the prompts, and the steps where there are several', async () => {
    const once = jaggednessNote(await reportOnRun(run(8)));
    expect(once).toMatch(/^Categories differ beyond chance: their true pass rates by \d+ %/);
    expect(once).toMatch(/95 % interval \d+ % to \d+ %, over 48 prompts\)\.$/);
    const often = jaggednessNote(await reportOnRun(run(8, apart, 2)));
    expect(often).toContain('true pass rates at the steps at which they were drawn by');
    expect(jaggednessNote(await reportOnRun(run(9, alike(5, 6))))).toMatch(
      /^Chance may explain all differences between categories\. .* is at most \d+ % \(95 % interval 0 % to/,
    );
  });

  it('a picture counts groups as prompts only where they are', async () => {
    const of = async (steps: number) =>
      (await reportFigure(await reportOnRun(run(8, apart, steps)), 'jaggedness'))!;
    const columns = async (steps: number) => Object.keys(Object.values((await of(steps)).data)[0]!);
    expect(await columns(1)).toContain('prompts');
    expect(await columns(2)).not.toContain('prompts');
  });
});
