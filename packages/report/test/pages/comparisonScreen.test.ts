import { readFileSync } from 'node:fs';
import { fromBytes } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { compare, renderComparison } from '../../src/index.ts';
import { sampleRun } from '../support/files.ts';

const source = () => fromBytes(readFileSync(sampleRun), 'rollouts.jsonl');
const told = await compare(source(), source(), {
  baseWhere: { step: '610' },
  trainedWhere: { step: '750' },
  names: { base: 'a.jsonl', trained: 'b.jsonl' },
});
const page = renderComparison(told);
const flat = page.replace(/\s+/g, ' ');

/** Rewards of prompts in two categories. */
const rows = (rate: (i: number) => number, prompts = 60) =>
  Array.from({ length: prompts }, (_, i) =>
    Array.from({ length: 8 }, (_, j) => ({
      prompt_id: `p${i}`,
      category: i % 2 === 0 ? 'even' : 'odd',
      reward: Number(j < rate(i)),
    })),
  ).flat();

describe('the first screen of a comparison', () => {
  it('has names, both rows, and four numbered parts on 40 lines of 80 columns', () => {
    const lines = page.split('\n');
    expect(lines[0]).toBe('before: a.jsonl   after: b.jsonl   406 prompts in both, 8 tries each');
    for (const number of [1, 2, 3, 4, 5])
      expect(lines.filter((line) => line.startsWith(`${number}  `))).toHaveLength(1);
    expect(lines.indexOf('Notes')).toBeLessThanOrEqual(41);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    const ends = lines.slice(2, 5).map((line) => line.length);
    expect(new Set(ends).size).toBe(1);
  });

  it('keeps to the words that a reader has', () => {
    expect(page).not.toMatch(/latent|novel|cross|certif|jagged|×|≤|ledger|trained on the/i);
    expect(page).toContain('before can');
    expect(page).toContain('after cannot');
    // the tables behind have them all, too
    const details = renderComparison(told, { details: true });
    expect(details).toContain('By category, first try');
    expect(details.startsWith(page.split('\nNotes\n')[0]!)).toBe(true);
  });

  it('tells what of the difference is chance: independently summed', () => {
    const rollouts = readFileSync(sampleRun, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { step: number; prompt_id: string; reward: number });
    const flips: number[] = [];
    let variance = 0;
    const ids = [...new Set(rollouts.map(({ prompt_id }) => prompt_id))];
    for (const step of [610, 750]) {
      let flip = 0;
      const of = rollouts.filter((row) => row.step === step);
      const right = new Map<string, number>();
      for (const { prompt_id, reward } of of)
        right.set(prompt_id, (right.get(prompt_id) ?? 0) + reward);
      for (const id of ids) {
        const p = right.get(id)! / 8;
        if (p > 0 && p < 1) flip++;
        variance += (p * (1 - p)) / 7;
      }
      flips.push(flip);
    }
    const error = Math.sqrt(variance + 2 * (1 / 8) ** 2) / ids.length;
    expect(told.noise.chance).toBeCloseTo(1.959964 * error, 6);
    const seen = told.trained.passRate.value - told.base.passRate.value;
    expect(told.noise.moreThanChance).toBeCloseTo(seen - 1.959964 * error, 6);
    expect(told.noise.flips).toEqual({ base: flips[0], trained: flips[1] });
    expect(flat).toContain(
      `moves the difference by at most ${(195.9964 * error).toFixed(1)} points, on these prompts (95 %): at least +${(100 * seen - 195.9964 * error).toFixed(1)} is more`,
    );
  });

  it('names a fall before the gains run out of room, and says that all may be chance', async () => {
    const fallen = await compare(
      rows((i) => (i % 2 === 0 ? 7 : 4)) as never,
      rows((i) => (i % 2 === 0 ? 2 : 4)) as never,
      { category: 'category' },
    );
    const text = renderComparison(fallen).replace(/\s+/g, ' ');
    expect(text).toMatch(/even 87\.5 % 25\.0 % −62\.5/);
    expect(text).toContain('The other: no change beyond chance. Lowest: odd 0.0');
    const same = await compare(rows(() => 4) as never, rows(() => 4) as never);
    expect(same.noise.moreThanChance).toBe(0);
    expect(renderComparison(same).replace(/\s+/g, ' ')).toContain('may be chance');
  });

  it('with one try each has no second row, and says what it cannot tell', async () => {
    const one = (right: (i: number) => boolean) =>
      Array.from({ length: 80 }, (_, i) => [Number(right(i))]);
    const single = await compare(
      one((i) => i % 3 === 0),
      one((i) => i % 2 === 0),
    );
    expect(single.noise).toMatchObject({
      chance: null,
      moreThanChance: null,
      triesToHalve: null,
      flips: { base: null, trained: null },
    });
    const text = renderComparison(single);
    expect(text).not.toContain('At least once');
    // no gap where a part is missing
    expect(text.match(/^\d(?= {2}\S)/gm)).toEqual(['1', '2', '3']);
    expect(text.replace(/\s+/g, ' ')).toMatch(
      /One try each: \d+ prompts right only after, \d+ only before/,
    );
    expect(single.noise.smallest!.value).toBeGreaterThan(0.1);
  });
});

it('says of two prompts that they are too few, not that 100 points would show', async () => {
  const few = await compare(
    [
      [1, 0, 0, 0],
      [1, 0, 0, 0],
    ],
    [
      [1, 1, 1, 1],
      [1, 1, 1, 0],
    ],
  );
  const text = renderComparison(few).replace(/\s+/g, ' ');
  expect(text).toContain('Too few: no true difference would show 80 % of the time.');
  expect(text).not.toContain('100.0 points');
});
