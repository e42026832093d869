import { createRng, isDictionary } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Report, report } from '../../src/index.ts';
import { readRun } from '../../src/reading/readRun.ts';
import { shuffled } from '../support/shuffled.ts';
import { type Row, steps } from './stepRows.ts';

const lines = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const read = (rows: readonly object[]): Promise<Report> => report(fromText(lines(rows)));

describe('the order of rows', () => {
  type World = Record<'steps' | 'groups' | 'size' | 'letters' | 'seed', number>;
  const answers = fc.record({
    steps: fc.integer({ min: 1, max: 5 }),
    groups: fc.integer({ min: 1, max: 6 }),
    size: fc.integer({ min: 2, max: 8 }),
    letters: fc.integer({ min: 1, max: 4 }),
    seed: fc.integer({ min: 0, max: 1e9 }),
  });
  const world = ({ steps: n, groups, size, letters, seed }: World) => {
    const rng = createRng(seed);
    return steps(1, n, { groups, size }).map((row) => ({
      ...row,
      letter: Math.floor(rng.next() * letters),
    }));
  };
  /** The sums, in the order of their names, and all that is told. */
  const sums = async (rows: readonly object[]) => {
    const { groups, input, notes, rewardValues } = await readRun('report', fromText(lines(rows)));
    const cells = Object.entries(groups.columns).map(([name, column]) => [
      name,
      isDictionary(column)
        ? Array.from(column.codes, (code) => column.values[code])
        : Array.from(column, (x) => Number(x.toPrecision(9))),
    ]) as [string, (string | number | undefined)[]][];
    const names = cells.map(([name]) => name).sort();
    const table = Array.from({ length: groups.rowCount }, (_, i) =>
      names.map((name) => cells.find(([key]) => key === name)![1][i]),
    );
    return [names, table.map((row) => row.join(' ')).sort(), input, notes, rewardValues];
  };

  it.each([
    ['neutral rows', ({ step, group, reward }: Row) => ({ step, group, reward })],
    [
      'verl',
      ({ step, group, letter }: Row & { letter: number }) => ({
        input: group,
        output: 'ABCD'[letter],
        gts: 'A',
        score: Number(letter === 0),
        step,
      }),
    ],
    [
      'TRL',
      ({ step, group, letter }: Row & { letter: number }) => ({
        step,
        prompt: group,
        completion: 'ABCD'[letter],
        accuracy_reward: Number(letter === 0),
        advantage: 0,
      }),
    ],
  ])('law: makes no difference to the report, %s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(answers, fc.integer(), async (sizes, seed) => {
        const rows = world(sizes).map((row) => write(row));
        expect(await sums(shuffled(rows, seed))).toEqual(await sums(rows));
      }),
    );
  });

  it('makes none to the whole report', async () => {
    const sizes = { steps: 4, groups: 6, size: 8, letters: 2, seed: 5 };
    const rows = world(sizes).map(({ letter, ...row }) => ({ ...row, reward: letter }));
    const [one, ...others] = await Promise.all(
      [rows, shuffled(rows, 1), shuffled(rows, 2)].map((order) => read(order)),
    );
    const rounded = (made: Report | undefined) =>
      JSON.parse(
        JSON.stringify(made, (_, x) => (typeof x === 'number' ? Number(x.toPrecision(9)) : x)),
      );
    for (const other of others) expect(rounded(other)).toEqual(rounded(one));
  });
});
