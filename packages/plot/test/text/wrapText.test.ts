import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth, wrapText } from '../../src/index.ts';

describe('wrapText', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 40 });

  it('law: no letter is lost, and no line is too wide but a letter alone', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 400 }), (list, width) => {
        const lines = wrapText(list.join(' '), 12, width);
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''));
        for (const line of lines)
          expect(textWidth(line, 12) <= width || line.length === 1).toBe(true);
      }),
    );
  });

  it('breaks at spaces where the words fit', () => {
    expect(wrapText('one two three', 10, 40)).toEqual(['one two', 'three']);
    expect(wrapText('a checkpoint-000123 b', 10, 40)).toEqual(['a', 'checkpoi', 'nt-00012', '3 b']);
    expect(wrapText('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 10, 5)).toEqual(['👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦']);
  });

  it('keeps line feeds', () => {
    expect(wrapText('a\n\nb', 12, 100)).toEqual(['a', '', 'b']);
  });
});
