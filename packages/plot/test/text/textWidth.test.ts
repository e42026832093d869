import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/index.ts';
import golden from '../golden/plot.json' with { type: 'json' };

describe('textWidth', () => {
  it.each(golden.widths as [string, number][])(
    '%s is as wide as FreeType sets it',
    (text, width) => {
      expect(Math.abs(textWidth(text, 1) / width - 1)).toBeLessThan(0.02);
    },
  );

  it('gives scripts and wide characters their room', () => {
    expect(textWidth('10⁻⁶', 100)).toBeLessThan(textWidth('10-60', 100));
    expect(textWidth('文', 100)).toBe(100);
  });
});
