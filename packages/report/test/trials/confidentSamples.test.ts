import { type Column, dictionary, type Table } from '@bits-per-sample/core';
import { fromText } from '@bits-per-sample/logs';
import { describe, expect, it } from 'vitest';
import { successRule } from '../../src/options/successRule.ts';
import type { RunOptions } from '../../src/reading/readPart.ts';
import { readRun } from '../../src/reading/readRun.ts';
import type { ConfidentSample } from '../../src/trials/confidentSample.ts';
import { ConfidentSamples } from '../../src/trials/confidentSamples.ts';
import { summariseTrials } from '../../src/trials/summariseTrials.ts';
import { folderOf, madeRun } from '../support/trlRun.ts';
import { steps } from './stepRows.ts';

type Cells = readonly (string | number | null)[];

/** Trials of one group, column by column. */
const trials = (columns: Record<string, Cells>): Table => {
  const rowCount = Object.values(columns)[0]!.length;
  const made: Record<string, Column> = { group: dictionary(Array(rowCount).fill('a')) };
  for (const [name, cells] of Object.entries(columns))
    made[name] = cells.some((cell) => typeof cell === 'string')
      ? dictionary(cells.map((cell) => (cell === null ? null : String(cell))))
      : Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell)));
  return { rowCount, columns: made };
};
const cellsOf = (sample: ConfidentSample | undefined) =>
  sample?.rollouts.map(({ logprob, success, reward }) => [logprob, success, reward]);
const trainOf = async (table: Table, options = {}) =>
  cellsOf((await summariseTrials([table], options)).confident?.train);

const NONE = Number.NaN;

describe('rollouts with a log-probability', () => {
  it('are not sampled where the log has none', async () => {
    const { confident } = await summariseTrials([trials({ reward: [1, 0] })]);
    expect(confident).toBeUndefined();
  });

  it('count with a verdict of 0 or 1 and a sum that an answer can have', async () => {
    const logprob = [-1, -2, 0, 0.5, -9999, Number.NEGATIVE_INFINITY, null, -3, -4];
    const reward = [1, 0, 1, 1, 1, 1, 1, 0.5, null];
    expect(await trainOf(trials({ reward, logprob }))).toEqual([
      [-1, NONE, 1],
      [-2, NONE, 0],
    ]);
  });

  it('do not count where they ended in an error, also where errors are to fail', async () => {
    const table = trials({ reward: [1, 0], logprob: [-1, -2], status: ['ok', 'error'] });
    expect(await trainOf(table)).toEqual([[-1, NONE, 1]]);
    expect(await trainOf(table, { missing: 'fail' })).toEqual([[-1, NONE, 1]]);
  });

  it("have the log's own flag for a verdict, then the caller's rule", async () => {
    const logprob = [-1, -2, -3];
    const flagged = trials({ reward: [1, 0.2, 0], success: [0, 1, null], logprob });
    expect(await trainOf(flagged)).toEqual([
      [-1, 0, NONE],
      [-2, 1, NONE],
    ]);
    const graded = trials({ reward: [0.9, 0.2, 0.5], logprob });
    expect(await trainOf(graded)).toEqual([]);
    expect(await trainOf(graded, { rule: successRule('>=0.5') })).toEqual([
      [-1, 1, NONE],
      [-2, 0, NONE],
      [-3, 1, NONE],
    ]);
  });

  it('of training and of evaluations are two samples', async () => {
    const kind = ['eval', 'train', null];
    const table = trials({ reward: [1, 0, 1], logprob: [-1, -2, -3], kind });
    const { confident } = await summariseTrials([table]);
    expect(cellsOf(confident?.eval)).toEqual([[-1, NONE, 1]]);
    expect(cellsOf(confident?.train)).toEqual([
      [-2, NONE, 0],
      [-3, NONE, 1],
    ]);
    const unsaid = trials({ reward: [1, 0], logprob: [-1, -2], kind: ['train', null] });
    expect(await trainOf(unsaid)).toHaveLength(2);
  });

  it('stay withdrawn, whatever comes to them', () => {
    const none = new ConfidentSamples().withdrawn();
    for (const samples of [
      none.map((rollout) => rollout),
      none.merge(new ConfidentSamples()),
      new ConfidentSamples().merge(none),
    ])
      expect(samples.isWithdrawn).toBe(true);
  });

  it('have the hash of the prompt, whatever the step, else that of run, step and group', async () => {
    const hashes = async (more: Record<string, Cells>) => {
      const table = trials({ reward: [1, 0, 1], logprob: [-1, -2, -3], ...more });
      const sample = (await summariseTrials([table])).confident?.train;
      return sample?.rollouts.map(({ hash }) => hash) ?? [];
    };
    const distinct = async (more: Record<string, Cells>) => new Set(await hashes(more)).size;
    expect(await distinct({})).toBe(1);
    expect(await distinct({ step: [1, 2, 2] })).toBe(2);
    expect(await distinct({ run: ['x', 'y', 'z'] })).toBe(3);
    expect(await distinct({ step: [1, 2, 3], prompt: ['p', 'p', 'p'] })).toBe(1);
    expect(await distinct({ step: [1, 1, 1], prompt: ['p', 'q', 'q'] })).toBe(2);
    expect(await distinct({ step: [1, 2, 1], prompt: ['p', null, 'p'] })).toBe(2);
    const [p] = await hashes({ prompt: ['p', 'p', 'p'] });
    expect([p, await hashes({ prompt: ['q', 'q', 'p'] })]).toEqual([
      p,
      expect.arrayContaining([p]),
    ]);
  });
});

