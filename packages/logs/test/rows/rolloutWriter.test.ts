import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const verl = (step: number, input: string, score: number, output = 'o') => ({
  input,
  output,
  gts: 'g',
  score,
  step,
});

describe('repeats', () => {
  const group = (step: number, prompt: string, size = 4) =>
    Array.from({ length: size }, (_, k) => verl(step, prompt, k % 2, `o${k}`));
  const account = async (rows: readonly unknown[]) => {
    const { log, tables, rows: n } = await read(fromText(lines(...rows)));
    return { rows: n, duplicates: log.summary().duplicates, segment: column(tables, 'segment') };
  };

  it('are the start of a step that is written once more at its end', async () => {
    const step = [...group(1, 'x'), ...group(1, 'y'), ...group(1, 'z')];
    const next = group(2, 'x');
    expect(await account([...step, ...step, ...next])).toMatchObject({ rows: 16, duplicates: 12 });
    expect(await account([...step, ...step.slice(0, 8)])).toMatchObject({
      rows: 12,
      duplicates: 8,
    });
    expect(await account([...step, ...step, ...step])).toMatchObject({ rows: 12, duplicates: 24 });
  });

  it('are not equal answers of a sure policy, in whatever order', async () => {
    const sure = (prompt: string) => Array.from({ length: 8 }, () => verl(1, prompt, 1, 'A'));
    const rows = [...sure('x'), ...sure('y'), ...sure('x'), ...sure('y'), ...sure('x')];
    expect(await account(rows)).toMatchObject({ rows: 40, duplicates: 0 });
    const halves = ['x', 'y', 'x', 'y'].flatMap((prompt) => group(1, prompt, 2));
    expect(await account(halves)).toMatchObject({ rows: 8, duplicates: 0 });
  });

  it('are not a start of the step that goes on otherwise', async () => {
    const step = [...group(1, 'x', 6), ...group(1, 'y', 6)];
    const other = [...group(1, 'x', 6), verl(1, 'y', 1, 'new'), verl(1, 'z', 1, 'new')];
    expect(await account([...step, ...other])).toMatchObject({ rows: 20, duplicates: 0 });
  });

  it('are not a group that comes back with other answers', async () => {
    const again = [verl(1, 'x', 1, 'new'), verl(1, 'x', 0, 'newer')];
    const rows = [...group(1, 'x', 2), ...group(1, 'y', 2), ...again];
    expect(await account(rows)).toMatchObject({ rows: 6, duplicates: 0 });
  });

  it('of a step that comes back are told apart by how often the step went back', async () => {
    const rows = [...group(1, 'x', 2), ...group(2, 'x', 2), ...group(1, 'x', 2)];
    const { rows: n, duplicates, segment } = await account(rows);
    expect([n, duplicates]).toEqual([6, 0]);
    expect(segment).toEqual([Number.NaN, Number.NaN, Number.NaN, Number.NaN, 1, 1]);
  });

  it('by name are marked when the step went back in between, else dropped', async () => {
    const row = (step: number, rollout: number) => ({ step, group: 'a', rollout, reward: 1 });
    const rows = [row(1, 0), row(1, 1), row(1, 0), row(2, 0), row(1, 0), row(1, 0), row(1, 2)];
    const { log, tables } = await read(fromText(lines(...rows)));
    expect(log.summary().duplicates).toBe(2);
    expect(column(tables, 'segment')).toEqual([NaN, NaN, NaN, 1, 1]);
    expect(column(tables, 'again')).toEqual([NaN, NaN, NaN, 1, NaN]);
  });

  it('are not looked for where the step goes back all the time', async () => {
    const rows = Array.from({ length: 400 }, (_, i) => ({ step: i % 2, group: i % 2, reward: 1 }));
    const { log, tables } = await read(fromText(lines(...rows)));
    expect(log.summary()).toMatchObject({ rows: 400, duplicates: 0 });
    expect(column(tables, 'segment').at(-1)).toBe(-1);
  });

  it('each writer has a time order of its own', async () => {
    const of = (rank: number) => [1, 2, 3].map((step) => ({ step, rank, group: rank, reward: 1 }));
    const { tables } = await read(fromText(lines(...of(0), ...of(1))));
    expect(column(tables, 'segment').every((segment) => segment === undefined)).toBe(true);
  });
});
