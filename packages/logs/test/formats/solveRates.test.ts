import { describe, expect, it } from 'vitest';
import { fromText, readLog } from '../../src/index.ts';
import { lines, told } from '../support/told.ts';

describe('tables of how hard problems are', () => {
  it('with the attempts in a column', async () => {
    const rows = [
      { problem: 'a', answer: '1', solve_rate: 0.25, n: 8, source: 'x' },
      { problem: 'b', answer: '2', solve_rate: 1, n: 4, source: 'y' },
      { problem: 'c', answer: '2', solve_rate: 0.3, n: 4, source: 'y' },
      { problem: 'd', answer: '2', solve_rate: null, n: 4, source: 'y' },
    ];
    const log = await told(lines(rows));
    expect(log).toMatchObject({
      format: 'solve-rates',
      counts: ['2/8', '4/4'],
      skipped: 2,
      categories: ['x', 'y'],
    });
  });

  it('with fractions as text', async () => {
    const rows = ['3/8', '0/8', '8/8'].map((difficulty, i) => ({ problem: `p${i}`, difficulty }));
    expect((await told(lines(rows))).counts).toEqual(['3/8', '0/8', '8/8']);
  });

  it('as CSV, with the model in the name of the column', async () => {
    const text = 'question,pass_rate_qwen,num_rollouts\nq1,0.5,4\nq2,0.75,4';
    expect((await told(fromText(text, 'a.csv'))).counts).toEqual(['2/4', '3/4']);
  });

  it('without attempts, where rates enough tell them', async () => {
    const rows = Array.from({ length: 64 }, (_, i) => ({
      problem: `p${i}`,
      answer: '1',
      llama8b_solve_rate: i / 64,
    }));
    const log = await told(lines(rows));
    expect(log.counts.slice(0, 3)).toEqual(['0/64', '1/64', '2/64']);
    expect(log.codes).toContain('attempts-inferred');
  });

  it('asks for the attempts where rates are too few to tell', async () => {
    const rows = [0.5, 0.25].map((solve_rate, i) => ({ problem: `p${i}`, solve_rate }));
    const log = await readLog(lines(rows));
    const end = async () => {
      for await (const _ of log.tables);
    };
    await expect(end()).rejects.toThrow('a column of the attempts behind each rate');
  });

  it.each([
    ['thirds', 3, (x: number) => x.toFixed(2)],
    ['sixths', 6, (x: number) => x.toFixed(3)],
    ['percent', 3, (x: number) => (100 * x).toFixed(1)],
    ['percent by the sign', 8, (x: number) => `${(100 * x).toFixed(1)}%`],
  ])('that are rounded: %s', async (_, n, print) => {
    const counts = Array.from({ length: 24 }, (_, i) => (i * 5 + 1) % (n + 1));
    const text = (all: readonly number[]) =>
      fromText(['id,pass_rate,n', ...all.map((c, i) => `q${i},${print(c / n)},${n}`)].join('\n'));
    for (const all of [counts, counts.toReversed()]) {
      const log = await told(text(all));
      expect(log.counts).toEqual(all.map((c) => `${c}/${n}`));
      expect(log.skipped).toBe(0);
    }
  });

  it.each([3, 6, 16])('reads %i attempts off rates of two digits, not a hundred', async (n) => {
    const rows = Array.from({ length: 60 }, (_, i) => ({
      problem: `p${i}`,
      solve_rate: Number(((1 + (i % (n - 1))) / n).toFixed(2)),
    }));
    expect((await told(lines(rows))).counts[0]).toBe(`1/${n}`);
  });
});
