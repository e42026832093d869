import { createRng } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { compare, renderComparison } from '../../src/index.ts';
import { whichPrompts } from '../../src/pages/whichPrompts.ts';

/** Rewards of n tries at each rate. */
const look = (rates: readonly number[], n: number, seed: number): number[][] => {
  const rng = createRng(seed);
  return rates.map((p) => Array.from({ length: n }, () => Number(rng.next() < p)));
};
const rewards = (prompts: number, n: number, right: (i: number) => number): number[][] =>
  Array.from({ length: prompts }, (_, i) =>
    Array.from({ length: n }, (__, a) => Number(a < right(i))),
  );
const told = async (...[base, trained, options]: Parameters<typeof compare>) => {
  const { text, rows } = whichPrompts(await compare(base, trained, options));
  return { text: text.join('\n'), rows: rows.slice(1).map((cells) => cells.join(' | ')) };
};

describe('which prompts can be done', () => {
  it('are expected numbers beside what was counted, with ε as said', async () => {
    // 0 or 8 of 8: no doubt on which side of 3/8 a rate lies
    const base = rewards(40, 8, (i) => (i < 20 ? 8 : 0));
    const trained = rewards(40, 8, (i) => (i < 10 || (i >= 20 && i < 35) ? 8 : 0));
    const { text, rows } = await told(base, trained);
    expect(text).toContain('Can do = pass rate of 0.375 or more (`epsilon` sets it).');
    expect(text).toContain(
      'of 40 prompts some 2 may be told wrongly: 20 could be done before already, 15 are new, 5 cannot be told.',
    );
    expect(rows).toEqual([
      expect.stringMatching(/^before and after \| 10 \(\d to \d+\) \| 10$/),
      expect.stringMatching(/^before only \| 10 \(\d to \d+\) \| 10$/),
      expect.stringMatching(/^after only \| 15 \(\d to \d+\) \| 15$/),
      expect.stringMatching(/^never \| 5 \(\d to \d+\) \| 5$/),
    ]);
  });

  it('say how many failures a new prompt takes where there are too few', async () => {
    const base = rewards(40, 8, (i) => i % 3);
    const trained = rewards(40, 8, () => 7);
    const { text } = await told(base, trained, { epsilon: 1 / 8 });
    expect(text).toContain(
      'No single prompt can be called new: that takes 22 failures before, here are 8.',
    );
  });

  it('do not say that failures are too few where they are not', async () => {
    const one = rewards(40, 8, (i) => 4 + (i % 5));
    const { text } = await told(
      one,
      rewards(40, 8, () => 8),
    );
    expect(text).toContain('No single prompt can be called new.');
    expect(text).not.toContain('failures');
  });

  it('ask for the failures of the prompt tried most', async () => {
    const base = [...rewards(40, 8, (i) => i % 3), ...rewards(1, 30, () => 9)];
    const { text } = await told(base, [...rewards(40, 8, () => 7), [1]], { epsilon: 1 / 8 });
    expect(text).toContain('No single prompt can be called new. Tested');
  });

  it('are in whole prompts, intervals rounded outwards', async () => {
    const comparison = await compare(
      rewards(40, 8, (i) => i % 8),
      rewards(40, 8, (i) => i % 7),
    );
    const shares = (x: number) => ({ both: x, baseOnly: x, trainedOnly: x, neither: x });
    const classes = {
      ...comparison.classes!,
      expected: shares(9.6),
      lower: shares(0.9),
      upper: shares(20.1),
    };
    expect(whichPrompts({ ...comparison, classes }).rows[1]![1]).toBe('10 (0 to 21)');
  });

  it.each([
    [29, 8, '29 prompts: too few'],
    [40, 3, 'fewer than 4 attempts'],
  ])('are counts alone of %i prompts with %i tries', async (prompts, n, why) => {
    const base = rewards(prompts, n, (i) => i % 2);
    const comparison = await compare(
      base,
      rewards(prompts, n, () => n),
    );
    const { text, rows } = whichPrompts(comparison);
    expect(text[0]).toContain(why);
    expect(rows[0]).toEqual(['right at least once', 'counted']);
    expect(rows[3]).toEqual(['after only', String(Math.ceil(prompts / 2))]);
    expect(comparison.classes).toMatchObject({ expected: null, lower: null, novel: null });
  });

  it('are told of few tries when ε is asked for', async () => {
    const { classes } = await compare(
      rewards(40, 3, (i) => i % 2),
      rewards(40, 3, () => 3),
      { epsilon: 0.5 },
    );
    expect(classes!.expected).not.toBeNull();
  });

  it('are not known of one try each', async () => {
    const one = rewards(40, 1, () => 1);
    expect(
      (
        await told(
          rewards(40, 1, (i) => i % 2),
          one,
        )
      ).text,
    ).toBe('One attempt per prompt does not tell what a model can do (`epsilon: P` asks anyway).');
  });
});

