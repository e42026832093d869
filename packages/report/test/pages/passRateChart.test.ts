import { describe, expect, it } from 'vitest';
import { passRateChart } from '../../src/pages/passRateChart.ts';
import { histogram } from '../../src/report/histogram.ts';
import type { Report } from '../../src/report/reportShape.ts';

const chart = (successes: readonly number[], attempts: number, width = 60): string[] =>
  passRateChart(
    {
      histogram: histogram({
        successes: Float64Array.from(successes),
        attempts: new Float64Array(successes.length).fill(attempts),
      }),
    } as unknown as Report,
    width,
  );
const times = (n: number, k: number): number[] => new Array<number>(n).fill(k);

describe('the bars of pass rates', () => {
  it('are four rows high for the most, in eighths, and at least one eighth for any', () => {
    // 32 failed: four rows of eight eighths; 16: two rows; 1 of 32: one eighth; 0: nothing
    const lines = chart([...times(32, 0), ...times(16, 1), 2], 3);
    expect(lines.slice(0, 4).map((line) => line.trimEnd())).toEqual([
      '██████',
      '██████',
      '██████ ██████',
      '██████ ██████ ▁▁▁▁▁▁',
    ]);
    expect(lines[4]!.trim().split(/\s+/)).toEqual(['32', '16', '1', '0']);
    expect(lines[5]!.trim().split(/\s+/)).toEqual(['0/3', '1/3', '2/3', '3/3']);
  });

  it('keep one eighth for a group among very many', () => {
    const lines = chart([...times(5000, 0), 1], 2);
    expect(lines[3]!.trimEnd()).toBe('██████ ▁▁▁▁▁▁');
    expect(lines[4]!.trim().split(/\s+/)).toEqual(['5000', '1', '0']);
  });

  it('bracket the zone, with a word where there is room for it', () => {
    // 1/4 to 3/4 of failed, 1/4, 2/4, 3/4, solved: three cells of seven
    const lines = chart(times(3, 2), 4);
    expect(lines.at(-1)!.trimEnd()).toMatch(/^ {7}└─* right 11–89 % ─*┘$/);
    expect(lines.at(-1)!.trimEnd()).toHaveLength(7 + 20);
    const narrow = chart(times(3, 2), 4, 20);
    expect(narrow.at(-1)).toMatch(/^ {4}└─* 11–89 % ─*┘$/);
  });

  it('are none without a histogram', () => {
    expect(passRateChart({ histogram: null } as Report, 60)).toEqual([]);
  });
});
