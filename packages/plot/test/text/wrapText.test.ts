import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '../../src/index.ts';

describe('wrapText', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });

  it('law: nothing is lost and nothing is too wide, except a word alone', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(' '), 12, width);
        expect(lines.join(' ')).toBe(list.join(' '));
        for (const line of lines)
          expect(textWidth(line, 12) <= width || !line.includes(' ')).toBe(true);
      }),
    );
  });

  it('keeps line feeds', () => {
    expect(wrapText('a\n\nb', 12, 100)).toEqual(['a', '', 'b']);
  });
});
