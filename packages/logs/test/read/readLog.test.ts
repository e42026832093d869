import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBlob, fromBytes, fromText } from '../../src/index.ts';
import { column, read } from '../support/read.ts';

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

  it('takes the step from the name when the rows have none', async () => {
    const row = { group: 'a', reward: 1 };
    const { tables } = await read(fromText(lines(row, row), 'runs/step_7/rows.jsonl'));
    expect(column(tables, 'step')).toEqual([7, 7]);
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
    await expect(read(fromBytes(Uint8Array.of(1, 0, 0, 9), 'x'))).rejects.toThrow('other text');
    await expect(read(fromText('\x93NUMPY'))).rejects.toThrow('other text');
    await expect(read(fromText('BZh91'))).rejects.toThrow('format not read yet: bzip2');
  });
});
