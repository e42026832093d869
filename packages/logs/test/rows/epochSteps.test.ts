import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { EpochSteps } from '../../src/rows/epochSteps.ts';
import { column, groupsOf, read } from '../support/read.ts';

const lines = (rows: readonly unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
/** Two prompts that come back in every epoch, at two steps each. */
const rows = (first: number) =>
  [0, 1, 2].flatMap((epoch) =>
    [0, 1].flatMap((step) =>
      [1, 0].map((reward) => ({ epoch, step: first + step, group: 'a', reward })),
    ),
  );

describe('steps that start anew in every epoch', () => {
  it.each([0, 1])('are counted on, whatever the first is called (%i)', async (first) => {
    const { log, tables } = await read(fromText(lines(rows(first))));
    const steps = [...new Set(column(tables, 'step'))];
    expect(steps).toHaveLength(6);
    expect(steps).toEqual([...steps].sort((a, b) => Number(a) - Number(b)));
    expect(steps.slice(0, 2)).toEqual([first, first + 1]);
    // no two batches are one group
    expect([...groupsOf(tables).values()].every((rewards) => rewards.length === 2)).toBe(true);
    expect(log.summary().notes.map(({ code }) => code)).toContain('steps-per-epoch');
  });

  it('go on as they are where the step does, and the epoch is a part of one', async () => {
    const going = Array.from({ length: 8 }, (_, step) => ({
      epoch: step / 3,
      step,
      group: `g${step}`,
      reward: 1,
    }));
    const { log, tables } = await read(fromText(lines(going)));
    expect(column(tables, 'step')).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(log.summary().notes.map(({ code }) => code)).not.toContain('steps-per-epoch');
  });

  it('of a run that goes back to an earlier epoch are those that it had', () => {
    const steps = new EpochSteps(['step', 'epoch']);
    const counted = ([epoch, step]: readonly [number, number]) => steps.counted({ epoch }, step);
    const log = [
      [0, 0],
      [0, 9],
      [1, 0],
      [1, 9],
      [2, 3],
      [1, 5],
      [1, 9],
      [2, 0],
      [3, 0],
    ] as const;
    expect(log.map(counted)).toEqual([0, 9, 10, 19, 23, 15, 19, 20, 24]);
  });

  it('are not there where an epoch is a try: of an evaluation, or as the caller says', async () => {
    const tries = [1, 2, 3].flatMap((epoch) =>
      [0, 100].map((step) => ({ epoch, step, group: 'a', reward: 1, kind: 'eval' })),
    );
    const evaluated = await read(fromText(lines(tries)));
    expect(new Set(column(evaluated.tables, 'step')).size).toBe(2);
    const named = tries.map(({ kind: _, ...row }) => row);
    const { tables } = await read(fromText(lines(named)), { mapping: { rollout: 'epoch' } });
    expect(new Set(column(tables, 'step')).size).toBe(2);
  });

  it('of several writers are left alone: each may be in an epoch of its own', async () => {
    const { tables } = await read(fromText(lines(rows(0).map((row) => ({ ...row, rank: 0 })))));
    expect(new Set(column(tables, 'step')).size).toBe(2);
  });
});
