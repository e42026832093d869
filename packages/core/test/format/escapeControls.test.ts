import { describe, expect, it } from 'vitest';
import { escapeControls } from '../../src/index.ts';

describe('escapeControls', () => {
  it.each([
    ['\u001b]0;title\u0007', '\\u001b]0;title\\u0007'],
    ['\u009b31m', '\\u009b31m'],
    ['a\rb\tc\nd', 'a\\rb\\tc\\nd'],
    ['\u202egpj.exe', '\\u202egpj.exe'],
    ['a\u200bb\u200d\ufeff\u2066', 'a\\u200bb\\u200d\\ufeff\\u2066'],
    ['\u2028\u2029\u007f\0', '\\u2028\\u2029\\u007f\\u0000'],
    ['\ud800 and \udc00', '\\ud800 and \\udc00'],
    ['\u{e0041}', '\\u{e0041}'],
  ])('%j', (text, shown) => {
    expect(escapeControls(text)).toBe(shown);
  });

  it('leaves what is seen as it is', () => {
    const data = { words: ['Größe, 速度, שלום, 😀, −½ ± 10⁻⁵'], n: [1, NaN, null], big: 2n };
    expect(escapeControls(data)).toBe(data);
    const column = Float64Array.of(1);
    expect(escapeControls({ column, name: '\u0007' })).toEqual({ column, name: '\\u0007' });
  });

  it('goes through lists and objects, and through the names of fields', () => {
    const data = { 'a\u0007': [{ b: 'c\u001b' }], ok: 1 };
    expect(escapeControls(data)).toEqual({ 'a\\u0007': [{ b: 'c\\u001b' }], ok: 1 });
    expect(data).toEqual({ 'a\u0007': [{ b: 'c\u001b' }], ok: 1 });
  });

  it('leaves what is made when it is asked for unmade, and escapes it then', () => {
    let made = 0;
    const data = {
      name: 'a',
      get late() {
        made++;
        return 'b\u0007';
      },
    };
    const shown = escapeControls(data);
    expect(made).toBe(0);
    expect(shown).toEqual({ name: 'a', late: 'b\\u0007' });
  });
});