describe('of two models alike', () => {
  const worlds = {
    'rates spread evenly': Array.from({ length: 120 }, (_, i) => (i + 0.5) / 120),
    'never solved': Array.from({ length: 120 }, () => 0),
    'sharp: always or never': Array.from({ length: 120 }, (_, i) => i % 2),
    'all near ε': Array.from({ length: 120 }, (_, i) => 0.3 + (i % 10) / 60),
  };

  it.each(Object.entries(worlds))('%s: no prompt is told to be lost or new', async (_, rates) => {
    for (const seed of [1, 2, 3]) {
      const { classes, curves } = await compare(look(rates, 8, seed), look(rates, 8, seed + 50));
      expect(classes!.lower!.baseOnly).toBeLessThan(1);
      expect(classes!.lower!.trainedOnly).toBeLessThan(1);
      expect(curves.verdict).toBe('not certified');
      // one by one, some calls err; not more than were announced
      const wrong = classes!.novel!;
      expect(wrong).toBeLessThanOrEqual(Math.ceil(0.05 * rates.length));
    }
  });

  it('a category that neither solves has no lost and no new prompts', async () => {
    const rows = (seed: number) =>
      look(
        [...Array(60).keys()].map((i) => (i < 29 ? 0 : 0.9)),
        8,
        seed,
      ).flatMap((tries, p) =>
        tries.map((reward) => ({ group: `p${p}`, reward, topic: p < 29 ? 'hard' : 'easy' })),
      );
    const { categories } = await compare(rows(1), rows(2), { by: 'topic' });
    const hard = categories.find(({ name }) => name === 'hard')!;
    expect(hard.classes!.baseOnly + hard.classes!.trainedOnly).toBeLessThan(0.5);
    expect(hard.classes!.neither).toBeGreaterThan(28.5);
  });
});

describe('the top of the page', () => {
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => ({
      prompt_id: `p${from + i}`,
      rewards: [1, 0, 0, i % 2],
    }));
  const text = async (base: object[], trained: object[]) =>
    renderComparison(await compare(base as never, trained as never)).split('\n');

  it('says that 30 % of the prompts have no partner, before any number', async () => {
    const lines = await text(rows(0, 100), rows(30, 100));
    const at = lines.findIndex((line) => line.startsWith('!!'));
    expect(lines.slice(at, at + 2).join(' ')).toBe(
      '!! 30 % of the prompts before (30 of 100) are not in the log after: all numbers are about the 70 prompts in both.',
    );
    expect(at).toBeGreaterThan(0);
    expect(at).toBeLessThan(lines.findIndex((line) => line.startsWith('1  ')));
  });

  it('says nothing there of a tenth, which the notes count', async () => {
    const lines = await text(rows(0, 100), rows(10, 100));
    expect(lines.some((line) => line.startsWith('!!'))).toBe(false);
    expect(lines.join(' ')).toContain('10 prompts of 100 in the log before are not in the other');
  });

  it('speaks of either log', async () => {
    const { warnings } = await compare(rows(0, 50) as never, rows(25, 100) as never);
    expect(warnings).toEqual([
      '50 % of the prompts before (25 of 50) are not in the log after: all numbers are about the 25 prompts in both.',
      '67 % of the prompts after (50 of 75) are not in the log before: all numbers are about the 25 prompts in both.',
    ]);
  });
});