describe('the sample of a run', () => {
  const read = async (rows: readonly (readonly object[])[], options: RunOptions = {}) => {
    const files = rows.map((lines, i) =>
      fromText(lines.map((line) => JSON.stringify(line)).join('\n'), `f/${i}.jsonl`),
    );
    return (await readRun('report', files, options)).confident;
  };
  const confident = <T extends object>(rows: readonly T[]) =>
    rows.map((row) => ({ ...row, sum_logprob: -1 }));

  it('is that of all its files', async () => {
    const sample = await read([confident(steps(1, 2)), confident(steps(3, 4))]);
    expect(sample?.train.rollouts).toHaveLength(steps(1, 4).length);
    expect(sample?.isWithdrawn).toBe(false);
  });

  it('has none where steps were rolled out again, in one file or in several', async () => {
    const [first, again] = [confident(steps(1, 4)), confident(steps(3, 6))];
    const apart = (rows: readonly object[][], options?: RunOptions) =>
      read(rows, options).then((sample) => [sample?.isWithdrawn, sample?.train.rollouts.length]);
    expect(await apart([[...first, ...again]])).toEqual([true, 0]);
    expect(await apart([first, again])).toEqual([true, 0]);
    expect(await apart([[...first, ...again], confident(steps(7, 8))])).toEqual([true, 0]);
    // all copies count: nothing was left out
    const all = first.length + again.length;
    expect(await apart([[...first, ...again]], { keep: 'all' })).toEqual([false, all]);
    expect(await apart([first, again], { keep: 'all' })).toEqual([false, all]);
  });

  it('takes each file for the step that it is read as', async () => {
    const rows = (verdicts: readonly number[]) =>
      confident(verdicts.map((reward, i) => ({ group: String(i % 2), reward })));
    const sample = await read([rows([1, 0, 1, 0]), rows([1, 1, 0, 0])], { files: 'steps' });
    const named = sample?.train.rollouts.map(({ step, group }) => `${step} ${group}`) ?? [];
    expect(new Set(named)).toEqual(new Set(['0 0', '0 1', '1 0', '1 1']));
  });

  it('has no step where names of files were taken for one, and the files are repetitions', async () => {
    const file = (i: number) => {
      const rows = ['p', 'p', 'q', 'q'].map((id) => JSON.stringify({ id, score: i % 2, lp: -1 }));
      return fromText(rows.join('\n'), `iter_${i}/results.jsonl`);
    };
    const stepsOf = async (options: RunOptions) => {
      const mapping = { group: 'id', reward: 'score', logprob: 'lp' } as const;
      const { confident } = await readRun('report', [file(1), file(2)], { ...mapping, ...options });
      return confident?.train.rollouts.map(({ step }) => step);
    };
    expect(await stepsOf({})).toEqual([1, 1, 1, 1, 2, 2, 2, 2]);
    expect(await stepsOf({ files: 'repeats' })).toEqual(Array(8).fill(NONE));
  });

  it('names the run of each rollout where folders are of several', async () => {
    const files = [0, 1].flatMap((shift) => {
      const correct = (step: number, i: number, k: number) =>
        Number((step + 2 * i + 3 * k + shift) % 5 < 2);
      const run = ['one', 'other'][shift];
      return folderOf(madeRun({ functions: { correct }, extra: { lp: () => -1 } }), {
        state: `${run}/trainer_state.json`,
        folder: `${run}/completions`,
      });
    });
    const { confident } = await readRun('report', files, { logprob: 'lp' });
    expect(new Set(confident?.train.rollouts.map(({ run }) => run))).toEqual(
      new Set(['one', 'other']),
    );
  });

  it('takes rewards of 0 and 1 for the flag that other files have', async () => {
    const row = (group: string, more: object) => ({ group, step: 1, sum_logprob: -1, ...more });
    const verdicts = async (plain: readonly number[]) =>
      (
        await read([
          [row('a', { reward: 1, success: true }), row('a', { reward: 0, success: false })],
          plain.map((reward) => row('b', { reward })),
        ])
      )?.train.rollouts.map(({ group, success }) => [group, success]);
    expect(await verdicts([1, 0])).toEqual([
      ['a', 1],
      ['a', 0],
      ['b', 1],
      ['b', 0],
    ]);
    // graded rewards are no flags, not even where they are 1
    expect(await verdicts([1, 0.5])).toEqual([
      ['a', 1],
      ['a', 0],
      ['b', NONE],
    ]);
  });
});
