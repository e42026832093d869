import { progressText } from '@bits-per-sample/report';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../src/files/progress.ts';

/** A terminal that remembers. */
function terminal(isTTY: boolean): { stream: NodeJS.WriteStream; written: string[] } {
  const written: string[] = [];
  const stream = { isTTY, columns: 80, write: (text: string) => written.push(text) > 0 };
  return { stream: stream as unknown as NodeJS.WriteStream, written };
}

const at = (bytes: number, rows: number) => ({ file: 'a.jsonl', size: 1000, bytes, rows });

describe('progress', () => {
  it('says how far, how fast and how long', () => {
    expect(progressText({ name: 'a.jsonl', bytes: 4e8, total: 1e9, rows: 1.2e6, seconds: 4 })).toBe(
      'a.jsonl  40 %  400 MB of 1.00 GB  1.2 M rows  300 k rows/s  6 s left',
    );
    expect(progressText({ name: 'stdin', bytes: 5e3, total: undefined, rows: 0, seconds: 0 })).toBe(
      'stdin  5 kB',
    );
  });

  it('prints on a terminal only, at most ten times a second, and wipes its line', () => {
    let time = 0;
    const { stream, written } = terminal(true);
    const progress = createProgress(stream, { quiet: false, now: () => time });
    progress.show(at(0, 0));
    progress.show(at(100, 1));
    expect(written).toEqual([]);
    time = 150;
    progress.show(at(200, 2));
    progress.show(at(300, 3));
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('20 %');
    progress.done();
    expect(written.at(-1)).toBe('\r\u001b[2K');
  });

  it.each([
    [true, true],
    [false, false],
  ])('is silent when quiet (%s) or not on a terminal (%s)', (quiet, isTTY) => {
    let time = 0;
    const { stream, written } = terminal(isTTY);
    const progress = createProgress(stream, { quiet, now: () => time });
    progress.show(at(0, 0));
    time = 1000;
    progress.show(at(500, 5));
    progress.done();
    expect(written).toEqual([]);
  });
});
