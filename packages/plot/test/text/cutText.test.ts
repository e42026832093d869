import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWidth } from '../../src/index.ts';
import { cutText } from '../../src/text/cutText.ts';

describe('cutText', () => {
  it('takes the middle out of what is too long, and leaves the rest as it is', () => {
    expect(cutText('uniform', 12, 100)).toBe('uniform');
    expect(cutText('checkpoint-000123', 12, 60)).toBe('check…123');
    expect(cutText('checkpoint-000123', 12, 1)).toBe('c…');
    // a family of four is one letter
    expect(cutText('👩‍👩‍👧‍👦 and others', 12, 1)).toBe('👩‍👩‍👧‍👦…');
  });

  it('law: it fits, but for one letter, and keeps both ends', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 0, max: 200 }), (text, width) => {
        const cut = cutText(text, 12, width);
        if (cut === text) return;
        const [head = '', tail = ''] = [cut.split('…')[0], cut.split('…').at(-1)];
        expect(text.startsWith(head) && text.endsWith(tail)).toBe(true);
        expect(textWidth(cut, 12) <= width || tail === '').toBe(true);
      }),
    );
  });
});
