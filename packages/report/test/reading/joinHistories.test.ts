import { isDictionary, type Table } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { joinHistories } from '../../src/reading/joinHistories.ts';
import type { ReportNote } from '../../src/trials/reportSource.ts';

const table = (columns: Record<string, readonly number[]>): Table => ({
  rowCount: Object.values(columns)[0]!.length,
  columns: Object.fromEntries(
    Object.entries(columns).map(([name, column]) => [name, Float64Array.from(column)]),
  ),
});
const log = (name: string, columns: Record<string, readonly number[]>) => ({
  name,
  metrics: [table(columns)],
});
const to = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, i) => first + i);

function joined(...histories: ReturnType<typeof log>[]) {
  const notes: ReportNote[] = [];
  const tables = joinHistories(histories, notes);
  const plain = tables.map(({ columns }) =>
    Object.fromEntries(
      Object.entries(columns).map(([name, column]) => [
        name,
        isDictionary(column) ? column.values[0] : [...column],
      ]),
    ),
  );
  return { plain, notes: notes.map(({ message }) => message) };
}

describe('joinHistories', () => {
  it('leaves one log as it is', () => {
    const one = log('a/x.jsonl', { step: [3, 1], loss: [1, 2] });
    expect(joinHistories([one], [])).toEqual(one.metrics);
    expect(joinHistories([], [])).toEqual([]);
  });

  it('takes the longest checkpoint, and says how many say nothing more', () => {
    const state = (n: number) =>
      log(`out/checkpoint-${n}/trainer_state.json`, { step: to(n), loss: to(n).map((i) => 1 / i) });
    const { plain, notes } = joined(state(2), state(4), state(3));
    expect(plain).toEqual([{ step: [1, 2, 3, 4], loss: [1, 1 / 2, 1 / 3, 1 / 4] }]);
    expect(notes).toEqual([
      '2 logs of metrics say nothing that a longer one of the same run does not say.',
    ]);
  });

  it('knows the same means in another container, of single precision and under a logger’s names', () => {
    const { plain, notes } = joined(
      log('out/runs/Nov28_17-47-24_host/events.out.tfevents.1', {
        step: to(3),
        'train/loss': [0.1, 0.33333334, 3],
        'eval/loss': [1, 2, 3],
      }),
      log('out/trainer_state.json', {
        step: to(4),
        loss: [0.1, 1 / 3, 3, 4],
        eval_loss: [1, 2, 3, 4],
      }),
    );
    expect(plain).toEqual([
      { step: [1, 2, 3, 4], loss: [0.1, 1 / 3, 3, 4], eval_loss: [1, 2, 3, 4] },
    ]);
    expect(notes).toHaveLength(1);
  });

  it('puts metrics of a file each side by side', () => {
    const run = `mlruns/0/${'0123456789abcdef'.repeat(2)}/metrics`;
    const { plain, notes } = joined(
      log(`${run}/loss`, { step: [0, 1, 2], loss: [3, 2, 1] }),
      log(`${run}/critic/score/mean`, { step: [0, 2], 'critic/score/mean': [0.5, 1] }),
    );
    expect(plain).toEqual([
      { step: [0, 1, 2], loss: [3, 2, 1], 'critic/score/mean': [0.5, NaN, 1] },
    ]);
    expect(notes).toEqual([]);
  });

  it('lets the later values of a resumed run count', () => {
    const { plain } = joined(
      log('tb/events.out.tfevents.1', { step: to(10), loss: to(10).map(() => 1) }),
      log('tb/events.out.tfevents.2', { step: to(20, 8), loss: to(20, 8).map(() => 2) }),
    );
    expect(plain[0]!.loss).toEqual([...Array(7).fill(1), ...Array(13).fill(2)]);
    expect(plain).toHaveLength(1);
  });

  it('tells runs apart: by their folders, or in one folder by values that differ from the first on', () => {
    const seed = (name: string, shift: number) =>
      log(name, { step: to(5), loss: to(5).map((i) => i + shift) });
    const folders = joined(seed('x/a/log.jsonl', 0), seed('x/b/log.jsonl', 1));
    expect(folders.plain).toEqual([{ step: to(5), loss: [1, 2, 3, 4, 5] }]);
    expect(folders.notes).toEqual([
      'The files hold the metrics of 2 runs: a (5 steps), b (5 steps). Metrics are those of the first; give the files of another alone to read it.',
    ]);
    const files = joined(seed('x/seed1.jsonl', 0), seed('x/seed2.jsonl', 1));
    expect(files.plain).toHaveLength(1);
    expect(files.notes[0]).toContain('2 runs: seed1.jsonl (5 steps), seed2.jsonl (5 steps)');
  });

  it('leaves a store of several runs as it is', () => {
    const store = {
      name: 'a.db',
      metrics: [
        {
          rowCount: 2,
          columns: {
            run: { codes: Int32Array.of(0, 1), values: ['a', 'b'] },
            step: Float64Array.of(1, 1),
          },
        },
      ],
    };
    const other = log('b.jsonl', { step: [1], loss: [1] });
    expect(joinHistories([store, other], [])).toEqual([...store.metrics, ...other.metrics]);
  });
});
