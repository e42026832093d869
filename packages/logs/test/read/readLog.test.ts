import { gzipSync } from 'node:zlib';
import type { Dictionary } from '@bits-per-sample/core';
import { describe, expect, it } from 'vitest';
import { fromBlob, fromBytes, fromText } from '../../src/index.ts';
import { column, groupsOf, read } from '../support/read.ts';

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');

describe('readLog', () => {
  it('gives the same rows for every source, container and compression', async () => {
    const rows = [
      { step: 1, group: 'a', reward: 1 },
      { step: 1, group: 'a', reward: 0 },
      { step: 2, group: 'b', reward: 0.25 },
    ];
    const text = lines(...rows);
    const bytes = new TextEncoder().encode(text);
    const csv = `step,group,reward\n${rows.map((r) => `${r.step},${r.group},${r.reward}`).join('\n')}`;
    const sources = [
      fromText(text),
      fromText(`${text}\n`),
      fromText(JSON.stringify(rows)),
      fromText(JSON.stringify(rows, null, 2)),
      fromText(csv),
      fromBytes(bytes, 'a'),
      fromBytes(gzipSync(bytes), 'a'),
      fromBlob(new Blob([text]), 'a'),
      fromBlob(new File([text], 'a.jsonl')),
    ];
    for (const source of sources) {
      const { log, tables } = await read(source);
      expect(log.format).toBe('rollouts');
      expect(column(tables, 'step')).toEqual([1, 1, 2]);
      expect(column(tables, 'group')).toEqual(['a', 'a', 'b']);
      expect(column(tables, 'reward')).toEqual([1, 0, 0.25]);
    }
  });

  it('reads both spellings of the neutral row', async () => {
    const snake = {
      group: 1,
      reward: 1,
      output_tokens: 2,
      input_tokens: 3,
      sum_logprob: -4,
      advantage: 5,
    };
    const camel = {
      group: 1,
      reward: 1,
      outputTokens: 2,
      inputTokens: 3,
      sumLogprob: -4,
      advantage: 5,
    };
    const a = await read(fromText(lines(snake, snake)));
    const b = await read(fromText(lines(camel, camel)));
    expect(b.tables).toEqual(a.tables);
    expect(column(a.tables, 'logprob')).toEqual([-4, -4]);
  });

  it('groups by prompt when the neutral row has no group', async () => {
    const { log, tables } = await read(
      fromText(
        lines({ prompt: 'x', reward: 1 }, { prompt: 'y', reward: 0 }, { prompt: 'x', reward: 0 }),
      ),
    );
    expect([...groupsOf(tables).values()]).toEqual([[1, 0], [0]]);
    expect(log.summary().grouping.method).toBe('step + prompt text');
  });

  it('does not take rows with a group and a foreign step for its own', async () => {
    await expect(read(fromText(lines({ iter: 1, group: 0, reward: 1 })))).rejects.toThrow(
      'try group=group reward=reward step=iter',
    );
  });

  it('takes the step from the name when the rows have none', async () => {
    const row = { group: 'a', reward: 1 };
    const { tables } = await read(fromText(lines(row, row), 'runs/step_7/rows.jsonl'));
    expect(column(tables, 'step')).toEqual([7, 7]);
  });

  it('batches tables, each with its own dictionary', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => ({ group: `g${i >> 2}`, reward: i & 1 }));
    const { tables } = await read(fromText(lines(...rows)), { batchRows: 32 });
    expect(tables.map(({ rowCount }) => rowCount)).toEqual([32, 32, 32, 4]);
    expect(tables.map(({ columns }) => (columns.group as Dictionary).values.length)).toEqual([
      8, 8, 8, 1,
    ]);
  });

  it('starts a column when it first appears, and counts the rows before it', async () => {
    const { log, tables } = await read(
      fromText(lines({ group: 1, reward: 1 }, { group: 1, reward: 0, success: 1, category: 'x' })),
    );
    expect(column(tables, 'success')).toEqual([NaN, 1]);
    expect(column(tables, 'category')).toEqual([undefined, 'x']);
    expect(log.summary().missing).toMatchObject({ success: 1, category: 1, reward: 0 });
  });

  it('counts a broken line in the middle, and reads the rest', async () => {
    const good = '{"group":"a","reward":1}';
    const { log } = await read(fromText(`${good}\n{"group":"a","rew\n[1]\n${good}\n7\n${good}`));
    expect(log.summary()).toMatchObject({ rows: 3, skipped: 3 });
    expect(log.summary().notes).toEqual([
      { code: 'broken-line', message: '1 line that could not be parsed as JSON' },
      { code: 'not-an-object', message: '2 rows that held something else than an object' },
    ]);
  });

  it('reads on when the first line is the broken one', async () => {
    const good = '{"group":"a","reward":1}';
    const { log } = await read(fromText(`{"group":"a","reward":tru\n${good}\n${good}\n`));
    expect(log.summary()).toMatchObject({ rows: 2, skipped: 1 });
  });

  it('keeps at most 64 distinct rewards', async () => {
    const rows = (n: number) =>
      fromText(lines(...Array.from({ length: n }, (_, i) => ({ group: 1, reward: -i }))));
    expect((await read(rows(64))).log.summary().rewardValues).toHaveLength(64);
    expect((await read(rows(65))).log.summary().rewardValues).toBeNull();
    expect((await read(rows(3))).log.summary().rewardValues).toEqual([-2, -1, 0]);
  });

  it('names what is not text', async () => {
    await expect(read(fromText('# a heading\n\nwords'))).rejects.toThrow('got other text');
    await expect(read(fromBytes(Uint8Array.of(1, 0, 0, 9), 'x'))).rejects.toThrow(
      'other binary data',
    );
    await expect(read(fromText('SQLite format 3\0'))).rejects.toThrow(
      'format not read yet: SQLite',
    );
  });
});
