import { describe, expect, it } from 'vitest';
import { fromText } from '../../src/index.ts';
import { read } from '../support/read.ts';

const lines = (...rows: unknown[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const verl = (step: number, input: string, score: number, output = 'o') => ({
  input,
  output,
  gts: 'g',
  score,
  step,
});

describe('duplicates', () => {
  const group = (step: number, prompt: string) =>
    [1, 0].map((score, k) => verl(step, prompt, score, `o${k}`));

  it('drops whole groups that a resumed run repeats, not repeats within a group', async () => {
    const once = [...group(1, 'x'), ...group(1, 'y'), ...group(2, 'x')];
    const { log, rows } = await read(fromText(lines(...once, ...group(1, 'y'), ...group(2, 'x'))));
    expect(rows).toBe(6);
    expect(log.summary().duplicates).toBe(4);
    const same = [verl(1, 'x', 1), verl(1, 'x', 1), verl(1, 'x', 1), verl(1, 'y', 0)];
    expect((await read(fromText(lines(...same)))).log.summary()).toMatchObject({
      rows: 4,
      duplicates: 0,
    });
  });

  it('keeps a group that comes back with other answers', async () => {
    const again = [verl(1, 'x', 1, 'new'), verl(1, 'x', 0, 'newer')];
    const { log } = await read(fromText(lines(...group(1, 'x'), ...group(1, 'y'), ...again)));
    expect(log.summary()).toMatchObject({ rows: 6, duplicates: 0 });
  });

  it('drops a single row only when the run went back in time', async () => {
    const honest = [verl(1, 'x', 1), verl(1, 'y', 1), verl(1, 'x', 1), verl(1, 'y', 1)];
    expect((await read(fromText(lines(...honest)))).log.summary().duplicates).toBe(0);
    const resumed = [
      verl(1, 'x', 1),
      verl(1, 'y', 1),
      verl(2, 'x', 1),
      verl(1, 'x', 1),
      verl(1, 'y', 1),
      verl(2, 'x', 1),
    ];
    const { log } = await read(fromText(lines(...resumed)));
    expect(log.summary().duplicates).toBe(3);
  });
});
