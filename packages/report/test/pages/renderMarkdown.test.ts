import { describe, expect, it } from 'vitest';
import { type Report, renderMarkdown, report } from '../../src/index.ts';

/** Head and rows of the table below a heading. */
function tableBelow(text: string, heading: string): string[] {
  const [, below = ''] = text.split(`### ${heading}\n\n`);
  return below.split('\n\n')[0]!.split('\n');
}

const rewards = [
  [1, 0, 0, 0],
  [1, 1, 1, 1],
  [0, 0, 0, 0],
  [1, 1, 0, 0],
];

describe('renderMarkdown', () => {
  it('prints pass@k beside its k', async () => {
    const told = await report(rewards);
    // by hand: pass@1 7/16; pass@2 (1/2 + 1 + 0 + 5/6) / 4; pass@4 3/4
    expect(told.passAtK.map(({ k }) => k)).toEqual([1, 2, 4]);
    const rows = renderMarkdown(told).split('\n');
    for (const start of ['| 1 | 44 % (', '| 2 | 58 % (', '| 4 | 75 % ('])
      expect(rows.filter((row) => row.startsWith(start))).toHaveLength(1);
  });

  it('prints a table of one row', async () => {
    const told = await report(Array.from({ length: 12 }, (_, i) => rewards[i % rewards.length]!));
    const one: Report = {
      ...told,
      advice: { ...told.advice, table: told.advice.table.slice(0, 1) },
    };
    expect(told.advice.table.length).toBeGreaterThan(1);
    expect(tableBelow(renderMarkdown(one), 'What another group size would do')).toHaveLength(3);
    const none: Report = { ...told, advice: { ...told.advice, table: [] } };
    expect(renderMarkdown(none)).not.toContain('What another group size would do');
  });

  it('names options as the face does, and its file without the folders', async () => {
    const told = await report([[0.5, 0.2, 0.3]], { name: '/home/someone/secret/run.jsonl' });
    expect(renderMarkdown(told).split('\n')[0]).toBe('## Bits per sample: run.jsonl');
    expect(renderMarkdown(told)).toContain("success: '>=0.5'".replace('>', '\\>'));
    expect(renderMarkdown(told, { face: 'terminal' })).toContain("--success '\\>=0.5'");
    expect(renderMarkdown(told)).not.toMatch(/`[a-z]\w+(: [^`]+)?`/);
  });
});
